/** A board of thirteen seats and its year: five meetings, two questions in writing, an interest, a closed item, a sub group. */
import type { Hand } from '../hand.ts'
import { standUnder } from '../standing-under.ts'
import { answerAll, type Board, beginBoard, passGate, seatBoard, setRunning } from './board-kit.ts'
import { announce, askInWriting, holdMeeting } from './board-meeting.ts'
import { addressOf } from './members.ts'
import { meetOnce } from './partnerships.ts'
import { contacts, members, sittings } from './safeguarding-year.ts'

const at = addressOf

/** Builds the board, its year, and the group that it set up. */
export async function runSafeguarding(hand: Hand): Promise<void> {
  const board = await beginBoard(hand, {
    name: 'Wend Vale Safeguarding Board',
    need: 'Three boards looked at the same families, and none of them saw the whole.',
    topics: 'children, adults at risk, safety',
    places: 'Wendmere, Holt, the fen villages',
    by: at('Nadia Rahman'),
    on: -372,
  })
  await passGate(hand, board, {
    scope: {
      existing_work: 'Three boards, of which two have the same members.',
      constraints: 'What a case is about stays with those who need to know it.',
      why_together: 'Each agency sees a part: the school the child, housing the home, the police the night.',
      added_value: 'Nobody falls between two agencies.',
      added_value_measure: 'Children and adults known to three agencies who were known to none of the others.',
      purpose: 'That children, and adults who cannot protect themselves, are safe in the vale, and are heard.',
      kind: 'strategic',
      size: 'full',
      end_condition: 'It does not end by itself; the partners look at it every third year.',
    },
    result: 'go',
    why: 'One board in place of three, with charities and congregations in it.',
  })
  await board.year.to(-360)
  await (await hand.as(board.by)).fill(`${board.base}/team`, { email: board.by, role: 'administrator', act: '' })
  await seatBoard(hand, board, members, -360, 'What costs their body less than £5,000')
  await board.year.to(-350)
  await (await hand.as(board.by)).fill(`${board.base}/terms/writing`, {
    quorum_seats: '7',
    quorum_voluntary: '1',
    way: 'consensus-first',
    majority: 'absolute',
    casting: 'chair',
    term_months: '36',
    outside_money: 'The cabinet of the county council',
  })
  await board.year.to(-345)
  await answerAll(hand, [...contacts, 'priya.natt', 'hassan.idris'])
  await setRunning(hand, board, -345, {
    evaluation_plan: 'Every spring each seat says what changed for one family it knows of.',
    resources: '£48,000 a year and one officer.',
    participation_budget: '2500',
  })
  await meetForAYear(hand, board)
  await setUpGroup(hand, board)
}

async function meetForAYear(hand: Hand, board: Board): Promise<void> {
  const meetings: string[] = []
  for (const [turn, sitting] of sittings.entries()) {
    const meeting = await announce(
      hand,
      board,
      sitting,
      Math.max(sitting.on - 65, (sittings[turn - 1]?.on ?? -352) + 8),
    )
    if (sitting.on < 0) await holdMeeting(hand, board, sitting, meeting, meetings.at(-1) ?? null)
    meetings.push(meeting)
    if (turn === 1) await writeOnce(hand, board)
    if (turn === 2) await writeInVain(hand, board)
  }
  await board.year.to(0)
}

/** A question in writing that carries. */
function writeOnce(hand: Hand, board: Board): Promise<void> {
  const seats = [
    'helen.tolland',
    at('Marcus Bright'),
    at('Edna Shaw'),
    at('Paul Renn'),
    at('Owen Hartley'),
    at('Ifeoma Eze'),
    'hassan.idris',
    at('Aisha Karim'),
  ]
  return askInWriting(hand, board, {
    on: -214,
    closes: -204,
    text: 'The training of forty volunteers is bought from the college.',
    basis: 'Three offers came: the college asks £2,900, the two others £3,600 and £4,100.',
    why: 'The rooms must be booked before the term begins.',
    owner: 'Adult care',
    answers: Object.fromEntries(seats.map(name => [name, { says: 'for' }])),
  })
}

