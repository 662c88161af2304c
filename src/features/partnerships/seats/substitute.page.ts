/** Naming who stands in for a holder, and what is delegated to them. One at a time. */

import { newId } from '../../../db/ids.ts'
import { addDays } from '../../../kernel/day.ts'
import { dayField, email, line, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { putInSeat } from '../consent/seats.matter.ts'
import { laterOf } from '../days.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { followSeats } from './representatives.ts'
import { fillsSeat, seatCrumbs, termOfAddress, termParams } from './seat-subject.ts'
import { isOverlap } from './seats.queries.ts'
import { limitColumns, limitFields } from './term-fields.ts'

const form = {
  email: email({ label: 'partnerships.term.email' }),
  name: line({ label: 'partnerships.term.name', hint: 'partnerships.term.name-hint', optional: true }),
  authority: passage({
    label: 'partnerships.substitute.authority',
    hint: 'partnerships.substitute.authority-hint',
    max: 2000,
  }),
  ...limitFields,
  from_day: dayField({ any: 'a term may begin ahead', label: 'partnerships.term.from' }),
  to_day: dayField({
    any: 'a term may have run out',
    notBefore: 'from_day',
    label: 'partnerships.term.to',
    hint: 'partnerships.substitute.to-hint',
    optional: true,
  }),
}

export const substitutePage = definePage({
  path: '/partnerships/:slug/seats/:seat/terms/:term/substitute',
  mendsRecord: { term: ['seat-substitute'] },
  access: fillsSeat,
  audit: 'partnership.substitute-named',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: termParams,
  form,
  subject: termOfAddress,
  async show({ subject, today, t }) {
    const { term } = subject
    return {
      title: t('partnerships.substitute.title', { name: term.name }),
      breadcrumbs: seatCrumbs(t, subject),
      intro: t('partnerships.substitute.intro'),
      fields: ['email', 'name', 'authority', 'not_for', 'most', 'from_day', 'to_day'],
      button: t('partnerships.substitute.button'),
      form: writeForm(form, { from_day: laterOf(term.from_day, today) }),
    }
  },
  async submit({ db, hub, subject: { partnership, seat, term }, form: typed, today, actor, audit }) {
    const last = typed.to_day ?? term.to_day
    if (typed.from_day < term.from_day || (term.to_day !== null && typed.from_day > term.to_day))
      return refuse({ from_day: 'partnerships.substitute.problem.outside' })
    if (last !== null && last < typed.from_day) return refuse({ to_day: 'partnerships.term.problem.backwards' })
    if (term.to_day !== null && last !== null && last > term.to_day)
      return refuse({ to_day: 'partnerships.substitute.problem.outside' })
    const person = await personOfEmail(db, typed.email, typed.name)
    if (!person) return refuse({ name: 'partnerships.term.problem.name' })
    if (person.id === term.person_id) return refuse({ email: 'partnerships.substitute.problem.self' })
    const before = term.substitutes.find(
      each => each.from_day < typed.from_day && (each.to_day === null || each.to_day >= typed.from_day),
    )
    if (before)
      await db
        .updateTable('substitute')
        .set({ to_day: addDays(typed.from_day, -1) })
        .where('id', '=', before.id)
        .execute()
    const id = newId()
    try {
      await db
        .insertInto('substitute')
        .values({
          id,
          holding_id: term.id,
          person_id: person.id,
          authority: typed.authority,
          ...limitColumns(typed),
          from_day: typed.from_day,
          to_day: last,
        })
        .execute()
    } catch (error) {
      if (isOverlap(error)) return refuse({ from_day: 'partnerships.substitute.problem.overlap' })
      throw error
    }
    for (const personId of new Set([person.id, ...(before ? [before.person_id] : [])]))
      await followSeats(db, { partnershipId: partnership.id, personId, today, by: { hub, person: actor.person! } })
    await audit({
      action: 'partnership.substitute-named',
      subject: subjectOf(partnership),
      record: { kind: 'holding', id: term.id },
      after: { substitute: person.id, from_day: typed.from_day, to_day: last },
    })
    await putInSeat(
      db,
      { hub, today, actor, audit },
      partnership,
      seat,
      {
        id,
        personId: person.id,
        name: person.name,
        fromDay: typed.from_day,
        authority: typed.authority,
        limits: { not_for: typed.not_for, most: typed.most },
        mandate: null,
      },
      'substitute',
    )
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.substitute')
  },
})
