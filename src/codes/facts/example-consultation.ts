/** The exemplary consultation: planned, held, answered and evaluated to the code. Invented. */
import { day } from '../../kernel/day.ts'
import type { ConsultationFacts } from './consultation.ts'
import {
  exemplaryEvaluation,
  exemplaryOutcome,
  exemplaryPlan,
  exemplaryResponses,
} from './example-consultation-parts.ts'

export { exemplaryEvaluation, exemplaryOutcome, exemplaryPlan, exemplaryResponses }

/** Open for thirteen weeks in early 2026, reported in May, evaluated in July. */
export const exemplaryConsultation: ConsultationFacts = {
  subject: 'consultation',
  id: 'consultation-1',
  label: 'Buses after dark',
  signatories: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-consultation-2009'] }],
  departures: [],
  state: 'evaluated',
  leadBody: 'Wendle Vale Council',
  actingBody: null,
  decidingBody: 'Transport committee',
  opensOn: day('2026-01-12'),
  closesOn: day('2026-04-13'),
  decisionOn: day('2026-06-10'),
  feedbackOn: day('2026-05-22'),
  publishedOn: day('2026-01-12'),
  listedOn: day('2025-11-24'),
  plan: exemplaryPlan,
  shortPeriod: null,
  busyPeriods: [
    { id: 'busy-1', label: 'Good Friday', from: day('2026-04-03'), to: day('2026-04-03') },
    { id: 'busy-2', label: 'Easter Monday', from: day('2026-04-06'), to: day('2026-04-06') },
  ],
  busyNote: null,
  challenges: [],
  contact: {
    name: 'Transport officer',
    address: 'Town Hall, Wendle',
    phone: '01632 960002',
    email: 'buses@example.org',
  },
  formatsOffered: ['large print', 'paper', 'audio'],
  formatRequests: [{ id: 'format-1', label: 'Braille', askedOn: day('2026-02-02'), answeredOn: day('2026-02-06') }],
  interest: { registered: 12, told: 12 },
  targetGroups: [
    {
      id: 'group-1',
      label: 'Shift workers',
      expected: 80,
      methods: ['survey', 'workplace visit'],
      seldomHeard: true,
      outreach: 'Visits at shift change',
      outreachDoneOn: day('2026-02-20'),
    },
    {
      id: 'group-2',
      label: 'Young people',
      expected: 60,
      methods: ['survey', 'youth club evening'],
      seldomHeard: false,
      outreach: null,
      outreachDoneOn: null,
    },
  ],
  publicity: [
    {
      id: 'notice-1',
      label: 'Posters at depots',
      channel: 'poster',
      on: day('2026-01-09'),
      reach: '400 drivers',
      targetGroup: 'group-1',
      cascade: false,
    },
    {
      id: 'notice-2',
      label: 'Youth newsletter',
      channel: 'email',
      on: day('2026-01-12'),
      reach: 'About 900',
      targetGroup: 'group-2',
      cascade: true,
    },
  ],
  questions: [
    {
      id: 'question-1',
      label: 'Is the last bus late enough?',
      about: '2.1',
      aboutProcess: false,
      closed: true,
      comment: true,
    },
    {
      id: 'question-2',
      label: 'What evidence can you give?',
      about: '3',
      aboutProcess: false,
      closed: false,
      comment: false,
    },
    {
      id: 'question-3',
      label: 'Was this easy to take part in?',
      about: null,
      aboutProcess: true,
      closed: true,
      comment: true,
    },
  ],
  documents: [
    {
      id: 'document-1',
      label: 'Buses after dark: proposals',
      available: true,
      paragraphs: 42,
      addressed: 42,
      headings: 6,
    },
  ],
  summaryWords: 320,
  ...exemplaryResponses,
  ...exemplaryOutcome,
}
