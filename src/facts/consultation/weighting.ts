/** Weightings that were declared, with their reasons and days. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { aDay, dayOrNone, item, text } from '../shared.ts'
import { longDay } from '../sql.ts'

/** Every weighting, also one that was taken back. */
export const weightings = factPart('consultation', 'weightings', {
  sql: `(
    select json_agg(json_build_object('id', w.id, 'label', 'the weighting of ' || ${longDay('w.declared_on')},
      'declaredOn', w.declared_on, 'reason', w.reason, 'backOn', w.back_on) order by w.id)
    from weighting w where w.consultation_id = subject.id)`,
  shape: z.array(item({ declaredOn: aDay, reason: text, backOn: dayOrNone })),
  example: [
    {
      id: 'weighting-1',
      label: 'the weighting of 5 May 2026',
      declaredOn: day('2026-05-05'),
      reason: 'Community groups speak for nine in ten of those who ride the bus.',
      backOn: null,
    },
  ],
})
