/** Erase a person who asks for it, or who has left. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { tick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { erasePerson } from '../accounts/index.ts'
import { findPerson } from './people.queries.ts'

export const erasePersonPage = definePage({
  path: '/people/:id/erase',
  access: secretariat,
  audit: 'person.erased',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'accounts/erase.njk',
  params: z.object({ id: z.uuid() }),
  form: { sure: tick({ label: 'accounts.erase.sure' }) },
  async subject(db, { id }) {
    const record = await findPerson(db, id)
    return record && { ref: null, record }
  },
  async show({ subject, t }) {
    return {
      title: t('accounts.erase.title', { name: subject.name }),
      breadcrumbs: [
        { text: t('operations.people.title'), href: '/people' },
        { text: subject.name, href: `/people/${subject.id}` },
      ],
    }
  },
  async submit({ db, hub, subject, form, area, today, now, t, audit }) {
    if (!form.sure) return refuse({ sure: 'accounts.erase.problem.sure' })
    const erasing = { personId: subject.id, name: t('accounts.erase.name'), today, now }
    const ended = await erasePerson(db, hub.seal, erasing, {
      action: 'person.erased',
      subject: { kind: 'area', id: area.id },
      write: audit,
    })
    if (ended === 'last-secretariat') return refuse({ sure: 'accounts.erase.problem.last' })
    if (ended === 'gone') return refuse({ sure: 'accounts.erase.problem.gone' })
    return redirect('/people', 'operations.done.erased')
  },
})
