/** How an organisation works with others and with the codes, in its own words. */

import { difference } from '../../db/audit.ts'
import { slugParams } from '../../web/by-slug.ts'
import { dayField, passage, pick, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { changeStatement, findInfrastructure, findStatement } from './saying.queries.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

const text = (name: 'communication' | 'objectives' | 'evidence' | 'plan') =>
  passage({
    label: `organisations.practice.${name}`,
    hint: `organisations.practice.${name}-hint`,
    optional: true,
    max: 5000,
  })

const form = {
  communication: text('communication'),
  objectives: text('objectives'),
  objectives_evidence: text('evidence'),
  code_plan: text('plan'),
  code_plan_on: dayField({ past: true, label: 'organisations.practice.plan-on', optional: true }),
  belongs_to_id: pick({ label: 'organisations.practice.belongs-to', optional: true }),
  silence_understood_on: dayField({
    past: true,
    label: 'organisations.practice.silence-on',
    hint: 'organisations.practice.silence-on-hint',
    optional: true,
  }),
  version: versionField(),
}

export const practicePage = definePage({
  path: '/organisations/:slug/practice',
  mends: ['organisation-practice'],
  access: mayChangeOrganisation,
  audit: 'organisation.practice-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async show({ db, subject, t }) {
    return {
      title: t('organisations.practice.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('organisations.practice.intro'),
      fields: Object.keys(form),
      choices: { belongs_to_id: await findInfrastructure(db, subject.id) },
      button: t('organisations.form.save'),
      form: writeForm(form, await findStatement(db, subject.id)),
    }
  },
  async submit({ db, subject, form: { version, ...to }, audit }) {
    if (to.belongs_to_id !== null) {
      const known = await findInfrastructure(db, subject.id)
      if (!known.some(({ value }) => value === to.belongs_to_id))
        return refuse({ belongs_to_id: 'organisations.practice.problem.belongs-to' })
    }
    const before = await findStatement(db, subject.id)
    if (!(await changeStatement(db, subject.id, version, to))) return stale(writeForm(form, before), before.version)
    await audit({
      action: 'organisation.practice-changed',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'organisation', id: subject.id },
      ...difference({ ...before }, to),
    })
    return redirect(`/organisations/${subject.slug}`, 'organisations.done.changed')
  },
})
