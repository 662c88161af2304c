/** Policies and changes of service of a public body: who was involved in each, and what it means for the sector. */

import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import { difference } from '../../db/audit.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle } from '../../db/open.ts'
import { longDay } from '../../kernel/day.ts'
import { slugParams } from '../../web/by-slug.ts'
import { dayField, type FormValues, line, passage, pick, tick, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { under } from '../../web/under.ts'
import { findConsidered } from './involvement.page.ts'
import { findLed, findPolicies } from './saying.queries.ts'
import { crumbsBelow, inOrganisation, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

const form = {
  title: line({ label: 'organisations.policy.name', hint: 'organisations.policy.name-hint' }),
  affects_sector: tick({ label: 'organisations.policy.affects' }),
  consultation_id: pick({ label: 'organisations.policy.consultation', optional: true }),
  involvement: passage({
    label: 'organisations.policy.involvement',
    hint: 'organisations.policy.involvement-hint',
    optional: true,
    max: 2000,
  }),
  no_involvement: passage({ label: 'organisations.policy.no-involvement', optional: true, max: 2000 }),
  effect: passage({ label: 'organisations.policy.effect', optional: true, max: 3000 }),
  effect_noted_on: dayField({ past: true, label: 'organisations.policy.noted-on', optional: true }),
}
const changeForm = { ...form, version: versionField() }

const address = ({ slug }: { readonly slug: string }, page = ''): string => `/organisations/${slug}/policies${page}`

/** What is wrong with what was typed, by field; null where nothing is. */
async function problemOf(db: Handle, organisationId: string, typed: FormValues<typeof form>) {
  if (typed.consultation_id !== null) {
    const led = await findLed(db, organisationId)
    if (!led.some(({ value }) => value === typed.consultation_id))
      return { consultation_id: 'organisations.policy.problem.consultation' }
  }
  if (typed.effect_noted_on !== null && typed.effect === '') return { effect: 'organisations.policy.problem.effect' }
  return null
}

export const policiesPage = definePage({
  path: '/organisations/:slug/policies',
  // Ways of involvement are considered policy by policy, from here.
  mends: ['organisation-involvement'],
  showsRecord: ['policy-change'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  subject: organisationOfAddress,
  sameForAll: true,
  async show({ db, subject, actor, t }) {
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id })
    const policies = await findPolicies(db, subject.id)
    const considered = await findConsidered(
      db,
      policies.map(({ id }) => id),
    )
    return {
      title: t('organisations.policy.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('organisations.policy.intro'),
      lists: [
        {
          heading: t('organisations.policy.count', { count: policies.length }),
          empty: t('organisations.policy.empty'),
          items: policies.map(each => ({
            title: each.title,
            ...(may ? { href: address(subject, `/${each.id}`) } : {}),
            ...(each.affects_sector ? { tag: t('organisations.policy.affects-tag'), colour: 'govuk-tag--purple' } : {}),
            lines: [
              each.consultation ? t('organisations.policy.consulted', { title: each.consultation }) : '',
              each.involvement,
              each.no_involvement,
              each.effect,
              each.effect_noted_on ? t('organisations.policy.noted', { day: longDay(each.effect_noted_on) }) : '',
              ...(considered.get(each.id) ?? []).map(one =>
                [
                  t(`organisations.involvement.way-${one.way}`),
                  t(`organisations.involvement.${one.offered ? 'offered' : 'not-offered'}`),
                  one.reason,
                ]
                  .filter(Boolean)
                  .join(': '),
              ),
            ],
          })),
        },
      ],
      ...(may ? { back: { href: address(subject, '/new'), text: t('organisations.policy.add') } } : {}),
    }
  },
})

export const newPolicyPage = definePage({
  path: '/organisations/:slug/policies/new',
  mends: ['organisation-policies'],
  access: mayChangeOrganisation,
  audit: 'organisation.policy-listed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async show({ db, subject, t }) {
    return {
      title: t('organisations.policy.add'),
      breadcrumbs: [...crumbsBelow(t, subject), { text: t('organisations.policy.title'), href: address(subject) }],
      fields: Object.keys(form),
      choices: { consultation_id: await findLed(db, subject.id) },
      button: t('organisations.form.save'),
      form: writeForm(form, { affects_sector: true }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const wrong = await problemOf(db, subject.id, typed)
    if (wrong) return refuse(wrong)
    const id = newId()
    await db
      .insertInto('policy_change')
      .values({ id, organisation_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'organisation.policy-listed',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'policy_change', id },
      after: typed,
    })
    return redirect(address(subject), 'organisations.done.policy')
  },
})

const policyHere = under(inOrganisation, 'policy', (db, { organisation }) => findPolicies(db, organisation.id))

export const policyPage = definePage({
  path: '/organisations/:slug/policies/:policy',
  mendsRecord: { 'policy-change': ['organisation-policies'] },
  access: mayChangeOrganisation,
  audit: 'organisation.policy-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ policy: z.uuid() }),
  form: changeForm,
  subject: policyHere,
  async show({ db, subject: { organisation, policy }, t }) {
    return {
      title: policy.title,
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('organisations.policy.title'), href: address(organisation) },
      ],
      back: { href: address(organisation, `/${policy.id}/involvement`), text: t('organisations.involvement.title') },
      fields: Object.keys(changeForm),
      choices: { consultation_id: await findLed(db, organisation.id) },
      button: t('organisations.form.save'),
      form: writeForm(changeForm, policy),
    }
  },
  async submit({ db, subject: { organisation, policy }, form: { version, ...to }, audit }) {
    const wrong = await problemOf(db, organisation.id, to)
    if (wrong) return refuse(wrong)
    if (!(await changeVersioned(db, 'policy_change', policy.id, version, to)))
      return stale(writeForm(changeForm, policy), policy.version)
    await audit({
      action: 'organisation.policy-changed',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'policy_change', id: policy.id },
      ...difference({ ...policy }, to),
    })
    return redirect(address(organisation), 'organisations.done.policy')
  },
})
