/** The course of a partnership of the world: what it wants to reach, what is done for it, and how far it has come. */
import { dateBoxes, type Hand } from './hand.ts'
import { sayWhoTheyAre } from './keeping.ts'

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
  await hassan.fill(`${base}/agreements/objectives`, {})
}

/** Raises a risk, looks out for what is coming, and keeps a success and a lesson. */
export async function lookAround(hand: Hand, base: string): Promise<void> {
  await sayWhoTheyAre(hand, base)
  await giveToIt(hand, base)
  hand.on(-45)
  const joan = await hand.as('joan.reed')
  await joan.fill(`${base}/risks/new`, {
    kind: 'risk',
    about: 'A driver has an accident with a passenger.',
    area: 'standing',
    sharing: 'The trust insures the drivers; the groups train them.',
    owner_seat_id: await seatOf(hand, 'Health trust'),
  })
  await joan.fill(`${base}/outlook/new`, {
    kind: 'decision',
    what: 'Evening buses between Holt and the clinic',
    decided_by: 'County transport committee',
    response: 'The chair speaks when the timetable is consulted on.',
    ...dateBoxes('falls_on', hand.dayAt(60)),
  })
  const hassan = await hand.as('hassan.idris')
  await hassan.fill(`${base}/learning/successes/new`, {
    what: 'Nobody missed a dialysis in September for want of a lift.',
    credit: 'The volunteers of the lunch clubs',
    ...dateBoxes('happened_on', hand.dayAt(-50)),
  })
  await hassan.fill(`${base}/learning/lessons/new`, {
    text: 'Ask who drives before you ask who needs a lift: drivers are scarce, and know the roads.',
  })
}

/** Closes a first review, and begins the next. */
export async function lookBack(hand: Hand, base: string): Promise<void> {
  hand.on(-30)
  const hassan = await hand.as('hassan.idris')
  await hassan.fill(`${base}/reviews/new`, {})
  const { db } = hand.place.database
  const { id } = await db.selectFrom('partnership_review').select('id').executeTakeFirstOrThrow()
  const review = `${base}/reviews/${id}`
  await hassan.fill(`${review}/words`, {
    strengths: 'Lifts are on time, and people like the drivers.',
    weaknesses: 'Too few drivers in the evening.',
    membership: 'Taxi firms are not here yet.',
    membership_changes: 'Holt Taxis is asked.',
    costs: '900 pounds of fuel and insurance',
    costs_in_kind: '210 hours of drivers, and the minibus',
    benefits: 'Missed appointments fell from 48 to 31 a month.',
  })
  await hassan.fill(`${review}/findings`, {
    text: 'The telephone is not answered at lunch time.',
    what: 'Share the telephone between two volunteers',
    owner_seat_id: await seatOf(hand, 'Older people'),
    ...dateBoxes('due_on', hand.dayAt(14)),
  })
  const objective = await db.selectFrom('objective').select('id').executeTakeFirstOrThrow()
  await hassan.fill(`${review}/objectives/${objective.id}`, { mark: 'keep', reason: 'It is within reach.' })
  await hassan.fill(`${review}/partner`, {
    serves: 'yes',
    gains: 'yes',
    gained: 'Fewer missed appointments',
  })
  await hassan.fill(`${review}/closing`, { way_forward: 'change', way_forward_reason: 'With more evening drivers.' })
  hand.on(-14)
  await (await hand.as('hassan.idris')).fill(`${base}/reviews/new`, {})
}

async function seatOf(hand: Hand, name: string): Promise<string> {
  const { db } = hand.place.database
  return (await db.selectFrom('seat').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

/** Writes down what partners give: the trust's own word at once, the others asked. */
async function giveToIt(hand: Hand, base: string): Promise<void> {
  hand.on(-60)
  const hassan = await hand.as('hassan.idris')
  const given = [
    { giver: 'Fenside Health Trust', kind: 'money', what: 'Fuel for the drivers of a year', amount: '3,600', on: -90 },
    {
      giver: 'Wendmere Council for Voluntary Service',
      kind: 'hours',
      what: 'Booking lifts by telephone',
      hours: '220',
      rate: '14.50',
      on: -75,
    },
    {
      giver: 'Access for All',
      kind: 'expertise',
      what: 'Training drivers to help people in and out',
      hours: '16',
      on: null,
    },
  ] as const
  for (const { giver, on, ...what } of given) {
    const { id } = await hand.place.database.db
      .selectFrom('partner')
      .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
      .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
      .select('partner.id')
      .where('organisation.name', '=', giver)
      .where('partnership.slug', '=', base.split('/').at(-1)!)
      .executeTakeFirstOrThrow()
    await hassan.fill(`${base}/contributions/new`, {
      partner_id: id,
      ...what,
      ...dateBoxes('promised_on', hand.dayAt(-120)),
      ...(on === null ? {} : dateBoxes('given_on', hand.dayAt(on))),
    })
  }
}
