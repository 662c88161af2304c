/** Calling an election for a seat of a whole sector. Its bodies in the directory may nominate and vote; nobody chooses who they are. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day, daysBetween, longDay } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import { choice, dayField, email, type FormValues, line, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { problemOf } from '../seats/holder.page.ts'
import { findSeats, findTerms, type Seat } from '../seats/seats.queries.ts'
import { lastDayOf } from '../seats/term-rules.ts'
import { addressOf, anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { electionAddress, electionCrumbs } from './election-here.ts'
import { bodiesOf, callElection, findElection, findElections } from './elections.queries.ts'
import { mailTo, tellBodies } from './telling.ts'

const form = {
  seat_id: pick({ label: 'elections.call.seat', hint: 'elections.call.seat-hint' }),
  kind: choice({ label: 'elections.call.kind', options: ['term', 'by-election'] }),
  nominations_until: dayField({ future: true, label: 'elections.call.nominations-until' }),
  opens_on: dayField({ future: true, label: 'elections.call.opens-on', hint: 'elections.call.opens-on-hint' }),
  closes_on: dayField({ future: true, label: 'elections.call.closes-on', hint: 'elections.call.closes-on-hint' }),
  term_from: dayField({ future: true, label: 'elections.call.term-from', hint: 'elections.call.term-from-hint' }),
  term_to: dayField({ future: true, notBefore: 'term_from', label: 'elections.call.term-to', optional: true }),
  officer_email: email({ label: 'elections.call.officer-email', hint: 'elections.call.officer-hint' }),
  officer_name: line({ label: 'elections.call.officer-name', hint: 'partnerships.term.name-hint', optional: true }),
}
type Typed = FormValues<typeof form>

/** Days that bodies have at least, to nominate and to vote. */
const LEAST = 7

export const newElectionPage = definePage({
  path: '/partnerships/:slug/elections/new',
  workspace: { within: 'elections' },
  access: runsPartnership,
  audit: 'partnership.election-called',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async act({ db, subject, today, t }) {
    const seats = await seatsToElect(db, subject, today)
    const sectors = [...new Set(seats.map(({ sector }) => sector))]
    const counts = await Promise.all(
      sectors.map(async sector => ({ sector, count: (await bodiesOf(db, sector)).length })),
    )
    return {
      happens: [t('elections.call.happens'), t('elections.call.public')],
      told: counts.map(({ sector, count }) =>
        t('elections.call.told', { sector: t(`elections.sector.${sector}`), count }),
      ),
    }
  },
  async show({ db, hub, subject, today, t }) {
    const seats = await seatsToElect(db, subject, today)
    const clock = await hub.clock(db, null, today)
    const nominations_until = addDays(today, clock('round-open').value)
    const opens_on = addDays(nominations_until, 1)
    const closes_on = addDays(opens_on, clock('round-open').value)
    const term_from = addDays(closes_on, 1)
    const term_to = lastDayOf((await rulesInForce(db, subject.id)).rules, term_from)
    return {
      title: t('elections.call.title'),
      breadcrumbs: electionCrumbs(t, subject),
      intro: t(seats.length > 0 ? 'elections.call.intro' : 'elections.call.no-seat'),
      fields: Object.keys(form),
      choices: { seat_id: seats.map(({ id, name }) => ({ value: id, text: name })) },
      button: seats.length > 0 ? t('elections.call.button') : null,
      back: { href: addressOf(subject, 'elections'), text: t('elections.title') },
      form: writeForm(form, {
        ...(seats.length === 1 ? { seat_id: seats[0]!.id } : {}),
        kind: 'term',
        nominations_until,
        opens_on,
        closes_on,
        term_from,
        ...(term_to === null ? {} : { term_to }),
      }),
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, audit }) {
    await db.selectFrom('partnership').select('id').where('id', '=', subject.id).forUpdate().execute()
    const seat = (await seatsToElect(db, subject, today)).find(({ id }) => id === typed.seat_id)
    if (!seat) return refuse({ seat_id: 'elections.problem.seat' })
    if ((await bodiesOf(db, seat.sector)).length === 0) return refuse({ seat_id: 'elections.problem.no-bodies' })
    const problems = { ...daysWrong(typed, today), ...(await termWrong(db, subject, seat, typed)) }
    if (Object.keys(problems).length > 0) return refuse(problems)
    const officer = await personOfEmail(db, typed.officer_email, typed.officer_name)
    if (!officer) return refuse({ officer_name: 'partnerships.term.problem.name' })
    const { officer_email: address, officer_name: _, ...days } = typed
    const called = await callElection(db, {
      ...days,
      partnership_id: subject.id,
      sector: seat.sector,
      called_on: today,
      called_by: actor.person!.id,
      officer_id: officer.id,
    })
    const here = { partnership: subject, election: (await findElection(db, called.id))! }
    const told = await tellBodies(db, hub, here, 'nominate', today)
    const link = `${hub.origin}${electionAddress(here)}`
    await mailTo(db, hub, here, 'officer', { name: officer.name, email: address }, { link })
    await audit({
      action: 'partnership.election-called',
      subject: subjectOf(subject),
      record: { kind: 'election', id: called.id },
      after: { seat: seat.name, kind: typed.kind, closes_on: typed.closes_on, bodies: called.bodies, told },
    })
    return redirect(electionAddress(here), told === 0 ? 'elections.done.called-nobody' : 'elections.done.called')
  },
})

