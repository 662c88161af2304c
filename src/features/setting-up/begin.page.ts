/** The first page of a new area: what it is called, who keeps it. Whoever has the link becomes the secretariat and is signed in. */
import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import { email, line, passage, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { beginSession, keepSignedIn } from '../../web/session.ts'
import { addPerson, grantRole } from '../accounts/index.ts'
import { isBeginning, nameArea } from './begin.queries.ts'

const form = {
  name: line({ label: 'setting-up.begin.name', hint: 'setting-up.begin.name-hint', max: 100 }),
  compact_name: line({ label: 'setting-up.begin.compact', hint: 'setting-up.begin.compact-hint', max: 120 }),
  person: line({ label: 'setting-up.begin.person', autocomplete: 'name', max: 120 }),
  email: email({ label: 'setting-up.begin.email', hint: 'setting-up.begin.email-hint' }),
  contact_name: line({
    label: 'setting-up.begin.contact-name',
    hint: 'setting-up.begin.contact-name-hint',
    optional: true,
  }),
  contact_email: email({
    label: 'setting-up.begin.contact-email',
    hint: 'setting-up.begin.contact-email-hint',
    optional: true,
  }),
  contact_phone: line({ label: 'setting-up.begin.contact-phone', type: 'tel', max: 40, optional: true }),
  contact_address: passage({ label: 'setting-up.begin.contact-address', max: 500, optional: true }),
}

export const beginPage = definePage({
  path: '/begin/:token',
  access: holderOfTheLink,
  audit: 'area.begun',
  publishes: 'nothing',
  template: 'setting-up/begin.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form,
  async show({ db, params, t }) {
    const good = await isBeginning(db, params.token)
    return {
      title: t(good ? 'setting-up.begin.title' : 'setting-up.begin.over'),
      good,
      form: writeForm(form, { contact_name: t('setting-up.begin.office') }),
    }
  },
  async submit({ db, hub, form: typed, params, area, today, now, userAgent, audit }) {
    const { person: name, email: address, ...named } = typed
    if (named.contact_email === '' && named.contact_phone === '' && named.contact_address === '')
      return refuse({ contact_email: 'setting-up.begin.problem.contact' })
    if (!(await nameArea(db, params.token, named))) return refuse({ name: 'setting-up.begin.problem.over' })
    const personId = await addPerson(db, { name, email: address })
    if (!personId) return refuse({ email: 'setting-up.begin.problem.email' })
    const subject = { kind: 'area', id: area.id } as const
    await grantRole(db, { personId, role: 'secretariat', subject, from: today, grantedBy: null })
    const record = { kind: 'area', id: area.id }
    await audit({ action: 'area.begun', as: 'operator', subject, record, after: { name: named.name } })
    const token = await beginSession(db, personId, userAgent, now, hub.sessions.whole)
    return redirect('/setting-up', 'setting-up.done.begun', [keepSignedIn(token, hub.sessions.whole)])
  },
})
