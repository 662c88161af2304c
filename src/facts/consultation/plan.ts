/** What the plan and the pack of a consultation say, field by field. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, text } from '../shared.ts'
import { written } from '../sql.ts'

/** Texts of the plan; null or blank where nothing was written. */
const texts = z.strictObject({
  /** What the consultation is for, and the process in outline. */
  aims: text,
  /** The issue, problem or proposal. */
  issue: text,
  canChange: text,
  cannotChange: text,
  /** Decisions taken beforehand; a statement that there are none counts. */
  decisionsMade: text,
  /** The option favoured, with its reasons and the options rejected; a statement that none is favoured counts. */
  preferredOption: text,
  /** Sources of evidence, listed or attached. */
  evidence: text,
  affected: text,
  nextSteps: text,
  /** Who sees what a respondent says, what may be published, and what the law may still require. */
  confidentiality: text,
  /** The policy or service plan that it serves. */
  servesPlan: text,
  /** Scale and cost set against the expected outcome. */
  proportion: text,
  /** Staff time and money budgeted. */
  resources: text,
  /** What it costs voluntary organisations to pass on and answer, and the help offered. */
  sectorCosts: text,
  /** Duties and rules that bind the lead body or those consulted. */
  legalFramework: text,
  /** Barriers to taking part, and what was done about each. */
  barriers: text,
  /** Who took part in the design, and what they brought. */
  designedWith: text,
  /** Limits on the exercise itself: time, money, law, data. */
  exerciseLimits: text,
  /** Whether sensitive information is collected; null where the plan does not say. */
  sensitiveInformation: z.enum(['none', 'collected']).nullable(),
  /** The extra safeguards for sensitive information. */
  safeguards: text,
  /** The day the plan was signed off; null before. */
  signedOffOn: dayOrNone,
  /** The day the plan was begun; null where it was begun before that was kept. */
  begunOn: dayOrNone,
  /** The equality impact assessment: the day it was filed, and the day it was updated from the results. */
  equalityFiledOn: dayOrNone,
  /** What it found. */
  equalityNote: text,
  equalityUpdatedOn: dayOrNone,
})
export type ConsultationPlanTexts = Of<typeof texts>

const field = (name: string, column: string) => `'${name}', ${written(`subject.${column}`)}`

/** The plan of the exemplary consultation has every field filled in. */
export const plan = factPart('consultation', 'plan', {
  sql: `json_build_object(${field('aims', 'aims')}, ${field('issue', 'issue')}, ${field('canChange', 'can_change')},
    ${field('cannotChange', 'cannot_change')}, ${field('decisionsMade', 'decisions_made')},
    ${field('preferredOption', 'preferred_option')}, ${field('evidence', 'evidence')}, ${field('affected', 'affected')},
    ${field('nextSteps', 'next_steps')}, ${field('confidentiality', 'confidentiality')}, ${field('servesPlan', 'planning_link')},
    ${field('proportion', 'proportion')}, ${field('resources', 'resources')}, ${field('sectorCosts', 'sector_costs')},
    ${field('legalFramework', 'legal_framework')}, ${field('barriers', 'barriers')}, ${field('designedWith', 'designed_with')},
    ${field('exerciseLimits', 'exercise_limits')}, 'sensitiveInformation', subject.sensitive_information,
    ${field('safeguards', 'safeguards')}, 'signedOffOn', subject.signed_off_on, 'begunOn', subject.begun_on, 'equalityFiledOn', subject.equality_impact_on,
    ${field('equalityNote', 'equality_impact_note')}, 'equalityUpdatedOn', subject.equality_impact_updated_on)`,
  shape: texts,
  example: {
    aims: 'To hear how late buses should run, by a survey and four evenings.',
    issue: 'The last bus leaves at nine.',
    canChange: 'Times and routes.',
    cannotChange: 'The yearly budget.',
    decisionsMade: 'None yet.',
    preferredOption: 'A last bus at eleven: it serves the late shift. All-night buses cost three times as much.',
    evidence: 'Passenger counts of 2025.',
    affected: 'Shift workers, young people, drivers.',
    confidentiality:
      'Two officers see it; what you say may be published without your name; the law may oblige us to release it.',
    nextSteps: 'Report by 22 May 2026, decision on 10 June 2026.',
    servesPlan: 'Transport plan 2026 to 2030',
    proportion: 'Costs one per cent of the yearly contract.',
    resources: 'Twenty days of an officer and £4,000.',
    sectorCosts: 'We pay £50 to each group that holds its own evening.',
    legalFramework: 'The duty to consult bus users.',
    equalityFiledOn: day('2025-12-10'),
    equalityNote: 'People who cannot drive are hit hardest.',
    equalityUpdatedOn: day('2026-05-12'),
    barriers: 'Night shifts: we visit at shift change.',
    designedWith: 'The bus users group wrote the question on safety.',
    exerciseLimits: 'Twelve weeks, because the contract ends in July.',
    sensitiveInformation: 'collected',
    safeguards: 'Shift patterns are kept apart and deleted after the report.',
    signedOffOn: day('2025-12-15'),
    begunOn: day('2025-10-06'),
  },
})