/** Seats that a sector fills: of no single partner, not ending, and with no election under way. */
async function seatsToElect(db: Handle, partnership: Partnership, today: Day): Promise<Seat[]> {
  if (isOver(partnership)) return []
  const running = (await findElections(db, partnership.id)).filter(({ outcome }) => outcome === null)
  return (await findSeats(db, partnership.id)).filter(
    seat =>
      seat.partner_id === null &&
      (seat.to_day === null || seat.to_day > today) &&
      !running.some(({ seat_id }) => seat_id === seat.id),
  )
}

function daysWrong(typed: Typed, today: Day): Record<string, Message> {
  const wrong: Record<string, Message> = {}
  const few = { key: 'elections.problem.too-short', values: { days: LEAST } }
  if (daysBetween(today, typed.nominations_until) < LEAST) wrong['nominations_until'] = few
  if (typed.opens_on <= typed.nominations_until) wrong['opens_on'] = { key: 'elections.problem.opens-early' }
  if (daysBetween(typed.opens_on, typed.closes_on) < LEAST) wrong['closes_on'] = few
  if (typed.term_from <= typed.closes_on) wrong['term_from'] = { key: 'elections.problem.term-early' }
  if (typed.kind === 'by-election' && typed.term_to === null) wrong['term_to'] = { key: 'elections.problem.rest' }
  return wrong
}

/** What is wrong with the term: its days in the seat, the length that the rules allow, or that somebody has the seat then. */
async function termWrong(
  db: Tx,
  partnership: Partnership,
  seat: Seat,
  { term_from, term_to }: Typed,
): Promise<Record<string, Message | string>> {
  const outside = problemOf(seat, term_from, term_to)
  if (outside) return { term_from: Object.values(outside)[0]! }
  const { rules } = await rulesInForce(db, partnership.id)
  const last = lastDayOf(rules, term_from)
  if (last !== null && (term_to === null || term_to > last)) {
    const values = { months: rules.termMonths ?? 0, day: longDay(last) }
    return { term_to: { key: 'partnerships.term.problem.too-long', values } }
  }
  const held = (await findTerms(db, seat.id)).find(
    term => (term.to_day === null || term.to_day >= term_from) && (term_to === null || term.from_day <= term_to),
  )
  if (!held) return {}
  const values = { name: held.name, day: held.to_day === null ? '' : longDay(held.to_day) }
  return { term_from: { key: held.to_day === null ? 'elections.problem.held-open' : 'elections.problem.held', values } }
}
