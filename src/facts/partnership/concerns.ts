/**
 * Concerns about conduct or domination, and disagreements: by their days, never by their matter. One that was raised with the secretariat
 * alone is told to nobody; one that those who run the partnership passed on to it stays theirs to see settled.
 */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item } from '../shared.ts'
import { dayOf, longDay } from '../sql.ts'

/** A concern or a disagreement. `label` tells the day, not the matter. */
const concern = item({
  kind: z.enum(['concern', 'dispute']),
  raisedOn: aDay,
  /** Whether talks, with the chair too, or mediation have begun and not come to their end. */
  inHand: z.boolean(),
  acknowledgedOn: dayOrNone,
  /** The day it was closed and answered; null until then. */
  answeredOn: dayOrNone,
  /** Whether it was closed as settled or taken back, and no party says that for it it is not settled. */
  settled: z.boolean(),
})

/** A concern acknowledged the next day and settled in three weeks. */
export const exemplaryConcern: Of<typeof concern> = {
  id: 'concern-1',
  kind: 'concern',
  label: 'Concern of 2 March 2026',
  raisedOn: day('2026-03-02'),
  inHand: false,
  acknowledgedOn: day('2026-03-03'),
  answeredOn: day('2026-03-20'),
  settled: true,
}

const raised = `coalesce(raised_on, ${dayOf('created_at')})`

export const concerns = factPart('partnership', 'concerns', {
  sql: `(
  select json_agg(json_build_object('id', id, 'kind', kind,
    'label', case kind when 'dispute' then 'Disagreement' else 'Concern' end || ' of ' || ${longDay(raised)}, 'inHand', step in ('talks', 'chair', 'mediation'), 'raisedOn', ${raised},
    'acknowledgedOn', acknowledged_on, 'answeredOn', answered_on,
    'settled', answered_on is not null and coalesce(outcome in ('settled', 'taken-back'), true) and not exists (
      select from party_standing said
      where said.matter = 'partnership.settlement' and said.record_id = concern.id and said.agreed = false)) order by created_at)
  from concern where subject_kind = 'partnership' and subject_id = subject.id and (not for_secretariat or passed_on is not null))`,
  shape: z.array(concern),
  example: [exemplaryConcern],
})
