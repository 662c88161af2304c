/** One person's term in a seat: its last day, mandate, authority, selection, induction. */

import type { Handle } from '../../../db/open.ts'
import type { BoardRules } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import { dayField, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { putInSeat } from '../consent/seats.matter.ts'
import { addressOf, difference, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { problemOf, seatsElsewhere } from './holder.page.ts'
import { followSeats } from './representatives.ts'
import { fillsSeat, seatCrumbs, type TermRecord, termOfAddress, termParams } from './seat-subject.ts'
import { changeTerm, isOverlap, type Term } from './seats.queries.ts'
import { limitColumns, termFields, termParts } from './term-fields.ts'
import { termProblem } from './term-rules.ts'

const form = {
  from_day: dayField({ any: 'a term may begin ahead', label: 'partnerships.term.from' }),
  to_day: dayField({
    any: 'a term may have run out',
    notBefore: 'from_day',
    label: 'partnerships.term.to',
    hint: 'partnerships.term.to-hint',
    optional: true,
  }),
  ...termFields,
  version: versionField(),
}

const shown = (term: Term) => ({ ...term, most: term.most === null ? null : Number(term.most) })

export const termPage = definePage({
  path: '/partnerships/:slug/seats/:seat/terms/:term',
  mendsRecord: { term: ['seat-term'] },
  access: fillsSeat,
  audit: 'partnership.term-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: termParams,
  form,
  subject: termOfAddress,
  async show({ subject, t }) {
    const { seat, term } = subject
    return {
      title: t('partnerships.term.title', { name: term.name, seat: seat.name }),
      breadcrumbs: seatCrumbs(t, subject),
      fields: ['from_day', 'to_day', 'mandate', 'version'],
      more: Object.entries(termParts).map(([text, fields]) => ({ text: t(text), fields })),
      button: t('partnerships.save'),
      form: writeForm(form, shown(term)),
    }
  },
  async submit({ db, hub, subject: { partnership, seat, term, terms }, form: typed, today, actor, audit }) {
    const wrong = problemOf(seat, typed.from_day, typed.to_day)
    if (wrong) return refuse(wrong)
    const broken = await brokenBy(db, { partnership, seat, term, terms }, typed)
    if (broken) return refuse(broken)
    const outside = term.substitutes.some(
      each => each.from_day < typed.from_day || (typed.to_day !== null && each.from_day > typed.to_day),
    )
    if (outside) return refuse({ from_day: 'partnerships.term.problem.substitute' })
    const { version, ...values } = typed
    const change = { ...values, ...limitColumns(values) }
    try {
      if (!(await changeTerm(db, term.id, version, change))) return stale(writeForm(form, shown(term)), term.version)
    } catch (error) {
      if (isOverlap(error)) return refuse({ from_day: 'partnerships.term.problem.overlap' })
      throw error
    }
    if (typed.to_day !== null)
      await db
        .updateTable('substitute')
        .set({ to_day: typed.to_day })
        .where('holding_id', '=', term.id)
        .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', typed.to_day)]))
        .execute()
    for (const personId of new Set([term.person_id, ...term.substitutes.map(each => each.person_id)]))
      await followSeats(db, { partnershipId: partnership.id, personId, today, by: { hub, person: actor.person! } })
    await audit({
      action: 'partnership.term-changed',
      subject: subjectOf(partnership),
      record: { kind: 'holding', id: term.id },
      ...difference(term, change),
    })
    await putInSeat(
      db,
      { hub, today, actor, audit },
      partnership,
      seat,
      {
        id: term.id,
        personId: term.person_id,
        name: term.name,
        fromDay: typed.from_day,
        authority: typed.authority,
        limits: { not_for: typed.not_for, most: typed.most },
        mandate: typed.mandate,
      },
      'holder',
      goesOn(term, typed.to_day, today),
    )
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.saved')
  },
})

/** Whether a term that had ended goes on: what its partner said about it bound until then. */
function goesOn(term: Term, to: Day | null, today: Day): boolean {
  return term.to_day !== null && term.to_day < today && (to === null || to > term.to_day)
}

/**
 * What new days of a term break. A term that keeps its days or becomes shorter stays as it was agreed; the limits on how often and
 * in how many seats somebody sits are asked where it begins earlier or ends later.
 */
async function brokenBy(
  db: Handle,
  { partnership, seat, term, terms }: TermRecord,
  { from_day, to_day }: { readonly from_day: Day; readonly to_day: Day | null },
): Promise<Record<string, Message> | null> {
  const { rules } = await rulesInForce(db, partnership.id)
  const person = term.person_id
  const longer = from_day < term.from_day || (term.to_day !== null && (to_day === null || to_day > term.to_day))
  const asked: BoardRules = longer ? rules : { ...rules, termsMost: null, severalSeats: 'each' }
  const broken = termProblem(
    asked,
    { person, from: from_day, to: to_day },
    {
      terms: terms
        .filter(({ id }) => id !== term.id)
        .map(one => ({ person: one.person_id, from: one.from_day, to: one.to_day })),
      elsewhere: longer ? await seatsElsewhere(db, partnership.id, seat.id, person, { from_day, to_day }) : [],
    },
  )
  // There is no box for the person here: what is wrong with them is wrong with the days.
  const { email, ...rest } = broken ?? {}
  return broken === null ? null : email ? { ...rest, to_day: email } : rest
}
