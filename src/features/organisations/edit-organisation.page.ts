/** Change an organisation's details. */
import { z } from 'zod'
import { writeForm } from '../../web/fields.ts'
import { definePage, redirect, stale } from '../../web/page.ts'
import { mayChangeOrganisation } from './organisation.page.ts'
import { organisationEditForm } from './organisation-form.ts'
import { changeOrganisation, findOrganisation } from './organisations.queries.ts'

export const editOrganisationPage = definePage({
  path: '/organisations/:slug/details',
  access: mayChangeOrganisation,
  audit: 'organisation.changed',
  template: 'organisations/organisation-form.njk',
  params: z.object({ slug: z.string().max(80) }),
  form: organisationEditForm,
  async subject(db, { slug }) {
    const record = await findOrganisation(db, slug)
    return record && { ref: { kind: 'organisation', id: record.id }, record }
  },
  async show({ subject, t }) {
    return {
      title: t('organisations.edit-title'),
      breadcrumbs: [
        { text: t('organisations.title'), href: '/organisations' },
        { text: subject.name, href: `/organisations/${subject.slug}` },
      ],
      form: writeForm(organisationEditForm, subject),
    }
  },
  async submit({ db, subject, form, audit }) {
    const { version, ...details } = form
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
