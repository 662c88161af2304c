/** Meetings, decisions and soundings of the exemplary partnership. Invented. */
import { day } from '../../kernel/day.ts'
import { togetherQuestions } from '../together-questions.ts'
import type { Decision, Meeting, Paper, PartnershipRunFacts, SurveyRound } from './partnership-run.ts'

/** An open paper of six pages with a summary. */
export const exemplaryPaper: Paper = {
  id: 'paper-1',
  label: 'Rota options',
  sentOn: day('2026-07-06'),
  pages: 6,
  summarised: true,
  confidential: false,
  ofClosedItem: false,
  readByShutOut: 0,
}

/** A meeting prepared, held and published to the code. */
export const exemplaryMeeting: Meeting = {
  id: 'meeting-1',
  label: 'Meeting of 14 July 2026',
  on: day('2026-07-14'),
  held: true,
  dateSetOn: day('2026-05-12'),
  whyNeeded: 'To settle the winter rota',
  agendaClosesOn: day('2026-07-01'),
  seatsFilled: 2,
  seatsPrepared: 2,
  seatsReminded: 2,
  itemsAskedOn: day('2026-06-15'),
  items: [{ id: 'item-1', label: 'Winter rota', tied: true, minutes: 40 }],
  proposals: [
    { id: 'proposal-1', label: 'Winter rota', sector: 'voluntary', answered: true },
    { id: 'proposal-2', label: 'Kitchen hours', sector: 'statutory', answered: true },
  ],
  agendaSentOn: day('2026-07-06'),
  papers: [exemplaryPaper],
  closedItems: [
    { id: 'item-3', label: 'A closed item', reason: 'Names a member of staff', lookAgainOn: day('2027-01-12') },
  ],
  attendance: [
    { id: 'seat-1', label: 'Seat of Wendle Vale Council', as: 'holder', present: true },
    { id: 'seat-2', label: 'Seat of Wendle Voluntary Action', as: 'holder', present: true },
  ],
  interests: [{ id: 'interest-1', label: 'Seat of Wendle Voluntary Action, van hire', left: true, counted: false }],
  minutesPublishedOn: day('2026-07-21'),
  recordable: true,
}

/** A large decision by consensus, with one view against. */
export const exemplaryDecision: Decision = {
  id: 'decision-1',
  label: 'Meals on Sundays',
  decidedOn: day('2026-07-14'),
  text: 'Meals are served on Sundays from October.',
  basis: 'Survey of members in June',
  how: 'consensus',
  voteReason: null,
  correctable: true,
  tookPart: 2,
  owner: 'Seat of Wendle Vale Council',
  sector: 'voluntary',
  major: true,
  announcedOn: day('2026-06-02'),
  dissents: 1,
  minorityViews: 1,
  seatsToConsult: 1,
  seatsConsulted: 1,
}

/** A health check answered by both seats. */
export const exemplaryRound: SurveyRound = {
  id: 'round-1',
  label: 'Health check of June 2026',
  closedOn: day('2026-06-30'),
  seats: 2,
  answered: 2,
  answers: [
    { question: 'valued', sector: 'statutory', answers: 1, agree: 1 },
    { question: 'valued', sector: 'voluntary', answers: 1, agree: 1 },
  ],
  questions: 8,
  shown: 8,
  complete: 2,
  actions: [{ id: 'action-2', label: 'Rotate the minutes', followed: true }],
}

/** A round on how partners work together, in which three of three of each sector agree. */
export const exemplaryTogether: SurveyRound = {
  ...exemplaryRound,
  id: 'round-2',
  label: 'Working together of June 2026',
  answers: togetherQuestions.flatMap(question => [
    { question, sector: 'statutory', answers: 3, agree: 3 },
    { question, sector: 'voluntary', answers: 3, agree: 2 },
  ]),
}

/** A health check that one of two seats has answered so far. */
export const exemplaryOpenRound: PartnershipRunFacts['openRounds'][number] = {
  id: 'round-9',
  kind: 'health-check',
  label: 'Health check',
  openedOn: day('2026-08-24'),
  closesOn: day('2026-09-14'),
  seats: 2,
  answered: 1,
}

/** A concern acknowledged the next day and settled in three weeks. */
export const exemplaryConcern: PartnershipRunFacts['concerns'][number] = {
  id: 'concern-1',
  kind: 'concern',
  label: 'Concern of 2 March 2026',
  raisedOn: day('2026-03-02'),
  inHand: false,
  acknowledgedOn: day('2026-03-03'),
  answeredOn: day('2026-03-20'),
}

/** Everything kept while it ran. */
export const exemplaryRun: PartnershipRunFacts = {
  meetings: [exemplaryMeeting],
  decisions: [exemplaryDecision],
  actions: [{ id: 'action-1', label: 'Book the kitchen', owner: 'Tom Reed', due: day('2026-08-01'), closed: true }],
  reportBacks: [
    {
      id: 'report-1',
      within: 'seat-2',
      label: 'Seat of Wendle Voluntary Action, 14 July 2026',
      metOn: day('2026-07-14'),
      sentOn: day('2026-07-20'),
    },
  ],
  concerns: [exemplaryConcern],
  healthChecks: [exemplaryRound],
  pulses: [{ ...exemplaryRound, id: 'pulse-1', label: 'Pulse of July 2026', closedOn: day('2026-07-20') }],
  openRounds: [],
  togetherRounds: [exemplaryTogether],
  endsOn: day('2027-08-31'),
  endCondition: null,
}
