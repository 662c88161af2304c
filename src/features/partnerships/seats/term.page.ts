/** One person's term in a seat: its last day, mandate, authority, selection, induction. */
import { dayField, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { putInSeat } from '../consent/seats.matter.ts'
import { addressOf, difference, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { problemOf } from './holder.page.ts'
import { followSeats } from './representatives.ts'
import { fillsSeat, seatCrumbs, termOfAddress, termParams } from './seat-subject.ts'
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
  async submit({ db, hub, subject: { partnership, seat, term }, form: typed, today, actor, audit }) {
    const wrong = problemOf(seat, typed.from_day, typed.to_day)
    if (wrong) return refuse(wrong)
    const { rules } = await rulesInForce(db, partnership.id)
    const days = { person: term.person_id, from: typed.from_day, to: typed.to_day }
    const broken = termProblem({ ...rules, termsMost: null, severalSeats: 'each' }, days, { terms: [], elsewhere: [] })
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
    )
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.saved')
  },
})
