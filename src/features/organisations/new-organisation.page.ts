/** Add an organisation. */
import { secretariat } from '../../access/access.ts'
import { definePage, redirect } from '../../web/page.ts'
import { organisationForm } from './organisation-form.ts'
import { addOrganisation } from './organisations.queries.ts'

export const newOrganisationPage = definePage({
  path: '/organisations/new',
  access: secretariat,
  audit: 'organisation.added',
  template: 'organisations/organisation-form.njk',
  form: organisationForm,
  async show({ t }) {
    return {
      title: t('organisations.new-title'),
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
    }
  },
  async submit({ db, form, audit }) {
    const { id, slug } = await addOrganisation(db, form)
    await audit({
      action: 'organisation.added',
      subject: { kind: 'organisation', id },
      record: { kind: 'organisation', id },
      after: { name: form.name, sector: form.sector },
    })
    return redirect(`/organisations/${slug}`, 'organisations.done.added')
  },
})
