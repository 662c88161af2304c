/** Add a person, so that they can sign in and be given roles. */
import { secretariat } from '../../access/access.ts'
import { email, line } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { addPerson } from '../accounts/index.ts'

export const newPersonPage = definePage({
  path: '/people/new',
  access: secretariat,
  audit: 'person.added',
  publishes: 'nothing',
  template: 'operations/new-person.njk',
  form: {
    name: line({ label: 'operations.person.name' }),
    email: email({ label: 'operations.person.email' }),
  },
  changesPages: false,
  async show({ t }) {
    return {
      title: t('operations.person.new-title'),
      breadcrumbs: [{ text: t('operations.people.title'), href: '/people' }],
    }
  },
  async submit({ db, form, area, audit }) {
    const id = await addPerson(db, form)
    if (!id) return refuse({ email: 'operations.person.taken' })
    await audit({ action: 'person.added', subject: { kind: 'area', id: area.id }, record: { kind: 'person', id } })
    return redirect(`/people/${id}`, 'operations.done.person')
  },
})
