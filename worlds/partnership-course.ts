/** The course of a partnership of the world: what it wants to reach, what is done for it, and how far it has come. */
import { dateBoxes, type Hand } from './hand.ts'

/** Sets an objective with its measure, an activity and two milestones. */
export async function setObjectives(hand: Hand, base: string): Promise<void> {
  const hassan = await hand.as('hassan.idris')
  const owner_seat_id = await seatOf(hand, 'Health trust')
  await hassan.fill(`${base}/objectives/new`, {
    text: 'Forty lifts a week by the spring',
    measure: 'Lifts given each week',
    unit: 'lifts',
    baseline: '6',
    target_value: '40',
    need: 'One in nine appointments is missed, most of them by people without a car.',
    methods: 'Volunteer drivers, booked by telephone.',
    owner_seat_id,
    ...dateBoxes('due_on', hand.dayAt(120)),
  })
  const { id } = await hand.place.database.db.selectFrom('objective').select('id').executeTakeFirstOrThrow()
  const step = { what: 'Find and train twelve drivers', objective_id: id, owner_seat_id, kind: 'activity' }
  await hassan.fill(`${base}/steps/new`, { ...step, ...dateBoxes('due_on', hand.dayAt(30)) })
  for (const [what, on] of [
    ['The minibus is on the road', -40],
    ['First week with forty lifts', 110],
  ] as const)
    await hassan.fill(`${base}/steps/new`, { kind: 'milestone', what, ...dateBoxes('due_on', hand.dayAt(on)) })
}

/** Keeps the values of the measure so far, and a milestone that was reached. */
export async function readMeasure(hand: Hand, base: string): Promise<void> {
  const { db } = hand.place.database
  const { id } = await db.selectFrom('objective').select('id').executeTakeFirstOrThrow()
  hand.on(-15)
  const joan = await hand.as('joan.reed')
  for (const [value, on] of [
    ['6', -130],
    ['11', -90],
    ['19', -50],
    ['24', -15],
  ] as const)
    await joan.fill(`${base}/objectives/${id}/readings`, { value, ...dateBoxes('read_on', hand.dayAt(on)) })
  const milestone = await db
    .selectFrom('plan_step')
    .select('id')
    .where('kind', '=', 'milestone')
    .orderBy('due_on')
    .executeTakeFirstOrThrow()
  const hassan = await hand.as('hassan.idris')
  await hassan.fill(`${base}/steps/${milestone.id}`, { state: 'done' })
  await hassan.fill(`${base}/agreements/objectives`, { agreed: 'yes' })
}

async function seatOf(hand: Hand, name: string): Promise<string> {
  const { db } = hand.place.database
  return (await db.selectFrom('seat').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}
