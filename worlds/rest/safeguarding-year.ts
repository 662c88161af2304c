/** Who sits on the safeguarding board, and what its five meetings are about. */
import type { Sitting } from './board-meeting.ts'
import { addressOf } from './members.ts'

const at = addressOf
export const members = [
  'Organisation\tName\tEmail\tPost\tBoard role\tSector\tDeputy\tDeputy email',
  '\tHelen Tolland\thelen.tolland@demo.invalid\tIndependent chair\tChair\tIndependent\t\t',
  `Wend Vale County Council\tMarcus Bright\t${at('Marcus Bright')}\tChildren and families\tVice chair\t\tLina Osei\t${at('Lina Osei')}`,
  `Wend Vale County Council\tEdna Shaw\t${at('Edna Shaw')}\tAdult care\tMember\t\t\t`,
  `Holt District Council\tPaul Renn\t${at('Paul Renn')}\tHousing\tMember\t\t\t`,
  `Vale Constabulary\tOwen Hartley\t${at('Owen Hartley')}\tPolice\tMember\t\tJess Amory\t${at('Jess Amory')}`,
  `Wend Vale Care Board\tIfeoma Eze\t${at('Ifeoma Eze')}\tHealth commissioning\tMember\t\t\t`,
  'Fenside Health Trust\tHassan Idris\thassan.idris@demo.invalid\tNursing\tMember\t\t\t',
  `Vale Probation\tSimone Achebe\t${at('Simone Achebe')}\tProbation\tMember\t\t\t`,
  `Vale Fire and Rescue\tCarys Bowen\t${at('Carys Bowen')}\tFire and rescue\tMember\t\t\t`,
  `Holt Fen Academy\tRobert Tindle\t${at('Robert Tindle')}\tSchools\tMember\t\t\t`,
  `Safe Harbour\tAisha Karim\t${at('Aisha Karim')}\tRefuges\tMember\t\t\t`,
  `Vale Youth Work\tDele Adeyemi\t${at('Dele Adeyemi')}\tYouth work\tMember\t\t\t`,
  `Wendmere Mosque Trust\tYusuf Malik\t${at('Yusuf Malik')}\tCongregations\tMember\t\t\t`,
  `Wend Vale County Council\tMiriam Lowe\t${at('Miriam Lowe')}\tLegal adviser\tAdviser\t\t\t`,
  `Wend Vale College\tPrakash Iyer\t${at('Prakash Iyer')}\tTraining adviser\tAdviser\t\t\t`,
]

export const contacts = [
  'Nadia Rahman',
  'Owen Hartley',
  'Ifeoma Eze',
  'Simone Achebe',
  'Carys Bowen',
  'Robert Tindle',
  'Aisha Karim',
  'Dele Adeyemi',
  'Yusuf Malik',
  'Prakash Iyer',
].map(at)

export const sittings: readonly Sitting[] = [
  {
    on: -300,
    why: 'To settle what this board looks at in its first year, and with whose money.',
    place: 'County offices, Wendmere',
    points: [
      {
        title: 'What we look at in the first year',
        purpose: 'Choose three matters out of nine.',
        note: 'Schools and refuges named the same thing first: nobody knows who is told when a child moves.',
        decides: {
          text: 'We look at three matters this year: children who move between areas, homes without heating, and who answers at night.',
          basis: 'The list of nine with what each agency knows of them.',
          owner: 'Independent chair',
        },
      },
      {
        title: 'Who pays for the work of the board',
        purpose: 'Agree shares.',
        decides: {
          text: 'The county pays half of £48,000 a year, police and health a quarter each; charities pay in time only.',
          basis: 'The shares of the three boards that we replace.',
          how: 'vote',
          why: 'One seat could not agree to the share of the police.',
          owner: 'Children and families',
          cost: '48000',
          others: {
            Police: {
              position: 'against',
              view: 'A quarter is more than our share of the cases. We would have agreed to a fifth.',
            },
          },
        },
      },
    ],
  },
  {
    on: -226,
    why: 'To hear what was found about children who move, and to decide what changes.',
    place: 'Holt Fen Academy',
    marks: { Police: 'substitute', Probation: 'apology' },
    points: [
      {
        title: 'Children who move between areas',
        purpose: 'Say who tells whom, and within how many days.',
        from: at('Robert Tindle'),
        note: 'Eleven of 30 children arrived before their papers did.',
        decides: {
          text: 'The school that a child leaves rings the one it goes to on the same day, and the county within three.',
          basis: 'Thirty moves of last year, looked at one by one.',
          owner: 'Schools',
        },
        action: { what: 'Write one page for school offices', owner: 'Schools', within: 45 },
      },
      {
        title: 'Training for volunteers',
        purpose: 'Buy forty places for charities and congregations.',
        from: at('Dele Adeyemi'),
        interest: { seat: 'Youth work', says: 'We would give the training, and be paid for it.' },
        decides: {
          text: 'Forty places of training are bought for volunteers, after three offers have been asked for.',
          basis: 'Charities and congregations cannot pay for it themselves.',
          owner: 'Adult care',
          cost: '3200',
        },
      },
    ],
  },
  {
    on: -150,
    why: 'To hear about homes without heating before the winter, and to look at one case together.',
    place: 'County offices, Wendmere',
    marks: { 'Fire and rescue': 'apology', Congregations: 'absent' },
    points: [
      {
        title: 'Homes without heating',
        purpose: 'Agree one list of visits, so that nobody is visited three times and others not at all.',
        from: at('Carys Bowen'),
        decides: {
          text: 'Fire, health and housing keep one list of homes to visit, held by fire and rescue.',
          basis: '212 homes stand on two lists, 37 on three, and 90 that were rung about on none.',
          owner: 'Fire and rescue',
          others: {
            Refuges: {
              position: 'abstain',
              view: 'A list of addresses can be read by the wrong person. We want to see who may open it first.',
            },
          },
        },
        action: { what: 'Say in writing who may open the list of visits', owner: 'Fire and rescue', within: 60 },
      },
      {
        title: 'One case, looked at together',
        purpose: 'Learn from what went wrong, without blame.',
        closed: 'It is about a family that could be recognised.',
      },
    ],
  },
  {
    on: -66,
    why: 'To hear who answers at night, and what became of the list of visits.',
    place: 'Corn Hall, Holt',
    marks: { 'Health commissioning': 'apology', Police: 'substitute' },
    points: [
      {
        title: 'Who answers at night',
        purpose: 'One number instead of four.',
        note: 'Of 64 calls after eight in November, nine were answered by nobody.',
        decides: {
          text: 'From April one number is answered day and night, by the county; police and health send their calls there.',
          basis: 'Four weeks in which every call was counted.',
          how: 'vote',
          why: 'Two seats would have waited for the new telephone system.',
          owner: 'Adult care',
          others: {
            Police: { position: 'abstain', view: 'We send calls there once the new system records them.' },
            Nursing: {
              position: 'against',
              view: 'Ward staff will ring the number they know. Wait until it stays the same.',
            },
          },
        },
        action: { what: 'Tell every surgery, school and congregation the number', owner: 'Adult care', within: 80 },
      },
    ],
  },
  {
    on: 31,
    why: 'To look at the first year, and to choose the matters of the second.',
    place: 'County offices, Wendmere',
    points: [],
  },
]
