/** What a partnership of the world keeps of itself: who its partners are, what ties them, and how everybody is reached. */
import { dateBoxes, type Hand } from './hand.ts'

/** Says who two partners are, what ties them and how everybody is reached; one seat answers that it is reached. */
export async function sayWhoTheyAre(hand: Hand, base: string): Promise<void> {
  hand.on(-100)
  const { db } = hand.place.database
  const hassan = await hand.as('hassan.idris')
  const rows = await db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .select(['partner.id', 'organisation.name'])
    .where('partnership.slug', '=', base.split('/').at(-1)!)
    .execute()
  const partner = (name: string) => rows.find(row => row.name === name)!.id
  const trust = partner('Fenside Health Trust')
  const volunteers = partner('Wendmere Council for Voluntary Service')
  await hassan.fill(`${base}/profiles/profile/new`, {
    partner_id: trust,
    aims: 'People of the vale get well, and stay well.',
    priorities: 'Fewer missed appointments at the clinic in Holt',
    constraints: 'We may not pay for lifts to anything but care.',
    ways: 'The board meets each month; small sums are decided in a week.',
  })
  await hassan.fill(`${base}/profiles/taking-part/new`, {
    partner_id: trust,
    answers_to: 'The board of the trust, and the people of the vale',
    represented: 'The manager of the clinic, who asks the board about money',
    how_far: 'Half a day a month, and fuel for the drivers',
    means: 'Meetings in working hours, and email',
  })
  await hassan.fill(`${base}/ties/tie/new`, {
    choice: 'funding',
    partner_id: trust,
    to_partner_id: volunteers,
    what: 'A grant for fuel, renewed each spring',
    effect: 'The council for voluntary service may think twice before it says that a clinic runs late.',
    done: 'Marta Kowal leads on everything about the grant, and Hassan Idris leaves the room.',
  })
  await hassan.fill(`${base}/ties/plan-link/new`, {
    partner_id: trust,
    what: 'Plan for the clinics, 2026 to 2029',
    how: 'Its measure of missed appointments is ours, and lifts are one of its actions.',
  })
  await hassan.fill(`${base}/ties/knowledge/new`, {
    partner_id: volunteers,
    what: 'How to plan a round of six stops',
    how: 'The lunch clubs and the trust’s own drivers use it.',
    ...dateBoxes('on_day', hand.dayAt(-110)),
  })
  await hassan.fill(`${base}/ties/data-duty/new`, {
    what: 'Names, addresses and times of appointments of those who ask for a lift',
    who: 'The booking office of the council for voluntary service',
    kept: 'A driver sees the lifts of one day; the list is shredded after a week.',
    ...dateBoxes('on_day', hand.dayAt(-105)),
  })
  await hassan.fill(`${base}/reach/audience/new`, {
    what: 'People who need a lift',
    needs: 'Large print, a telephone that is answered, and Polish',
    met: 'A card in large print and in Polish lies in both surgeries.',
  })
  await hassan.fill(`${base}/reach/reaching/new`, {
    ways: ['email', 'post', 'telephone'],
    formats: 'Large print and audio within a week: ask the booking office.',
  })
  const { id } = await db
    .selectFrom('partnership_entry')
    .select('id')
    .where('kind', '=', 'reaching')
    .executeTakeFirstOrThrow()
  const joan = await hand.as('joan.reed')
  await joan.fill(`${base}/entries/${id}/answer`, { says: 'yes' })
  await askPeople(hand, base, volunteers)
}

/** What seats ask for, what was offered to learn, how a partner is helped, and days asked about. */
async function askPeople(hand: Hand, base: string, volunteers: string): Promise<void> {
  hand.on(-95)
  const hassan = await hand.as('hassan.idris')
  const { db } = hand.place.database
  const seat = (await db.selectFrom('seat').select('id').where('name', '=', 'Older people').executeTakeFirstOrThrow())
    .id
  await hassan.fill(`${base}/people/skill/new`, {
    seat_id: seat,
    what: 'Saying in a meeting what a fare means to a pension',
  })
  await hassan.fill(`${base}/people/training/new`, {
    what: 'An evening on how the clinic books its appointments',
    choice: 'asked',
    how: 'In the hall in Holt at six; lifts are given.',
    ...dateBoxes('on_day', hand.dayAt(-60)),
  })
  await hassan.fill(`${base}/people/introduction/new`, {
    what: 'A morning in the booking office',
    choice: 'voluntary-community',
    ...dateBoxes('on_day', hand.dayAt(-98)),
  })
  await hassan.fill(`${base}/people/set-up-time/new`, {
    what: 'Lunch together, and a first look at the plan',
    ...dateBoxes('on_day', hand.dayAt(-148)),
  })
  await hassan.fill(`${base}/people/support/new`, {
    partner_id: volunteers,
    what: 'Half a day of the trust’s bookkeeper each month',
    ...dateBoxes('on_day', hand.dayAt(-110)),
  })
  await hassan.fill(`${base}/people/lead-way/new`, {
    what: 'People who need a lift',
    how: 'They lead the group that tries out new rounds.',
  })
  await hassan.fill(`${base}/people/elected-role/new`, {
    choice: 'none',
    what: 'Every partner was asked in the first week, and none sends a councillor.',
  })
  await hassan.fill(`${base}/dates/possible-day/new`, {
    purpose: 'To settle who drives in the evening',
    hours: '18:00 to 19:30',
    ...dateBoxes('first', hand.dayAt(-20)),
    ...dateBoxes('second', hand.dayAt(-13)),
  })
  await tellAround(hand, base, volunteers)
}

