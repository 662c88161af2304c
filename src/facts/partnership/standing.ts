/** Where a partnership stands, and what is written down about it as a whole. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factGroup, type Of } from '../part.ts'
import { dayOrNone, text } from '../shared.ts'

/** Where a partnership stands. */
const state = z.enum(['scoping', 'forming', 'running', 'reviewing', 'ended', 'notFormed'])
export type PartnershipState = Of<typeof state>

/** Running since September 2025. */
export const standing = factGroup('partnership', 'standing', {
  sql: `json_build_object('id', subject.id, 'label', subject.name,
    'state', case subject.state when 'not-formed' then 'notFormed' else subject.state end, 'kind', subject.kind,
    'scale', subject.size, 'public', subject.public, 'startsOn', subject.started_on, 'purpose', subject.purpose,
    'endReviewedOn', subject.end_reviewed_on, 'evaluationPlan', subject.evaluation_plan, 'resources', subject.resources,
    'participationBudget', subject.participation_budget::float8, 'endsOn', subject.ends_on, 'endCondition', subject.end_condition)`,
  shape: z.strictObject({
    id: z.string(),
    label: z.string(),
    state,
    kind: z.enum(['strategic', 'task', 'network']),
    /** `small`: informal, asked only the essentials. */
    scale: z.enum(['small', 'full']),
    /** Whether anyone can read its entry in the register, its rules and its seats. */
    public: z.boolean(),
    /** Day from which it runs, planned or actual; null while not set. */
    startsOn: dayOrNone,
    purpose: text,
    /** The day its end was last looked at; null where it never was. */
    endReviewedOn: dayOrNone,
    /** How it will be evaluated; null or blank where nothing was written. */
    evaluationPlan: text,
    /** Money, staff time and administration committed against need. */
    resources: text,
    /** Money set aside for voluntary and community involvement, in the area's currency; null where not set. */
    participationBudget: z.number().nullable(),
    /** End date or condition; both null where none is set. */
    endsOn: dayOrNone,
    endCondition: text,
  }),
  example: {
    id: 'partnership-1',
    label: 'Meals and miles',
    state: 'running',
    kind: 'task',
    scale: 'full',
    public: true,
    startsOn: day('2025-09-01'),
    purpose: 'Nobody in the vale eats alone who would rather not.',
    endReviewedOn: day('2026-06-30'),
    evaluationPlan: 'Meals counted each month, a health check each June.',
    resources: 'A kitchen, a van and two days of an officer each week.',
    participationBudget: 1200,
    endsOn: day('2027-08-31'),
    endCondition: null,
  },
})
