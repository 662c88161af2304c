/** Where a consultation stands, who runs it, and its days. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factGroup, type Of } from '../part.ts'
import { dayOrNone, hourOrNone, text } from '../shared.ts'
import { dayOf, written } from '../sql.ts'

/** Where a consultation stands. */
const state = z.enum(['planned', 'open', 'closed', 'analysing', 'reported', 'evaluated', 'withdrawn'])
export type ConsultationState = Of<typeof state>

export const standing = factGroup('consultation', 'standing', {
  sql: `json_build_object('id', subject.id, 'label', subject.title, 'state', subject.state,
    'leadBody', (select name from organisation where id = subject.lead_organisation_id), 'actingBody', null,
    'decidingBody', ${written('subject.deciding_body')}, 'opensOn', subject.opens_on, 'closesOn', subject.closes_on,
    'closesAt', to_char(subject.closes_at, 'HH24:MI'),
    'decisionOn', subject.decision_on, 'feedbackOn', subject.feedback_on, 'publishedOn', ${dayOf('subject.published_at')},
    'listedOn', coalesce(subject.listed_on, ${dayOf('subject.published_at')}))`,
  shape: z.strictObject({
    id: z.string(),
    label: z.string(),
    state,
    /** The bodies that run it, that act for the one that runs it (null where nobody does), and that decide. */
    leadBody: text,
    actingBody: text,
    decidingBody: text,
    /** First and last day on which responses are taken, expected or actual; null while not set. */
    opensOn: dayOrNone,
    closesOn: dayOrNone,
    /** The hour on the last day at which it closes; null for the end of the day. */
    closesAt: hourOrNone,
    /** The day a decision is to be made, and the day by which the results are promised. */
    decisionOn: dayOrNone,
    feedbackOn: dayOrNone,
    /** The day its page became public with dates and pack; null before. */
    publishedOn: dayOrNone,
    /** The day it was first listed in the public calendar with dates; null if never. */
    listedOn: dayOrNone,
  }),
  example: {
    id: 'consultation-1',
    label: 'Buses after dark',
    state: 'evaluated',
    leadBody: 'Wendle Vale Council',
    actingBody: null,
    decidingBody: 'Transport committee',
    opensOn: day('2026-01-12'),
    closesOn: day('2026-04-13'),
    closesAt: null,
    decisionOn: day('2026-06-10'),
    feedbackOn: day('2026-05-22'),
    publishedOn: day('2026-01-12'),
    listedOn: day('2025-11-24'),
  },
})
