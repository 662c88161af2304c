/** How a partnership was begun: the record of the start gate. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, text } from '../shared.ts'

/** The record of the start gate; texts are null or blank where nothing was written. */
const startGate = z.strictObject({
  /** Why the need is better met together. */
  need: text,
  /** What exists already and what is under way. */
  existing: text,
  constraints: text,
  addedValue: text,
  /** The day the register was searched for similar partnerships; null if it was not. */
  searchedOn: dayOrNone,
  /** Whether what was found was ruled out, joined or linked, and why; that nothing was found counts. */
  similarAnswer: text,
  outcome: z.enum(['go', 'join', 'none']).nullable(),
  decidedOn: dayOrNone,
  /** Why it was decided so. */
  reason: text,
})
export type StartGate = Of<typeof startGate>

/** The start gate, fully answered. */
export const exemplaryGate: StartGate = {
  need: 'Neither side can both cook and drive.',
  existing: 'Two lunch clubs, and a council review of day centres.',
  constraints: 'No grant beyond 2027.',
  addedValue: 'Forty more people fed each week.',
  searchedOn: day('2025-05-06'),
  similarAnswer: 'Linked with the older people forum, which gives advice and serves no meals.',
  outcome: 'go',
  decidedOn: day('2025-05-20'),
  reason: 'Kitchen and drivers are needed on the same day.',
}

/** What was found alike counts as answered once each one is, or once it is on record that nothing was found. */
export const gate = factPart('partnership', 'gate', {
  sql: `(
    select json_build_object('need', nullif(g.why_together, ''),
      'existing', nullif(concat_ws(E'\\n', nullif(g.existing_work, ''), nullif(g.under_way, '')), ''),
      'constraints', g.constraints, 'addedValue', g.added_value, 'searchedOn', g.duplicates_checked_on,
      'similarAnswer', case when alike.open then null else coalesce(alike.told, nullif(g.duplicates_answer, '')) end,
      'outcome', g.result, 'decidedOn', g.decided_on, 'reason', nullif(g.result_reason, ''))
    from (select 1) one left join start_gate g on g.partnership_id = subject.id
      left join lateral (
        select bool_or(s.answer is null) as open,
          string_agg(other.name || ': ' || s.answer || ', ' || s.reason, E'\\n' order by other.name) as told
        from similar_partnership s join partnership other on other.id = s.similar_id
        where s.partnership_id = g.partnership_id) alike on true)`,
  shape: startGate,
  example: exemplaryGate,
})
