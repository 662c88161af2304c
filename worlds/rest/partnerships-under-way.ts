/** Two more partnerships: one under review in which a mediator helped, one still being formed. */
import { nameParties, paragraphOfProcedure } from '../cases.ts'
import { dateBoxes, type Hand, organisationOf } from '../hand.ts'
import { answerAll, type Board, beginBoard, passGate, seatBoard, seatOn, setRunning } from './board-kit.ts'
import { addressOf as at } from './members.ts'

import { heading, meetOnce, row } from './partnerships.ts'

/** One under review, with a disagreement that went to a mediator and was settled. */
export async function reviewWork(hand: Hand): Promise<void> {
  const board = await beginBoard(hand, {
    name: 'Young people into work',
    need: 'Firms look for apprentices and young people for work, and they do not find each other.',
    topics: 'work, young people, schools',
    places: 'Wendmere and Holt',
    by: at('Prakash Iyer'),
    on: -205,
  })
  await passGate(hand, board, {
    scope: {
      existing_work: 'A careers fair each spring.',
      why_together: 'Firms have the places, the college the courses, youth workers the trust.',
      added_value: 'Young people without a family in trade get a first place.',
      added_value_measure: 'Places taken up, and kept for three months.',
      purpose: 'Every young person in the vale who wants to work finds a first place.',
      kind: 'strategic',
      size: 'full',
      end_condition: 'After two years, unless the partners go on.',
    },
    result: 'go',
    why: 'Each of us has tried it alone.',
  })
  await seatBoard(
    hand,
    board,
    [
      heading,
      row('Wend Vale College', 'Prakash Iyer', 'College', 'Chair'),
      row('Wend Vale Traders', 'Lucy Farthing', 'Firms'),
      row('Vale Youth Work', 'Dele Adeyemi', 'Youth work'),
      row('Holt Fen Academy', 'Robert Tindle', 'Schools'),
    ],
    -205,
    'What costs their body less than £1,000',
  )
  await board.year.to(-195)
  const partners = ['Prakash Iyer', 'Lucy Farthing', 'Dele Adeyemi', 'Robert Tindle'].map(at)
  await (await hand.as(board.by)).fill(`${board.base}/terms/writing`, { quorum_seats: '3', way: 'vote' })
  await board.year.to(-190)
  await answerAll(hand, partners)
  await setRunning(hand, board, -190, {
    resources: 'A day a week of the college; £6,000 from the traders.',
    participation_budget: '600',
  })
  await aim(hand, board)
  await meetOnce(
    hand,
    board,
    {
      on: -104,
      why: 'To agree what an employer promises.',
      place: 'College, Wendmere',
      marks: { Schools: 'apology' },
      points: [
        {
          title: 'What an employer promises',
          purpose: 'One page for every firm that takes somebody on.',
          from: at('Lucy Farthing'),
          decides: {
            text: 'A firm names one person who answers for the young person, and pays from the first day.',
            basis: 'Talks with 22 firms and 40 young people.',
            how: 'vote',
            why: 'The firms would have paid from the third week.',
            owner: 'College',
            others: {
              Firms: { position: 'against', view: 'Small shops cannot pay for two weeks in which nothing is earned.' },
            },
          },
        },
      ],
    },
    { on: 38, why: 'To decide after the review whether we go on, and how.', place: 'College, Wendmere', points: [] },
  )
  await mediate(hand, board)
  await (await hand.as(board.by)).fill(`${board.base}/settings`, { state: 'reviewing' })
  await (await hand.as(board.by)).fill(`${board.base}/reviews/new`, {})
  await board.year.to(0)
}

async function aim(hand: Hand, board: Board): Promise<void> {
  const prakash = await hand.as(board.by)
  await prakash.fill(`${board.base}/objectives/new`, {
    text: 'Sixty first places by the summer',
    measure: 'Places taken up since the autumn',
    unit: 'places',
    baseline: '0',
    target_value: '60',
    need: '170 young people left school without a place.',
    methods: 'Youth workers go along on the first day.',
    owner_sepageid: await seatOn(hand, board, 'College'),
    ...dateBoxes('due_on', hand.dayAt(130)),
  })
  const { id } = await hand.place.database.db
    .selectFrom('objective')
    .select('id')
    .where('partnership_id', '=', board.id)
    .executeTakeFirstOrThrow()
  for (const [on, value] of [
    [-150, '8'],
    [-110, '19'],
    [-70, '27'],
  ] as const) {
    await board.year.to(on)
    await (await hand.as(board.by)).fill(`${board.base}/objectives/${id}/readings`, {
      value,
      ...dateBoxes('read_on', hand.dayAt(on)),
    })
  }
}

