/** The other partnerships of the area: planned, not begun after all, small, ended and handed over. */
import { dateBoxes, type Hand, organisationOf } from '../hand.ts'
import { answerAll, type Board, beginBoard, passGate, seatBoard, setRunning } from './board-kit.ts'
import { announce, holdMeeting, type Sitting } from './board-meeting.ts'
import { addressOf as at } from './members.ts'

export const heading = 'Organisation\tName\tEmail\tPost\tBoard role'
export const row = (organisation: string, name: string, post: string, role = 'Member', email = at(name)): string =>
  [organisation, name, email, post, role].join('\t')

/** Holds one meeting of a small board and announces the next. */
export async function meetOnce(hand: Hand, board: Board, held: Sitting, next?: Sitting): Promise<string> {
  const meeting = await announce(hand, board, held, held.on - 45)
  await holdMeeting(hand, board, held, meeting, null)
  if (next) await announce(hand, board, next, held.on + 10)
  return meeting
}

/** Village halls that buy and lend together: small, a network, with a success to tell. */
export async function shareHalls(hand: Hand): Promise<void> {
  const board = await beginBoard(hand, {
    name: 'Village halls network',
    need: 'Each hall buys its own oil, chairs and insurance, and pays more for it than it has to.',
    topics: 'village halls, rural life',
    places: 'Little Wend, Ashby Fen, Upper Holt',
    by: at('Maureen Oake'),
    on: -262,
  })
  await passGate(hand, board, {
    scope: {
      existing_work: 'None. Treasurers ring each other.',
      why_together: 'Three small orders make one that a supplier wants.',
      purpose: 'Halls buy and lend together what each needs a little of.',
      kind: 'network',
      size: 'small',
      end_condition: 'When the halls no longer want it; any of them can say so.',
    },
    result: 'go',
    why: 'It costs an evening four times a year.',
  })
  await seatBoard(
    hand,
    board,
    [
      heading,
      row('Little Wend Village Hall', 'Maureen Oake', 'Little Wend', 'Chair'),
      row('Ashby Fen Hall', 'Terry Gault', 'Ashby Fen'),
      row('Upper Holt Reading Room', 'Joyce Penn', 'Upper Holt'),
      row('Wendmere Council for Voluntary Service', 'Marta Kowal', 'Support', 'Adviser', 'marta.kowal@demo.invalid'),
    ],
    -262,
    'What costs their hall less than £300',
  )
  await board.year.to(-252)
  await answerAll(hand, [at('Maureen Oake'), at('Terry Gault'), at('Joyce Penn'), 'marta.kowal'])
  await setRunning(hand, board, -252)
  await meetOnce(
    hand,
    board,
    {
      on: -130,
      why: 'To choose where the oil for the winter comes from.',
      place: 'Reading Room, Upper Holt',
      points: [
        {
          title: 'Oil for the winter',
          purpose: 'One order for three halls.',
          from: at('Terry Gault'),
          decides: {
            text: 'The three halls order their oil together, on the first of October and of February.',
            basis: 'Prices from four suppliers, alone and together.',
            owner: 'Ashby Fen',
          },
        },
      ],
    },
    {
      on: 24,
      why: 'To see what the winter cost, and whether we buy insurance together too.',
      place: 'Village Hall, Little Wend',
      points: [],
    },
  )
  await board.year.to(-45)
  const maureen = await hand.as(board.by)
  await maureen.fill(`${board.base}/learning/successes/new`, {
    what: 'Three halls stayed warm all winter for £1,140 less than the year before.',
    credit: 'Terry Gault, who rang eleven suppliers',
    ...dateBoxes('happened_on', hand.dayAt(-46)),
  })
  await maureen.fill(`${board.base}/learning/lessons/new`, {
    text: 'Agree who takes delivery before you agree the price: two halls cannot let a lorry in.',
  })
  await board.year.to(0)
}

