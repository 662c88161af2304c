/** What people said about the opening hours of the libraries: residents, groups, and those who sent a shared letter. */
import type { Response } from './answering.ts'

type Library = 'corn-hall' | 'station-road' | 'northgate' | 'none'

/** Where somebody goes, how far they agree with evenings, Sundays and key cards (1 strongly, 5 not at all), what they say. */
type Resident = readonly [
  library: Library,
  evenings: number,
  sundays: number,
  cards: number,
  part: string,
  says: string,
]

const residents: readonly Resident[] = [
  ['corn-hall', 1, 2, 3, 'Holt town', 'I finish at half past five. Three evenings would let me come at all.'],
  ['corn-hall', 1, 1, 2, 'Holt town', 'Evenings, please, and a place to work with a plug.'],
  ['station-road', 2, 1, 1, 'Station quarter', 'Sunday is the one day when my children have nothing else on.'],
  ['northgate', 3, 4, 4, 'Northgate', 'Wednesday morning is when the reading group meets. Where are we to go?'],
  ['northgate', 4, 3, 5, 'Northgate', 'I would not feel safe in a building with nobody in it.'],
  ['station-road', 2, 2, 1, 'Station quarter', 'A key card before the seven o’clock train would be a gift.'],
  [
    'corn-hall',
    2,
    3,
    3,
    'Villages',
    'The last bus home leaves at ten past six, so evenings are of no use to the villages.',
  ],
  ['none', 2, 2, 2, 'Holt town', 'I stopped going because it is shut whenever I am free.'],
  ['corn-hall', 1, 2, 2, 'Holt town', 'Keep one evening quiet, without groups.'],
  ['northgate', 5, 3, 4, 'Northgate', 'Northgate always loses something. Take the hours from Corn Hall for once.'],
  ['station-road', 3, 1, 2, 'Station quarter', 'Open the toilets on Sundays too.'],
  ['corn-hall', 1, 1, 3, 'Villages', 'Saturday evening would be better than Monday.'],
  ['northgate', 4, 4, 3, 'Northgate', 'My mother cannot manage two buses to Corn Hall.'],
  ['station-road', 1, 2, 1, 'Holt town', 'I study at night. Could the card work until ten?'],
  ['corn-hall', 2, 2, 5, 'Holt town', 'Cameras where people read are wrong.'],
  ['none', 3, 3, 3, 'Villages', 'The mobile library was stopped two years ago. Bring it back.'],
  ['station-road', 2, 1, 2, 'Station quarter', 'Please say how a person in a wheelchair opens the door with the card.'],
  ['northgate', 3, 2, 4, 'Northgate', 'Tuesday clashes with swimming. Half the homework club swims.'],
  ['corn-hall', 1, 3, 2, 'Holt town', 'Good. Nothing to add.'],
  ['corn-hall', 2, 2, 3, 'Villages', 'Ask the bus company first.'],
]

/** What was put into every hand at the school gate; most sent it as it was, some with a word of their own. */
const shared = (began: string, ended: string): string =>
  `${began} the plan to close Northgate library on Wednesday mornings. It is the only warm place on the estate that costs nothing, and the only morning when the health visitor comes. Closing it saves nothing, as the plan itself says. ${ended}`

const letters: readonly string[] = [
  shared('We object to', 'Please leave Wednesdays alone.'),
  shared('We object to', 'Please leave Wednesdays alone.'),
  shared('I object to', 'Please leave Wednesdays alone.'),
  shared('We object to', 'Please leave Wednesdays alone!'),
  shared('We strongly object to', 'Please leave Wednesdays alone.'),
  shared('We object to', 'Please leave our Wednesdays alone. Thank you.'),
  shared('We object to', 'Please leave Wednesdays alone.'),
]

type Group = { readonly name: string; readonly sector: string; readonly asked: boolean; readonly says: string }

const groups: readonly Group[] = [
  {
    name: 'Holt Older People’s Forum',
    sector: 'community',
    asked: true,
    says: 'Of 64 members who answered us, 41 come in the morning. Move the Wednesday closing to an afternoon.',
  },
  {
    name: 'Access for All',
    sector: 'voluntary',
    asked: true,
    says: 'The help line must work for people who do not hear or speak: add a text number and a button at the door.',
  },
  {
    name: 'Mill Lane Neighbours',
    sector: 'community',
    asked: false,
    says: 'We can find four volunteers for Sunday afternoons, if somebody shows us the tills and the alarm.',
  },
  {
    name: 'Faiths Together',
    sector: 'faith',
    asked: false,
    says: 'Sunday from one suits congregations that meet in the morning. Friday evening does not suit the mosque.',
  },
  {
    name: 'Fenside Health Trust',
    sector: 'statutory',
    asked: false,
    says: 'The health visitor can move to Thursday morning. We need six weeks to tell families.',
  },
]

/** The comments that some make on a paragraph of the proposal. */
const comments: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  3: { '2.1c': 'The reading group has met on Wednesdays for eleven years.' },
  6: { '3.2': 'The 14 bus runs every two hours.' },
  14: { '3.3': 'Say how long the pictures are kept, and who looks at them.' },
  16: { '2.1d': 'The lock is at shoulder height of somebody who stands.' },
  17: { '2.3': 'Thursday would be free for all of them.' },
}

const scales = (evenings: number, sundays: number, cards: number) => ({
  'open until eight': String(evenings),
  'Sunday afternoons': String(sundays),
  'key card': String(cards),
})

/** Every response, in the order in which it came. */
export const libraryResponses: readonly Response[] = [
  ...residents.map(
    ([library, evenings, sundays, cards, area_part, says], at): Response => ({
      answers: { ...scales(evenings, sundays, cards), 'Which library': library, 'should we change': says },
      about: { behalf: 'personal', area_part, may_publish: 'yes' },
      ...(comments[at] ? { comments: comments[at] } : {}),
    }),
  ),
  ...letters.map(
    (says): Response => ({
      answers: { ...scales(4, 3, 4), 'Which library': 'northgate', 'should we change': says },
      about: { behalf: 'personal', area_part: 'Northgate', may_publish: 'yes' },
    }),
  ),
  ...groups.map(
    ({ name, sector, asked, says }, at): Response => ({
      answers: { ...scales(2 + (at % 2), 1 + (at % 3), 3), 'should we change': says },
      about: {
        behalf: 'organisation',
        provenance: asked ? 'members-asked' : 'accumulated-knowledge',
        sector,
        contact_organisation: name,
        contact_email: `library-answer-${at}@demo.invalid`,
        may_publish: 'yes',
        publish_name: 'yes',
      },
    }),
  ),
]
