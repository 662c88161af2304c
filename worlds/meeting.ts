/** Two meetings of a partnership of the world: one that is over, with its decision, and one that is coming. */
import { dateBoxes, type Hand } from './hand.ts'

const HELD = -75

/** Holds a meeting from the call for items to published minutes, and announces the next. */
export async function decideTogether(hand: Hand, base: string): Promise<void> {
  const meeting = await announceMeeting(hand, base, -115, HELD, 'To agree how the first forty lifts a week are given.')
  await prepare(hand, base, meeting)
  await hold(hand, meeting)
  await reportBack(hand, meeting)
  await announceNext(hand, base, meeting)
}

const at = (id: string): string => `/meetings/${id}`

async function announceMeeting(hand: Hand, base: string, on: number, heldOn: number, why: string): Promise<string> {
  hand.on(on)
  const ruth = await hand.as('ruth.pell')
  await ruth.fill(`${base}/meetings/new`, {
    ...dateBoxes('held_on', hand.dayAt(heldOn)),
    starts_at: '11:00',
    ends_at: '12:30',
    how: 'in-person',
    place: 'Corn Hall, Holt',
    joining: 'Room code 4417 on https://meet.example/lifts',
    why_needed: why,
  })
  const made = await hand.place.database.db
    .selectFrom('meeting')
    .select('id')
    .where('held_on', '=', hand.dayAt(heldOn))
    .executeTakeFirstOrThrow()
  return made.id
}

async function itemOf(hand: Hand, title: string): Promise<string> {
  return (
    await hand.place.database.db
      .selectFrom('agenda_item')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
  ).id
}

async function seatOf(hand: Hand, name: string): Promise<string> {
  return (
    await hand.place.database.db.selectFrom('seat').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  ).id
}

async function prepare(hand: Hand, base: string, meeting: string): Promise<void> {
  hand.on(HELD - 35)
  await (await hand.as('ruth.pell')).fill(
    `${at(meeting)}/call-for-items`,
    dateBoxes('proposals_close_on', hand.dayAt(HELD - 14)),
  )
  await (await hand.as('joan.reed')).fill(`${at(meeting)}/proposals`, {
    title: 'Who gives the lifts',
    purpose: 'Agree between volunteers and a paid driver',
    minutes: '30',
  })
  await (await hand.as('ola.brandt')).fill(`${at(meeting)}/proposals`, {
    title: 'A ramp for the minibus',
    purpose: 'Without it wheelchair users stay at home',
    minutes: '20',
  })
  await (await hand.as('marta.kowal')).fill(`${at(meeting)}/proposals`, { title: 'A new name', minutes: '10' })
  hand.on(HELD - 13)
  const ruth = await hand.as('ruth.pell')
  await ruth.fill(`/agenda-items/${await itemOf(hand, 'Who gives the lifts')}/answer`, { state: 'accepted' })
  await ruth.fill(`/agenda-items/${await itemOf(hand, 'A ramp for the minibus')}/answer`, { state: 'accepted' })
  await ruth.fill(`/agenda-items/${await itemOf(hand, 'A new name')}/answer`, {
    state: 'deferred',
    answer: 'We have one that people know. We come back to it in the spring.',
  })
  await ruth.fill(`${at(meeting)}/items`, {
    title: 'A complaint about a driver',
    purpose: 'Hear what was done',
    closed: 'yes',
    closed_reason: 'It is about a person.',
    ...dateBoxes('relook_on', hand.dayAt(HELD + 180)),
  })
  await ruth.fill(`${at(meeting)}/agenda`, { act: 'standing' })
  await ruth.fill(`${base}/agenda-templates`, { name: 'Meeting of every second month' })
  await ruth.fill(`${at(meeting)}/agenda`, { act: 'publish' })
  const paper = {
    name: 'lifts.txt',
    type: 'text/plain',
    bytes: Buffer.from('Three ways of giving forty lifts a week, with what each costs.\n'),
  }
  await ruth.fill(
    `${at(meeting)}/papers`,
    {
      title: 'Three ways of giving lifts',
      pages: '2',
      summary: 'Volunteers only, one paid driver, or both; with the cost of each.',
      agenda_item_id: await itemOf(hand, 'Who gives the lifts'),
    },
    { files: { file: paper } },
  )
  hand.on(HELD - 9)
  await (await hand.as('ruth.pell')).fill(`${at(meeting)}/papers/sending`, {})
  await (await hand.as('marta.kowal')).fill(`/agenda-items/${await itemOf(hand, 'Who gives the lifts')}/interests`, {
    interest: 'My organisation would employ the paid driver.',
  })
}