/** One that is only thought about, and one that was thought about and left. */
export async function think(hand: Hand): Promise<void> {
  const week = await beginBoard(hand, {
    name: 'Vale volunteering week',
    need: 'Every autumn groups look for volunteers, each on another day.',
    topics: 'volunteering',
    places: 'Wendmere and Holt',
    by: 'marta.kowal',
    on: -196,
  })
  await passGate(hand, week, {
    scope: {
      existing_work: 'The college holds a fair each September, to which 60 groups come.',
      kind: 'task',
      size: 'small',
    },
    result: 'none',
    why: 'The fair of the college does what we wanted. We ask for a second day instead of a second fair.',
  })
  const warm = await beginBoard(hand, {
    name: 'Warm places in winter',
    need: 'Eleven halls, mosques and libraries open as warm places, and nobody knows which is open when.',
    topics: 'winter, older people, health',
    places: 'Wendmere, Holt',
    by: at('Yusuf Malik'),
    on: -18,
  })
  await (await hand.as(warm.by)).fill(`${warm.base}/scope`, {
    existing_work: 'A page of the county council, made two winters ago.',
    why_together: 'Whoever opens a door knows when it is open; nobody else does.',
    kind: 'task',
    size: 'small',
  })
}

/** One that ended because its work was done: decided by all, and handed over. */
export async function endFloodWatch(hand: Hand): Promise<void> {
  const board = await beginBoard(hand, {
    name: 'Wend flood watch',
    need: 'In the last flood three agencies measured the river, and none of them rang the villages.',
    topics: 'floods, safety',
    places: 'The fen villages',
    by: at('Carys Bowen'),
    on: -418,
  })
  await passGate(hand, board, {
    scope: {
      constraints: 'The money ends after one year.',
      why_together: 'One has the gauges, one the wardens, one the engines.',
      purpose: 'Whoever lives beside the river is rung before the water comes.',
      kind: 'task',
      size: 'full',
      end_condition: 'When the county runs the warnings by itself.',
    },
    result: 'go',
    why: 'Nobody can do it alone before next winter.',
  })
  await seatBoard(
    hand,
    board,
    [
      heading,
      row('Vale Fire and Rescue', 'Carys Bowen', 'Fire and rescue', 'Chair'),
      row('Wend Vale River Watch', 'Tamsin Reeve', 'River wardens'),
      row('Wend Vale County Council', 'Nadia Rahman', 'County'),
    ],
    -418,
    'What costs their body less than £2,000',
  )
  await board.year.to(-410)
  const partners = ['Carys Bowen', 'Tamsin Reeve', 'Nadia Rahman'].map(at)
  await answerAll(hand, partners)
  await setRunning(hand, board, -410)
  await (await hand.as(board.by)).fill(`${board.base}/terms/writing`, {})
  await board.year.to(-400)
  await answerAll(hand, partners)
  await meetOnce(hand, board, {
    on: -310,
    why: 'To choose who rings the villages.',
    place: 'Fire station, Holt',
    points: [
      {
        title: 'Who rings the villages',
        purpose: 'One agency, day and night.',
        from: at('Tamsin Reeve'),
        decides: {
          text: 'River wardens read the gauges; fire and rescue rings 340 homes when two of them pass the mark.',
          basis: 'Six nights of trying it out.',
          owner: 'Fire and rescue',
        },
        action: { what: 'Hand the list of homes to the county', owner: 'River wardens', within: 180 },
      },
    ],
  })
  await board.year.to(-128)
  const carys = await hand.as(board.by)
  const actions = await hand.place.database.db
    .selectFrom('action')
    .select('id')
    .where('subject_id', '=', board.id)
    .execute()
  for (const { id } of actions) await carys.fill(`${board.base}/actions/${id}`, { state: 'done' })
  await carys.fill(`${board.base}/ending`, {
    reason: 'The county has run the warnings since October. Nothing is left that needs the three of us.',
    outcomes: '340 homes were rung in both floods of this winter, on average two hours before the water came.',
    lessons: 'Try it out at night. What works at noon does not work at three.',
    thanks: 'The river wardens, who went out in every one of those nights.',
    records_kept: 'County archive, Wendmere',
  })
  const listed = (await carys.open(`${board.base}/ending/handover`)).body
  const things = [
    ...listed.matchAll(/name="things"[^>]*value="([^"]+)"|value="([a-z-]+:[^"]+)"[^>]*name="things"/g),
  ].map(([, one, other]) => one ?? other ?? '')
  if (things.length > 0)
    await carys.fill(`${board.base}/ending/handover`, {
      things,
      receiver: `organisation:${await organisationOf(hand, 'Wend Vale County Council')}`,
    })
  await carys.fill(`${board.base}/ending/proposal`, { sure: 'yes' })
  await board.year.to(-119)
  await answerAll(hand, partners)
  await board.year.to(0)
}
