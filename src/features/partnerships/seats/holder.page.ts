/** Filling a seat or handing it over: who holds it from which day. Two terms never share a day. */

import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Message } from '../../../web/catalogue.ts'
import { dayField, email, line, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { putInSeat } from '../consent/seats.matter.ts'
import { laterOf } from '../days.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { followSeats } from './representatives.ts'
import { fillsSeat, type SeatRecord, seatCrumbs, seatOfAddress, seatParams } from './seat-subject.ts'
import { beginTerm, isOverlap, type Seat, type Term, termOn } from './seats.queries.ts'
import { limitColumns, termFields, termParts } from './term-fields.ts'
import { lastDayOf, termProblem } from './term-rules.ts'

const form = {
  email: email({ label: 'partnerships.term.email' }),
  name: line({ label: 'partnerships.term.name', hint: 'partnerships.term.name-hint', optional: true }),
  from_day: dayField({ any: 'a term may begin ahead', label: 'partnerships.term.from' }),
  to_day: dayField({
    any: 'a term may have run out',
    notBefore: 'from_day',
    label: 'partnerships.term.to',
    hint: 'partnerships.term.to-hint',
    optional: true,
  }),
  ends_current: tick({ label: 'partnerships.term.ends-current' }),
  ...termFields,
}

export const holderPage = definePage({
  path: '/partnerships/:slug/seats/:seat/holder',
  mendsRecord: { seat: ['seat-holder'] },
  access: fillsSeat,
  audit: 'partnership.seat-filled',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: seatParams,
  form,
  subject: seatOfAddress,
  async show({ db, subject, today, t }) {
    const { partnership, seat, terms } = subject
    const last = lastDayOf((await rulesInForce(db, partnership.id)).rules, laterOf(seat.from_day, today))
    const current = termOn(terms, today)
    return {
      title: t(current ? 'partnerships.term.hand-over-title' : 'partnerships.term.fill-title', { seat: seat.name }),
      breadcrumbs: seatCrumbs(t, subject),
      intro: current ? t('partnerships.term.current', { name: current.name }) : t('partnerships.term.intro'),
      fields: ['email', 'name', 'from_day', ...(current ? ['ends_current'] : []), 'to_day', 'mandate'],
      more: Object.entries(termParts).map(([text, fields]) => ({ text: t(text), fields })),
      button: t('partnerships.term.button'),
      form: writeForm(form, {
        from_day: laterOf(seat.from_day, today),
        ends_current: true,
        ...(last === null ? {} : { to_day: last }),
        selection_public: true,
      }),
    }
  },
  async submit({ db, subject, form: typed, today, actor, hub, t, audit }) {
    const { partnership, seat } = subject
    const wrong = problemOf(seat, typed.from_day, typed.to_day)
    if (wrong) return refuse(wrong)
    const person = await personOfEmail(db, typed.email, typed.name)
    if (!person) return refuse({ name: 'partnerships.term.problem.name' })
    const { rules } = await rulesInForce(db, partnership.id)
    const broken = termProblem(
      rules,
      { person: person.id, from: typed.from_day, to: typed.to_day },
      {
        terms: subject.terms.map(one => ({ person: one.person_id, from: one.from_day, to: endOf(one, typed) })),
        elsewhere: await seatsElsewhere(db, partnership.id, seat.id, person.id, typed),
      },
    )
    if (broken) return refuse(broken)
    const { email: address, name: _, ends_current, ...term } = typed
    const by = { hub, person: actor.person! }
    const before = ends_current ? await endCurrent(db, subject, typed.from_day) : null
    let holdingId: string
    try {
      holdingId = await beginTerm(db, {
        ...term,
        ...limitColumns(term),
        seat_id: seat.id,
        person_id: person.id,
      })
    } catch (error) {
      if (isOverlap(error)) return refuse({ from_day: overlapOf(subject, typed) })
      throw error
    }
    for (const personId of new Set([person.id, ...(before ? before.people : [])]))
      await followSeats(db, { partnershipId: partnership.id, personId, today, by })
    await audit({
      action: 'partnership.seat-filled',
      subject: subjectOf(partnership),
      record: { kind: 'seat', id: seat.id },
      ...(before ? { before: { holder: before.holderId } } : {}),
      after: { holder: person.id, from_day: typed.from_day, to_day: typed.to_day, mandate: typed.mandate },
    })
    await putInSeat(
      db,
      { hub, today, actor, audit },
      partnership,
      seat,
      {
        id: holdingId,
        personId: person.id,
        name: person.name,
        fromDay: typed.from_day,
        authority: typed.authority,
        limits: { not_for: typed.not_for, most: typed.most },
        mandate: typed.mandate,
      },
      'holder',
    )
    const link = `${hub.origin}${addressOf(partnership)}`
    const told = { person: person.name, seat: seat.name, name: partnership.name, link }
    await sendMail(
      db,
      hub.seal,
      {
        to: address,
        subject: t('partnerships.term.mail-subject', { name: partnership.name }),
        body: t('partnerships.term.mail-body', told),
      },
      subjectOf(partnership),
    )
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.holder')
  },
})

/** The last day of a term as it will be once a new one begins. */
function endOf({ from_day, to_day }: Term, asked: Asked): Day | null {
  const ends = asked.ends_current && from_day < asked.from_day && (to_day === null || to_day >= asked.from_day)
  return ends ? addDays(asked.from_day, -1) : to_day
}

/** The other seats of the partnership that a person holds on some of the days asked for. */
export async function seatsElsewhere(
  db: Handle,
  partnershipId: string,
  seatId: string,
  personId: string,
  { from_day, to_day }: Pick<Asked, 'from_day' | 'to_day'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('holding')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select('seat.name')
    .where('seat.partnership_id', '=', partnershipId)
    .where('seat.id', '<>', seatId)
    .where('holding.person_id', '=', personId)
    .where(eb => eb.or([eb('holding.to_day', 'is', null), eb('holding.to_day', '>=', from_day)]))
    .$if(to_day !== null, query => query.where('holding.from_day', '<=', to_day ?? from_day))
    .execute()
  return rows.map(({ name }) => name)
}

/** What is wrong with a term's days in a seat; null where nothing is. */
export function problemOf(seat: Seat, from: Day, to: Day | null): Record<string, string | Message> | null {
  if (to !== null && to < from) return { to_day: 'partnerships.term.problem.backwards' }
  if (from < seat.from_day)
    return { from_day: { key: 'partnerships.term.problem.before-seat', values: { day: longDay(seat.from_day) } } }
  if (seat.to_day !== null && from > seat.to_day) return { from_day: 'partnerships.term.problem.after-seat' }
  if (seat.to_day !== null && (to === null || to > seat.to_day))
    return { to_day: 'partnerships.term.problem.past-seat' }
  return null
}

type Asked = { readonly from_day: Day; readonly to_day: Day | null; readonly ends_current: boolean }

/** Who holds the seat in the days asked for, and until when. */
function overlapOf({ terms }: SeatRecord, asked: Asked): Message {
  const current = asked.ends_current ? termOn(terms, asked.from_day) : null
  const ended = current !== null && current.from_day < asked.from_day ? current.id : null
  const other = terms.find(
    term =>
      term.id !== ended &&
      (term.to_day === null || term.to_day >= asked.from_day) &&
      (asked.to_day === null || term.from_day <= asked.to_day),
  )
  if (!other) return { key: 'partnerships.term.problem.overlap' }
  const to = other.to_day
  const values = { name: other.name, from: longDay(other.from_day), to: to === null ? '' : longDay(to) }
  const ends = to === null ? 'open' : 'until'
  return { key: `partnerships.term.problem.overlap-${ends}`, values }
}

/** Ends the term under way the day before the next begins. One that begins on that very day is left to the overlap check. */
async function endCurrent(
  tx: Tx,
  { terms }: SeatRecord,
  from: Day,
): Promise<{ holderId: string; people: string[] } | null> {
  const current = termOn(terms, from)
  if (!current || current.from_day >= from) return null
  const lastDay = addDays(from, -1)
  await tx.deleteFrom('substitute').where('holding_id', '=', current.id).where('from_day', '>', lastDay).execute()
  await tx
    .updateTable('substitute')
    .set({ to_day: lastDay })
    .where('holding_id', '=', current.id)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', lastDay)]))
    .execute()
  await tx
    .updateTable('holding')
    .set(eb => ({ to_day: lastDay, version: eb('version', '+', 1) }))
    .where('id', '=', current.id)
    .execute()
  return {
    holderId: current.person_id,
    people: [current.person_id, ...current.substitutes.map(each => each.person_id)],
  }
}