/** What was sent out, agreed and passed on; how users are heard, an idea, a policy, and consultations of partners together. */
async function tellAround(hand: Hand, base: string, volunteers: string): Promise<void> {
  hand.on(-62)
  const hassan = await hand.as('hassan.idris')
  const { db } = hand.place.database
  const seat = (await db.selectFrom('seat').select('id').where('name', '=', 'Health trust').executeTakeFirstOrThrow())
    .id
  await hassan.fill(`${base}/sent-out/news/new`, {
    what: 'Lifts of the first months',
    choice: 'results',
    ...dateBoxes('by_day', hand.dayAt(-70)),
    ...dateBoxes('on_day', hand.dayAt(-66)),
    community: 'Read out at the lunch clubs, and on the boards of both surgeries',
    bodies: 'A letter to the county bus team and to the clinic',
    formats: ['plain', 'large-print', 'in-person'],
    seat_id: seat,
  })
  await hassan.fill(`${base}/sent-out/statement/new`, {
    what: 'Who drives you to the clinic',
    text: 'The lunch clubs drive, the council for voluntary service answers the telephone, and the trust pays the fuel.',
    partner_ids: volunteers,
  })
  const { id } = await db
    .selectFrom('organisation')
    .select('id')
    .where('infrastructure', '=', true)
    .orderBy('name')
    .executeTakeFirstOrThrow()
  await hassan.fill(`${base}/sent-out/invitation/new`, {
    organisation_id: id,
    what: 'Drive one evening a month',
    text: 'Groups whose members have a car are asked to come to the hall in Holt.',
    ...dateBoxes('on_day', hand.dayAt(-64)),
  })
  await hassan.fill(`${base}/voice/hearing-way/new`, {
    what: 'Drivers ask everybody on the way home, and the booking office writes it down.',
  })
  await hassan.fill(`${base}/voice/voice-heard/new`, {
    who: 'People who come home after dark',
    what: 'The driver leaves before I am inside.',
    changed: 'Drivers wait until the light is on.',
    ...dateBoxes('on_day', hand.dayAt(-75)),
  })
  await hassan.fill(`${base}/voice/idea/new`, {
    what: 'Two wheelchairs in the minibus',
    choice: 'parked',
    reason: 'The ramp is too short until spring.',
    ...dateBoxes('on_day', hand.dayAt(-80)),
  })
  await hassan.fill(`${base}/voice/policy-shaped/new`, {
    what: 'Bus times of the county',
    whose: 'The older people’s forum and the lunch clubs',
    points: 'A bus at seven in the evening from the clinic to Holt.',
    choice: 'not',
    reason: 'The county has no driver for it this year, and looks again in June.',
    ...dateBoxes('on_day', hand.dayAt(-68)),
  })
}

/** Says of two consultations that ask people in one place at the same time why they are not done together. */
export async function lookAtConsultations(hand: Hand): Promise<void> {
  hand.on(-5)
  const marta = await hand.as('marta.kowal')
  const both = await hand.place.database.db
    .selectFrom('consultation')
    .select('id')
    .where('slug', 'in', ['green-spaces-plan-for-holt', 'library-opening-hours-in-holt'])
    .execute()
  await marta.fill('/partnerships/evening-buses/engagement/joint-work/new', {
    consultation_ids: both.map(({ id }) => id),
    what: 'Parks and the library in Holt',
    choice: 'apart',
    reason:
      'Each asks other people: parks ask families, the library asks its readers. They share the stall on the market.',
  })
}