/** The traders disagree, and a mediator helps: talks, mediation, settled. */
async function mediate(hand: Hand, board: Board): Promise<void> {
  await board.year.to(-69)
  await (await hand.as(at('Lucy Farthing'))).fill(`${board.base}/concern`, {
    kind: 'dispute',
    about: 'The page for employers went out with our name although we voted against paying from the first day.',
    contact: '01632 960 431',
  })
  const chair = async () => hand.as(board.by)
  const page = await nameParties(hand, board.slug, await chair(), ['Wend Vale Traders', 'Wend Vale College'])
  const note = async (on: number, step: string, printed: string) => {
    await board.year.to(on)
    const paragraph = await paragraphOfProcedure(hand, printed)
    await (await chair()).fill(page, { step, paragraph, ...dateBoxes('from_day', hand.dayAt(on)) })
  }
  await note(-64, 'talks', '2.1')
  await (await chair()).fill(`${page}/helpers`, {
    part: 'mediator',
    name: 'Marta Kowal',
    comes_from: 'Wendmere Council for Voluntary Service',
    why: 'She works with firms and with the college, and is paid by neither.',
  })
  const parties = ['Lucy Farthing', 'Prakash Iyer'].map(at)
  await answerAll(hand, parties)
  await note(-50, 'mediation', '2.3')
  await board.year.to(-27)
  await (await chair()).fill(`${page}/outcome`, {
    outcome: 'settled',
    answer:
      'Settled with the help of a mediator: shops with fewer than five people pay from the third week, and the page says so with the traders’ own words.',
    agreement:
      'Shops with fewer than five people pay from the third week. The page says so with the traders’ own words.',
  })
  await answerAll(hand, parties)
}

/** One being formed: its terms are out, and not every partner has answered. */
export async function formAdvice(hand: Hand): Promise<void> {
  const lead = await organisationOf(hand, 'Holt Debt and Housing Advice')
  const board = await beginBoard(hand, {
    name: 'Advice under one roof',
    need: 'Whoever has debts, a sick parent and no home tells it four times, in four offices.',
    topics: 'advice, housing, debt',
    places: 'Holt',
    by: at('Colin Marsh'),
    lead,
    on: -64,
  })
  await passGate(hand, board, {
    scope: {
      existing_work: 'Four offices within a mile.',
      why_together: 'One roof is cheaper than four, and people come once.',
      purpose: 'Advice on debts, housing and care in one place, told once.',
      kind: 'strategic',
      size: 'full',
      end_condition: 'Looked at every third year.',
    },
    result: 'go',
    why: 'The lease of two offices ends within the year.',
  })
  await seatBoard(
    hand,
    board,
    [
      heading,
      row('Holt Debt and Housing Advice', 'Colin Marsh', 'Debt and housing', 'Chair'),
      row('Wend Vale Carers', 'Beryl Stott', 'Carers'),
      row('Holt District Council', 'Paul Renn', 'Housing'),
      row('Safe Harbour', 'Aisha Karim', 'Refuges'),
    ],
    -64,
    'Nothing yet: each asks its trustees or its cabinet',
  )
  await board.year.to(-30)
  await (await hand.as(board.by)).fill(`${board.base}/terms/writing`, {
    quorum_seats: '3',
    rules_change: 'every-partner',
  })
  await board.year.to(-22)
  await answerAll(hand, [at('Colin Marsh'), at('Aisha Karim')], 'Please write down who holds the keys.')
  await (await hand.as(null)).fill(`${board.base}/joining`, {
    who: 'Vale Probation',
    reasons: 'Half of those we look after need a home and have debts.',
    contact: '01632 960 512',
  })
  await board.year.to(0)
}