/** One to which too few answered. */
function writeInVain(hand: Hand, board: Board): Promise<void> {
  return askInWriting(hand, board, {
    on: -128,
    closes: -121,
    text: 'The board writes to the government about the closing of the night court.',
    basis: 'The court closes in the spring.',
    why: 'The time to write ends before we meet.',
    owner: 'Independent chair',
    answers: {
      'helen.tolland': { says: 'for' },
      [at('Aisha Karim')]: { says: 'for' },
      [at('Owen Hartley')]: { says: 'abstain', view: 'We do not write to government about the courts.' },
    },
    note: 'Asked in the week of the school holidays. We do not do that again.',
  })
}

/** The group on homes without heating: small, linked to the board, with three seats. */
async function setUpGroup(hand: Hand, board: Board): Promise<void> {
  const group = await beginBoard(hand, {
    name: 'Cold homes group of the Safeguarding Board',
    need: 'The board wants one list of homes to visit, and has no time to keep it.',
    topics: 'adults at risk, housing, health',
    places: 'Wendmere, Holt, the fen villages',
    by: at('Carys Bowen'),
    on: -140,
  })
  await passGate(hand, group, {
    scope: { purpose: 'One list of homes to visit before the winter, kept safe.', kind: 'task', size: 'small' },
    similar: {
      answer: 'linked',
      reason: 'It is a group of the Safeguarding Board and reports to it at every meeting.',
    },
    result: 'go',
    why: 'The board asked three of its members to do this work between meetings.',
  })
  await seatBoard(
    hand,
    group,
    [
      'Organisation\tName\tEmail\tPost\tBoard role',
      `Vale Fire and Rescue\tCarys Bowen\t${at('Carys Bowen')}\tFire and rescue\tChair`,
      `Holt District Council\tPaul Renn\t${at('Paul Renn')}\tHousing\tMember`,
      'Fenside Health Trust\tHassan Idris\thassan.idris@demo.invalid\tNursing\tMember',
    ],
    -140,
    'What the board has agreed',
  )
  await group.year.to(-134)
  await answerAll(hand, [at('Carys Bowen'), 'hassan.idris'])
  await setRunning(hand, group, -134)
  await group.year.to(-132)
  await standUnder(hand, {
    child: { slug: group.slug, by: group.by, on: -132 },
    parent: { slug: board.slug, by: board.by, on: -130 },
    purpose: 'Keeps one list of homes to visit, and tells the board what it sees behind the doors.',
    answer: 'We want to read what you decide about single homes too: all of us are bound to keep it.',
    powers: [
      { what: 'Heaters, blankets and fares for visits', matters: ['money'], most: '1500' },
      { what: 'Who goes on which visit', matters: ['staff'] },
    ],
  })
  await meetAndReport(hand, group)
}

/** The group decides within its powers and beyond them, and reports to the board before its next meeting. */
async function meetAndReport(hand: Hand, group: Board): Promise<void> {
  await meetOnce(hand, group, {
    on: -58,
    why: 'To share the visits of the winter, and to see what they need.',
    place: 'Fire station, Holt',
    points: [
      {
        title: 'Blankets for the visits',
        purpose: 'Buy what visitors can leave behind.',
        decides: {
          text: 'Sixty blankets are bought, and every visitor carries two.',
          basis: 'In the first eleven homes, nine had none that was dry.',
          owner: 'Fire and rescue',
          cost: '900',
        },
      },
      {
        title: 'Oil heaters to lend',
        purpose: 'Decide what helps until a boiler is mended.',
        decides: {
          text: 'Forty oil heaters are bought, to be lent for as long as a boiler is broken.',
          basis: 'Of 90 homes seen, 31 had no way to heat one room.',
          owner: 'Housing',
          cost: '3600',
        },
      },
    ],
  })
  await group.year.to(-20)
  await (await hand.as(group.by)).fill(`${group.base}/structure/reports/new`, {
    words: 'We have seen 90 of 212 homes. The heaters are what we ask you for.',
  })
  await group.year.to(0)
}
