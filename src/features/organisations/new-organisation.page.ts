/** Add an organisation. */
import { secretariat } from '../../access/access.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { newOrganisationForm } from './organisation-form.ts'
import { addOrganisation, findDoubles } from './organisations.queries.ts'

export const newOrganisationPage = definePage({
  path: '/organisations/new',
  access: secretariat,
  audit: 'organisation.added',
  publishes: 'nothing',
  template: 'organisations/organisation-form.njk',
  form: newOrganisationForm,
  async show({ db, typed, t }) {
    const name = typed?.values['name']?.[0] ?? ''
    return {
      doubles: typed ? await findDoubles(db, name) : [],
      title: t('organisations.new-title'),
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
    }
  },
  async submit({ db, form: { another, ...form }, audit }) {
    if (!another && (await findDoubles(db, form.name)).length > 0)
      return refuse({ another: 'organisations.problem.double' })
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
