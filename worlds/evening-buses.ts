/** A partnership set up in one evening: its membership list pasted, checked and taken over, a year of dates, and a second list that waits. */
import { daysOf } from '../src/features/meetings/index.ts'
import { addDays, type Day, weekday } from '../src/kernel/day.ts'
import { dateBoxes, type Hand } from './hand.ts'
import { standUnder } from './standing-under.ts'

const BASE = '/partnerships/evening-buses'

const members = [
  'Organisation\tName\tEmail\tBoard role\tDeputy\tDeputy email',
  'Wendmere Council for Voluntary Service\tMarta Kowal\tmarta.kowal@demo.invalid\tChair\t\t',
  'Holt District Council\tEdith Vale\tedith.vale@demo.invalid\tMember\tPaul Ames\tpaul.ames@demo.invalid',
  'Wendmere Town Council\tRob Sallow\trob.sallow@demo.invalid\tMember\t\t',
  'Little Wend Parish Council\tNora Finch\tnora.finch@demo.invalid\tMember\t\t',
  'Holt Fen Young People’s Club\tVacant\t\tMember\t\t',
  'Fenline Coaches Ltd\tDan Rudd\tdan.rudd@demo.invalid\tAdviser\t\t',
].join('\n')

const more = ['Organisation\tName', 'Holt Older People’s Forum\tJoan Reed', 'Wend Valley Patients\tVacant'].join('\n')

/** An older partnership that the register shows to whoever begins one like it. */
export async function beginEveningBuses(hand: Hand): Promise<void> {
  hand.on(-200)
  const marta = await hand.as('marta.kowal')
  await marta.fill('/partnerships/new', {
    name: 'Evening buses',
    need: 'The last bus from Holt leaves at ten past six.',
    topics: 'transport',
    places: 'Holt',
  })
  await marta.fill(`${BASE}/scope/similar`, {})
  await marta.fill(`${BASE}/scope/decision`, {
    result: 'go',
    result_reason: 'The county listens to all of us together, and to none of us alone.',
  })
}

/** Seats the board and sets its dates. */
export async function seatEveningBuses(hand: Hand): Promise<void> {
  hand.on(-21)
  const marta = await hand.as('marta.kowal')
  await marta.fill(`${BASE}/membership`, { pasted: members })
  await marta.fill(
    `${BASE}/membership/check`,
    {
      'row-5-sector': 'community',
      authority: 'What costs their body nothing',
      deputy_authority: 'As the holder',
      again: [],
      let_go: [],
    },
    { form: 'Take the list over' },
  )
  await marta.fill(`${BASE}/membership`, { pasted: more })
  const first = tuesdayAfter(hand.dayAt(0))
  await marta.fill(`${BASE}/meetings/year`, {
    ...dateBoxes('first_day', first),
    rhythm: 'three-months',
    count: '3',
    starts_at: '18:30',
    place: 'Town hall, Wendmere',
    why_needed: 'What each body knows of the evening timetable stands side by side here only.',
    clear: 'nothing',
    days: daysOf(first, 'three-months', 3, []).map(({ day }) => day),
    show: [],
  })
  await standUnder(hand, {
    child: { slug: 'evening-buses', by: 'marta.kowal', on: -20 },
    parent: { slug: 'getting-there', by: 'hassan.idris', on: -18 },
    purpose: 'Counts who cannot get home after six, and says what a later bus would cost.',
    until: 300,
    answer: 'Please tell us what you find before each of our meetings.',
    powers: [{ what: 'Rooms, printing and fares for its counts', matters: ['money'], most: '400' }],
  })
}

function tuesdayAfter(day: Day): Day {
  const from = addDays(day, 14)
  return addDays(from, (9 - weekday(from)) % 7)
}
