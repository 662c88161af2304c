/** What organisations of the world keep of how they work, and what the Compact keeps of itself. */
import { dateBoxes, type Hand } from './hand.ts'
import { planMerger, tellHostedGroup } from './merging.ts'

const cvs = '/organisations/wendmere-council-for-voluntary-service'
const council = '/organisations/holt-district-council'

/** The record of an entry by what it is called. */
async function entryOf(hand: Hand, what: string): Promise<string> {
  const { rows } = await hand.place.database.pool.query<{ id: string }>(
    `select id from own_entry where words ->> 'what' = $1 limit 1`,
    [what],
  )
  return rows[0]!.id
}

/** Skills and training, guides, what was settled after asking, bids, and ways of involvement. */
export async function keepOwnBooks(hand: Hand): Promise<void> {
  hand.on(-44)
  const marta = await hand.as('marta.kowal')
  const budget = 'Reading a council’s budget'
  await marta.fill(`${cvs}/people/skill/new`, { what: budget, who: 'representatives', choice: 'missing' })
  await marta.fill(`${cvs}/people/course/new`, {
    about_entry_id: await entryOf(hand, budget),
    what: 'An evening with the council’s finance officer',
    how: 'Open to whoever sits for a group of our members; travel is paid.',
    ...dateBoxes('on_day', hand.dayAt(20)),
  })
  const code = await hand.place.database.db
    .selectFrom('code')
    .innerJoin('signature', 'signature.code_id', 'code.id')
    .select(['code.id', 'code.binding'])
    .where('status', '=', 'in-force')
    .orderBy('code.edition')
    .executeTakeFirstOrThrow()
  await marta.fill(`${cvs}/guides/guide/new`, {
    what: 'Answering a consultation in one evening',
    where: 'https://cvs.demo.invalid/one-evening',
    code_id: code.id,
    choice: 'differs',
    differences: 'It tells small groups to answer three questions only, where the code asks for all of them.',
    ...dateBoxes('on_day', hand.dayAt(-50)),
  })
  await marta.fill(`${cvs}/asked-first/direction/new`, {
    what: 'What we stand up for until 2029',
    choice: 'priorities',
    members: 'A card to all 140 groups, and a telephone evening; 61 answered.',
    wider: 'Two stalls on the market in Holt, and the night shelter.',
    said: 'Rents of meeting rooms come before everything. Eleven groups want us to leave planning alone.',
    ...dateBoxes('by_day', hand.dayAt(-90)),
    ...dateBoxes('on_day', hand.dayAt(-60)),
  })
  await marta.fill(`${cvs}/bids/bid/new`, {
    what: 'Fares for those who sit for small groups',
    whom: 'Fenside Health Trust',
    pounds: '2400',
    choice: 'part',
    result: 'Half of it, for one year.',
    ...dateBoxes('on_day', hand.dayAt(-120)),
  })
  await askAround(hand)
  await nameAndTell(hand)
  await considerInvolvement(hand)
  await planMerger(hand)
  await tellHostedGroup(hand)
  await keepCompactBooks(hand, code)
}

/** The council asks the people who use its services: four answer, and it says what it does about it. */
async function askAround(hand: Hand): Promise<void> {
  const priya = await hand.as('priya.natt')
  const at = `${council}/asking`
  await priya.fill(`${at}/opening`, { topic: 'users', ...dateBoxes('closes_on', hand.dayAt(-20)) })
  const { id } = await hand.place.database.db
    .selectFrom('asking_round')
    .select('id')
    .where('topic', '=', 'users')
    .executeTakeFirstOrThrow()
  for (const score of ['4', '2', '5', '3'])
    await (await hand.as(null)).fill(`${at}/${id}/answer`, { 'users-shape': score })
  hand.on(-19)
  await hand.runJobs('close-askings')
  await (await hand.as('priya.natt')).fill(`${at}/${id}/consequences`, {
    consequences: 'From May the counter in Holt keeps a book of what people ask for, and what became of it.',
  })
  hand.on(-44)
}

