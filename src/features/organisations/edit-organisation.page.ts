/** Change an organisation's details. */
import { slugParams } from '../../web/by-slug.ts'
import { writeForm } from '../../web/fields.ts'
import { definePage, redirect, stale } from '../../web/page.ts'
import { tellOfMailbox } from '../parties/index.ts'
import { organisationEditForm } from './organisation-form.ts'
import { changeOrganisation, keepMailboxBefore } from './organisations.queries.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

export const editOrganisationPage = definePage({
  path: '/organisations/:slug/details',
  access: mayChangeOrganisation,
  audit: 'organisation.changed',
  publishes: 'nothing',
  template: 'organisations/organisation-form.njk',
  params: slugParams,
  form: organisationEditForm,
  subject: organisationOfAddress,
  async show({ subject, t }) {
    return {
      title: t('organisations.edit-title'),
      breadcrumbs: crumbsBelow(t, subject),
      form: writeForm(organisationEditForm, subject),
    }
  },
  async submit({ db, hub, subject, form, actor, today, audit }) {
    const { version, ...details } = form
    if (details.email !== subject.email) {
      await keepMailboxBefore(db, subject.id, today)
      await tellOfMailbox(db, { hub, today, actor }, { ...subject, before: subject.email, after: details.email })
    }
    if (!(await changeOrganisation(db, subject.id, version, details)))
      return stale(writeForm(organisationEditForm, subject), subject.version)
    const { id, slug, version: _, endedOn, ...before } = subject
    await audit({
      action: 'organisation.changed',
      subject: { kind: 'organisation', id },
      record: { kind: 'organisation', id },
      before,
      after: details,
    })
    return redirect(`/organisations/${slug}`, 'organisations.done.changed')
  },
})
