/** A seat declares a conflict of interest in an item: it leaves the item and is not counted. */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { hidden, passage, pick } from '../../../web/fields.ts'
import {
  type Consequences,
  definePage,
  type FormRequest,
  notFound,
  type Outcome,
  type PageRequest,
  redirect,
  refuse,
} from '../../../web/page.ts'
import { listDecisionsOf } from '../decision.queries.ts'
import { type JudgedAgain, judgeAgain, tellOfJudging } from '../decisions/judging-again.ts'
import { mayReadDecision } from '../entitlement.ts'
import { type Declared, listDeclared } from '../interests/declared.queries.ts'
import { findItem } from '../item.queries.ts'
import { takesProposals } from '../meeting.queries.ts'
import { filledSeats, isRecordable } from '../recording.ts'
import { sitsOrRuns } from '../standing.ts'
import { type ItemHere, idParams, itemOfSeats, meetingCrumbs, partnershipRef } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'

const form = {
  seat: pick({ label: 'meetings.interests.seat', as: 'radios', optional: true }),
  interest: passage({
    label: 'meetings.interests.interest',
    hint: 'meetings.interests.interest-hint',
    max: 1000,
    optional: true,
  }),
  back: hidden(),
}

/** The seats the reader may declare for: their own, or any for those who record the meeting. */
async function seatsToDeclareFor(
  db: Parameters<typeof filledSeats>[0],
  { meeting, standing, item }: ItemHere,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const seats = standing.runs ? await filledSeats(db, meeting) : standing.seats
  return seats.filter(seat => !item.conflictedSeats.includes(seat.id)).map(({ id, name }) => ({ id, name }))
}

/** Seats declare until the meeting ends; those who record it may still note it until the minutes are approved. */
function mayDeclare({ meeting, standing }: ItemHere, today: string): boolean {
  return takesProposals(meeting) || (standing.runs && isRecordable(meeting, today))
}

type Asked = Pick<PageRequest<object, object, ItemHere>, 'db' | 'subject' | 't'>

/** What a declaration does: the seat is left out, and what was decided on the item already is judged again without it. */
async function consequencesOf({ db, subject: { item, meeting, standing }, t }: Asked): Promise<Consequences> {
  const decided = (await listDecisionsOf(db, meeting.id)).filter(
    one => one.agenda_item_id === item.id && one.withdrawn_on === null,
  )
  const named = decided.filter(({ guard }) => mayReadDecision(standing, guard))
  const others = decided.length - named.length
  return {
    happens: [
      t('meetings.interests.happens'),
      ...named.map(({ text }) => t('meetings.interests.at-stake', { text })),
      ...(others > 0 ? [t('meetings.interests.at-stake-unnamed', { count: others })] : []),
    ],
    ...(decided.length > 0 ? { told: [t('meetings.interests.told')] } : {}),
  }
}

/** What judging again changed, as the audit keeps it. */
function changesOf({ fallen, risen, approval }: JudgedAgain) {
  return {
    ...(fallen.length > 0 ? { decisions_not_carried: fallen } : {}),
    ...(risen.length > 0 ? { decisions_carried_again: risen } : {}),
    ...approval,
  }
}

export const interestsPage = definePage({
  path: '/agenda-items/:id/interests',
  workspace: { within: 'meetings' },
  access: sitsOrRuns,
  audit: 'interest.declared',
  publishes: 'nothing',
  template: 'meetings/running/interests.njk',
  params: idParams,
  subject: itemOfSeats,
  form,
  act: consequencesOf,
  async show({ db, subject, actor, today, t }) {
    const { item, meeting } = subject
    return {
      title: t('meetings.interests.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      item,
      meeting,
      open: mayDeclare(subject, today),
      seats: (await seatsToDeclareFor(db, subject)).map(seat => ({ value: seat.id, text: seat.name })),
      label: t('meetings.interests.interest'),
      declared: (await listDeclared(db, { itemId: item.id })).map(one => ({
        ...one,
        mayTakeBack: mayTakeBack(subject, one, actor),
      })),
    }
  },
  async submit({ db, hub, actor, subject, form: typed, today, audit }) {
    const { item, meeting, standing } = subject
    if (typed.back !== '') return takeBack({ db, hub, actor, subject, today, audit }, typed.back)
    if (!mayDeclare(subject, today)) return refuse({ interest: 'meetings.interests.problem.over' })
    if (typed.interest === '')
      return refuse({ interest: { key: 'web.errors.missing', values: { label: 'meetings.interests.interest' } } })
    const seats = await seatsToDeclareFor(db, subject)
    const seat = seats.length === 1 && !typed.seat ? seats[0] : seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: { key: 'web.errors.choose', values: { label: 'meetings.interests.seat' } } })
    const id = newId()
    await db
      .insertInto('interest_declared')
      .values({
        id,
        agenda_item_id: item.id,
        seat_id: seat.id,
        person_id: actor.person!.id,
        interest: typed.interest,
      })
      .execute()
    const judged = await judgeAgain(db, meeting, (await findItem(db, item.id))!)
    await tellOfJudging(db, hub, { meeting, today, ...judged })
    await reconcile(db, hub, meeting.partnership_id, today)
    await audit({
      action: 'interest.declared',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'interest_declared', id },
      after: { agenda_item: item.id, seat: seat.id, ...changesOf(judged) },
    })
    const to =
      standing.runs && !standing.seats.some(one => one.id === seat.id)
        ? `/meetings/${meeting.id}/running#item-${item.id}`
        : `/meetings/${meeting.id}`
    return redirect(to, 'meetings.done.interest')
  },
})

/** A slip is taken back by the seat itself, or by whoever noted it, until the meeting ends. What a seat said of itself nobody else takes back. */
function mayTakeBack(
  { meeting, standing }: ItemHere,
  { seatId, notedBy }: Pick<Declared, 'seatId' | 'notedBy'>,
  actor: Actor,
): boolean {
  if (!takesProposals(meeting)) return false
  const noted = standing.runs && notedBy !== null && notedBy === actor.person?.id
  return noted || standing.seats.some(seat => seat.id === seatId)
}

type TakingBack = Pick<
  FormRequest<object, object, ItemHere, typeof form>,
  'db' | 'hub' | 'actor' | 'subject' | 'today' | 'audit'
>

/** Takes a declaration back: what the seat said counts again. That it was made and taken back stays in the audit. */
async function takeBack({ db, hub, actor, subject, today, audit }: TakingBack, id: string): Promise<Outcome> {
  const { meeting, item } = subject
  const found = (await listDeclared(db, { itemId: subject.item.id })).find(one => one.id === id)
  if (!found) return notFound
  if (!mayTakeBack(subject, found, actor)) {
    const why = takesProposals(meeting) ? 'theirs' : 'begun'
    return refuse({ interest: `meetings.interests.problem.${why}` })
  }
  await db.deleteFrom('interest_declared').where('id', '=', found.id).execute()
  const judged = await judgeAgain(db, meeting, (await findItem(db, item.id))!)
  await tellOfJudging(db, hub, { meeting, today, ...judged })
  await reconcile(db, hub, meeting.partnership_id, today)
  await audit({
    action: 'interest.taken-back',
    subject: partnershipRef(meeting.partnership_id),
    record: { kind: 'interest_declared', id: found.id },
    before: { agenda_item: item.id, seat: found.seatId },
    after: changesOf(judged),
  })
  return redirect(`/agenda-items/${item.id}/interests`, 'meetings.done.interest-back')
}