/** The council says what it owes those who sit for it, names departments that read its codes, and tells the sector of a change. */
async function nameAndTell(hand: Hand): Promise<void> {
  const priya = await hand.as('priya.natt')
  for (const [what, address] of [
    ['Parks and open spaces', 'parks'],
    ['Libraries', 'libraries'],
  ] as const)
    await priya.fill(`${council}/staff/new`, { what, email: `${address}@demo.invalid` })
  await priya.fill(`${council}/backing/words`, {
    time: 'Meetings and reading count as work, also in the evening.',
    briefing: 'The policy team calls two days before each meeting.',
    cover: 'A colleague takes over the desk; travel is paid in the same month.',
  })
  const policy = await hand.place.database.db
    .selectFrom('policy_change')
    .select('id')
    .where('title', '=', 'Rules for small grants')
    .executeTakeFirstOrThrow()
  await priya.fill(`${council}/news/new`, {
    title: 'Small grants: one form from May',
    topic: 'The Compact',
    body: 'From May there is one form for all small grants. It has two pages. You can fill it in at the desk in Holt, and somebody helps you.',
    reply: 'Ring the grants desk on 01632 960 115, or come on a Tuesday.',
    formats: 'Large print and Polish lie at the desk; ask for anything else.',
    policy_change_id: policy.id,
  })
}

async function considerInvolvement(hand: Hand): Promise<void> {
  const priya = await hand.as('priya.natt')
  const policy = await hand.place.database.db
    .selectFrom('policy_change')
    .select('id')
    .where('title', '=', 'Rules for small grants')
    .executeTakeFirstOrThrow()
  await priya.fill(`${council}/policies/${policy.id}/involvement`, {
    'decision-making': 'not-offered',
    'decision-making-why': 'The council may not share the decision on its grants.',
    'design-and-commissioning': 'offered',
    feedback: 'offered',
  })
  await priya.fill(`${council}/guides/no-guide/new`, {
    what: 'Every service was asked in the spring, and none has a guide of its own.',
    ...dateBoxes('on_day', hand.dayAt(-70)),
  })
}

async function keepCompactBooks(
  hand: Hand,
  code: { readonly id: string; readonly binding: string | null },
): Promise<void> {
  const sam = await hand.as('sam.okafor')
  for (const what of ['Wendmere', 'Holt', 'The fen villages'])
    await sam.fill('/compact/made-known/area-part/new', { what })
  await sam.fill('/compact/made-known/promotion/new', {
    what: 'A table in both libraries on market days',
    choice: 'event',
    entry_ids: [await entryOf(hand, 'Wendmere'), await entryOf(hand, 'Holt')],
    reached: 'About two hundred people; nine took the signatory form.',
    ...dateBoxes('on_day', hand.dayAt(-48)),
  })
  const clause = /"clause":\s*"([^"]+)"/.exec(code.binding ?? '')?.[1] ?? '1.1'
  await sam.fill('/compact/toolkit/aid/new', {
    what: 'One page to plan a consultation on',
    choice: 'template',
    where: 'https://compact.demo.invalid/one-page',
    code_id: code.id,
    clauses: clause,
    ...dateBoxes('on_day', hand.dayAt(-46)),
  })
  const faith = 'Promoting one faith'
  await sam.fill('/compact/limits/limit/new', {
    what: faith,
    why: 'Faith groups take part like all others; what they do to win people for their faith is their own.',
  })
  await sam.fill('/compact/limits/refusal/new', {
    what: 'A grant for a tent mission',
    about_entry_id: await entryOf(hand, faith),
    said: 'The lunch club of the same congregation can apply.',
    ...dateBoxes('on_day', hand.dayAt(-45)),
  })
  const running = await hand.place.database.db
    .selectFrom('partnership')
    .select('id')
    .where('public', '=', true)
    .where('state', '=', 'running')
    .execute()
  await sam.fill('/compact/limits/inside/new', {
    partnership_ids: running.map(({ id }) => id),
    what: 'The steering group read their purposes and what they decided this year.',
    ...dateBoxes('on_day', hand.dayAt(-44)),
  })
}