async function hold(hand: Hand, meeting: string): Promise<void> {
  hand.on(HELD)
  const ruth = await hand.as('ruth.pell')
  const names = ['Health trust', 'Voluntary sector', 'Older people', 'Disabled people']
  const ids = await Promise.all(names.map(name => seatOf(hand, name)))
  const lifts = await itemOf(hand, 'Who gives the lifts')
  const present = Object.fromEntries(ids.map(id => [`seat-${id}`, 'holder']))
  await ruth.fill(`${at(meeting)}/running`, {
    ...present,
    [`note-${lifts}`]: 'Volunteers know the people; a paid driver is there when volunteers are not.',
    act: 'save',
  })
  await ruth.fill(`/agenda-items/${lifts}/decisions/new`, {
    text: 'Volunteers give the lifts on weekdays. A driver is paid for two evenings a week, for six months.',
    basis: 'The paper on three ways of giving lifts.',
    matters: ['money'],
    cost: '2600',
    how: 'consensus',
    rest: 'for',
    outcome: 'agreed',
    owner_seat_id: ids[0]!,
    binds: 'All partners',
    [`position-${ids[2]}`]: 'abstain',
    [`view-${ids[2]}`]: 'Two evenings are too few in winter. We would have paid for three.',
  })
  await ruth.fill(`/agenda-items/${lifts}/actions/new`, {
    what: 'Advertise for a driver',
    owner_seat_id: ids[0]!,
    ...dateBoxes('due_on', hand.dayAt(HELD + 21)),
  })
  await ruth.fill(`/agenda-items/${await itemOf(hand, 'A ramp for the minibus')}/decisions/new`, {
    text: 'A ramp is bought for the minibus.',
    basis: 'What Access for All told us.',
    how: 'consensus',
    rest: 'for',
    outcome: 'agreed',
    owner_seat_id: ids[1]!,
    binds: 'All partners',
  })
  const ramp = await hand.place.database.db
    .selectFrom('decision')
    .select('id')
    .where('text', '=', 'A ramp is bought for the minibus.')
    .executeTakeFirstOrThrow()
  const rampItem = await itemOf(hand, 'A ramp for the minibus')
  await ruth.fill(`/agenda-items/${rampItem}/vote`, { text: 'A folding ramp is bought for the minibus.' })
  const { id: vote } = await hand.place.database.db
    .selectFrom('item_vote')
    .select('id')
    .where('agenda_item_id', '=', rampItem)
    .executeTakeFirstOrThrow()
  await (await hand.as('ola.brandt')).fill(`/votes/${vote}`, { position: 'for' })
  await ruth.fill(`/agenda-items/${await itemOf(hand, 'A ramp for the minibus')}/decisions/new`, {
    text: 'A folding ramp is bought for the minibus.',
    basis: 'What Access for All told us.',
    how: 'consensus',
    rest: 'for',
    outcome: 'agreed',
    owner_seat_id: ids[1]!,
    binds: 'All partners',
  })
  const folding = await hand.place.database.db
    .selectFrom('decision')
    .select('id')
    .where('text', '=', 'A folding ramp is bought for the minibus.')
    .executeTakeFirstOrThrow()
  await ruth.fill(`/decisions/${ramp.id}/withdrawal`, {
    withdrawn_because: 'It was written down before we had chosen the folding one.',
    stands_instead_id: folding.id,
  })
  await ruth.fill(`${at(meeting)}/running`, { act: 'end' })
  hand.on(HELD + 5)
  await (await hand.as('ruth.pell')).fill(`${at(meeting)}/minutes/draft`, { act: 'publish' })
}

async function reportBack(hand: Hand, meeting: string): Promise<void> {
  hand.on(HELD + 8)
  const seat = await seatOf(hand, 'Older people')
  await (await hand.as('joan.reed')).fill(`/seats/${seat}/reports/${meeting}`, {
    to_whom: 'Eleven lunch clubs',
    how: 'meeting',
    what_they_said: 'Glad of the evenings. They ask who to ring when it snows.',
  })
}

async function announceNext(hand: Hand, base: string, held: string): Promise<void> {
  const next = await announceMeeting(
    hand,
    base,
    -12,
    24,
    'To look at the first six weeks of lifts, and at the health check.',
  )
  await (await hand.as('ruth.pell')).fill(`${at(held)}/minutes/approval`, { meeting: next })
  await (await hand.as('joan.reed')).fill(`${at(held)}/minutes/corrections`, {
    text: 'There were twelve lunch clubs, not eleven.',
  })
  hand.on(-10)
  await (await hand.as('ruth.pell')).fill(`${at(next)}/call-for-items`, dateBoxes('proposals_close_on', hand.dayAt(10)))
  await (await hand.as('joan.reed')).fill(`${at(next)}/proposals`, {
    title: 'Lifts when it snows',
    purpose: 'The lunch clubs ask whom to ring',
    minutes: '20',
  })
}
