/** The chair passes from one seat to another: its rights go with it. The rules say after how long, and to whom it may pass. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { addMonths, type Day, longDay } from '../../../kernel/day.ts'
import { pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { followSeat } from './representatives.ts'
import { type SeatOn, seatsOn } from './seats-on.queries.ts'

const form = { seat: pick({ label: 'partnerships.chair.seat', as: 'radios' }) }

/** Since when each chair's seat has had it: since it passed there, else since its holder sits. */
async function chairsSince(db: Handle, partnershipId: string, seats: readonly SeatOn[]) {
  const passed = await db
    .selectFrom('chair_passed')
    .select(['to_seat_id', 'passed_on'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('passed_on', 'desc')
    .execute()
  return seats
    .filter(({ role }) => role === 'chair')
    .map(seat => ({
      seat,
      since: passed.find(one => one.to_seat_id === seat.id)?.passed_on ?? seat.holder?.since ?? null,
    }))
}

/** The seats that the chair may pass to: held, with a vote, and of another sector where the rules ask for that. */
function candidates(seats: readonly SeatOn[], passes: 'any' | 'other-sector'): SeatOn[] {
  const now = new Set(seats.filter(({ role }) => role === 'chair').map(({ sector }) => sector))
  return seats.filter(
    ({ role, voting, holder, sector }) =>
      holder !== null &&
      voting &&
      (role === 'member' || role === 'vice-chair') &&
      (passes === 'any' || !now.has(sector)),
  )
}

export const chairPage = definePage({
  path: '/partnerships/:slug/chair',
  workspace: { within: 'seats' },
  access: runsPartnership,
  audit: 'partnership.chair-passed',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'partnerships/seats/chair.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const seats = await seatsOn(db, subject.id, today)
    const { rules } = await rulesInForce(db, subject.id)
    const due = (since: Day | null) =>
      since === null || rules.chairMonths === null ? null : addMonths(since, rules.chairMonths)
    return {
      title: t('partnerships.chair.title'),
      breadcrumbs: [
        ...planCrumbs(t, subject),
        { text: t('partnerships.seats.title'), href: addressOf(subject, 'seats') },
      ],
      intro: t(rules.chairPasses === 'any' ? 'partnerships.chair.intro' : 'partnerships.chair.intro-other-sector'),
      chairs: (await chairsSince(db, subject.id, seats)).map(({ seat, since }) => {
        const by = due(since)
        return t('partnerships.chair.now', {
          seat: seat.name,
          holder: seat.holder?.name ?? t('partnerships.chair.nobody'),
          since: since === null ? '–' : longDay(since),
          due: by === null ? 'none' : by < today ? 'late' : 'ahead',
          by: by === null ? '' : longDay(by),
        })
      }),
      fields: ['seat'],
      items: {
        seat: candidates(seats, rules.chairPasses).map(one => ({
          value: one.id,
          text: `${one.name}: ${one.holder?.name ?? ''}`,
        })),
      },
      button: t('partnerships.chair.button'),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, audit }) {
    await db.selectFrom('partnership').select('id').where('id', '=', subject.id).forUpdate().execute()
    const seats = await seatsOn(db, subject.id, today)
    const { rules } = await rulesInForce(db, subject.id)
    const next = candidates(seats, rules.chairPasses).find(({ id }) => id === typed.seat)
    if (!next) return refuse({ seat: 'partnerships.chair.problem.seat' })
    const before = seats.filter(({ role }) => role === 'chair')
    for (const { id } of before)
      await db
        .updateTable('seat')
        .set(eb => ({ role: 'member', version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute()
    await db
      .updateTable('seat')
      .set(eb => ({ role: 'chair', version: eb('version', '+', 1) }))
      .where('id', '=', next.id)
      .execute()
    await db
      .insertInto('chair_passed')
      .values({
        id: newId(),
        partnership_id: subject.id,
        from_seat_id: before[0]?.id ?? null,
        to_seat_id: next.id,
        passed_on: today,
      })
      .execute()
    for (const { id } of [...before, next])
      await followSeat(db, id, { partnershipId: subject.id, today, by: { hub, person: actor.person! } })
    await audit({
      action: 'partnership.chair-passed',
      subject: subjectOf(subject),
      record: { kind: 'seat', id: next.id },
      before: { chairs: before.map(({ name }) => name) },
      after: { chair: next.name },
    })
    return redirect(addressOf(subject, 'seats'), 'partnerships.done.chair')
  },
})
