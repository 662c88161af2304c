/** A holder's own part: confirming the written role, and stating interests for the register. */
import { sitsOnPartnership } from '../../../access/access.ts'
import { passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { addressOf, anyPartnership, crumbs, subjectOf } from '../subject.ts'
import { seatParams } from './seat-subject.ts'
import { changeTerm, findSeats, findTerms, type Term } from './seats.queries.ts'

const form = {
  role_confirmed: tick({ label: 'partnerships.role.confirm' }),
  interests: passage({
    label: 'partnerships.role.interests',
    hint: 'partnerships.role.interests-hint',
    max: 3000,
    optional: true,
  }),
  version: versionField(),
}
const valuesOf = (term: Term) => writeForm(form, { ...term, role_confirmed: term.role_confirmed_on !== null })

export const rolePage = definePage({
  path: '/partnerships/:slug/seats/:seat/role',
  access: sitsOnPartnership,
  audit: 'partnership.role-confirmed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: seatParams,
  form,
  async subject(db, params, hub, actor) {
    const found = await anyPartnership(db, params)
    const seat = found && (await findSeats(db, found.record.id)).find(each => each.id === params.seat)
    if (!found || !seat) return null
    const today = await hub.today()
    const term = (await findTerms(db, seat.id)).find(
      each => each.person_id === actor.person?.id && (each.to_day === null || each.to_day >= today),
    )
    return { ref: term ? found.ref : null, record: { partnership: found.record, seat, term: term! } }
  },
  async show({ subject: { partnership, seat, term }, t }) {
    return {
      title: t('partnerships.role.title', { seat: seat.name }),
      breadcrumbs: crumbs(t, partnership),
      intro: seat.role_text === '' ? t('partnerships.role.unwritten') : seat.role_text,
      fields: [...(seat.role_text === '' ? [] : ['role_confirmed']), 'interests', 'version'],
      button: t('partnerships.save'),
      form: valuesOf(term),
    }
  },
  async submit({ db, subject: { partnership, seat, term }, form: typed, today, audit }) {
    const change = {
      role_confirmed_on: typed.role_confirmed ? (term.role_confirmed_on ?? today) : null,
      interests: typed.interests,
      interests_stated_on: today,
    }
    if (!(await changeTerm(db, term.id, typed.version, change))) return stale(valuesOf(term), term.version)
    await audit({
      action: 'partnership.role-confirmed',
      subject: subjectOf(partnership),
      record: { kind: 'holding', id: term.id },
      after: { seat: seat.name, role_confirmed_on: change.role_confirmed_on, interests_stated_on: today },
    })
    return redirect(addressOf(partnership), 'partnerships.done.saved')
  },
})
