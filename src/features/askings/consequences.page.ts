/** What an organisation does about what others said of it, beside the round for good. */
import { changeVersioned } from '../../db/change-versioned.ts'
import { passage, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation } from '../organisations/index.ts'
import { roundOfAddress, roundParams } from './round.subject.ts'

const form = {
  consequences: passage({
    label: 'askings.consequences',
    hint: 'askings.consequences-hint',
    max: 3000,
    optional: true,
  }),
  version: versionField(),
}

export const consequencesPage = definePage({
  path: '/organisations/:slug/asking/:round/consequences',
  access: mayChangeOrganisation,
  audit: 'organisation.asking-concluded',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: roundParams,
  form,
  subject: roundOfAddress,
  async show({ subject: { organisation, round }, t }) {
    return {
      title: t('askings.consequences-title'),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('askings.title', { name: organisation.name }), href: `/organisations/${organisation.slug}/asking` },
      ],
      intro: t('askings.consequences-intro'),
      fields: Object.keys(form),
      button: t('organisations.form.save'),
      form: writeForm(form, round),
    }
  },
  async submit({ db, subject: { organisation, round }, form: { version, consequences }, audit }) {
    if (round.closed_on === null) return refuse({ consequences: 'askings.problem.still-open' })
    if (!(await changeVersioned(db, 'asking_round', round.id, version, { consequences })))
      return stale(writeForm(form, round), round.version)
    await audit({
      action: 'organisation.asking-concluded',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'asking_round', id: round.id },
      before: { consequences: round.consequences },
      after: { consequences },
    })
    return redirect(`/organisations/${organisation.slug}/asking`, 'askings.done.concluded')
  },
})
