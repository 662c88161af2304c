/** Calling an election for a seat of a whole sector. Its bodies in the directory may nominate and vote; nobody chooses who they are. */
import { runsPartnership } from '../../../access/access.ts'
import { addDays } from '../../../kernel/day.ts'
import { choice, dayField, email, line, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import type { Limit } from '../../../web/tries.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { lastDayOf } from '../seats/term-rules.ts'
import { addressOf, anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { daysWrong, seatsToElect, termWrong } from './calling.ts'
import { electionAddress, electionCrumbs } from './election-here.ts'
import { bodiesOf, callElection, findElection } from './elections.queries.ts'
import { mailTo, tellBodies } from './telling.ts'

/** Elections for one seat that are called in a day: each is mailed to all bodies of a sector. */
const called: Limit = { name: 'elections called for a seat', most: 3, minutes: 24 * 60 }

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

export const newElectionPage = definePage({
  path: '/partnerships/:slug/elections/new',
  workspace: { within: 'elections' },
  access: runsPartnership,
  audit: 'partnership.election-called',
  publishes: 'nothing',
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
    if (!(await hub.tries.take(called, seat.id))) return refuse({ seat_id: 'elections.problem.too-often' })
    const officer = await personOfEmail(db, typed.officer_email, typed.officer_name)
    if (!officer) return refuse({ officer_name: 'partnerships.term.problem.name' })
    const { officer_email: address, officer_name: _, ...days } = typed
    const begun = await callElection(db, {
      ...days,
      partnership_id: subject.id,
      sector: seat.sector,
      called_on: today,
      called_by: actor.person!.id,
      officer_id: officer.id,
    })
    const here = { partnership: subject, election: (await findElection(db, begun.id))! }
    const told = await tellBodies(db, hub, here, 'nominate', today)
    const link = `${hub.origin}${electionAddress(here)}`
    await mailTo(db, hub, here, 'officer', { name: officer.name, email: address }, { link })
    await audit({
      action: 'partnership.election-called',
      subject: subjectOf(subject),
      record: { kind: 'election', id: begun.id },
      after: { seat: seat.name, kind: typed.kind, closes_on: typed.closes_on, bodies: begun.bodies, told },
    })
    return redirect(electionAddress(here), told === 0 ? 'elections.done.called-nobody' : 'elections.done.called')
  },
})
