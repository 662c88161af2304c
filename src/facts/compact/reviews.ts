/** The yearly reviews of the Compact: when each was closed, and how the actions of the last one stand. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { aDay, dayOrNone, item } from '../shared.ts'

/** An action of a review. */
const action = item({
  /** The review it is of. */
  within: z.string(),
  dueOn: aDay,
  /** Whether it is done or was dropped with a reason. */
  settled: z.boolean(),
  /** The day on which its state was last looked at. */
  lookedOn: aDay,
})

export const reviews = factPart('compact', 'reviews', {
  sql: `(
    select json_agg(json_build_object('id', r.id, 'label', 'the review opened on ' || to_char(r.opened_on, 'FMDD FMMonth YYYY'),
      'openedOn', r.opened_on, 'closedOn', r.closed_on, 'actions', coalesce((
        select json_agg(json_build_object('id', a.id, 'within', r.id, 'label', a.what, 'dueOn', a.due_on, 'settled', a.state <> 'open',
          'lookedOn', a.looked_on) order by a.due_on, a.id)
        from compact_review_action a where a.compact_review_id = r.id), '[]')) order by r.opened_on desc, r.id desc)
    from compact_review r)`,
  shape: z.array(item({ openedOn: aDay, closedOn: dayOrNone, actions: z.array(action) })),
  example: [
    {
      id: 'review-1',
      label: 'the review opened on 2 June 2026',
      openedOn: day('2026-06-02'),
      closedOn: day('2026-06-30'),
      actions: [
        {
          id: 'action-1',
          within: 'review-1',
          label: 'Tell small groups by post',
          dueOn: day('2026-12-01'),
          settled: false,
          lookedOn: day('2026-07-01'),
        },
      ],
    },
  ],
})
