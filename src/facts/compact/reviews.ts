/** The yearly reviews of the Compact: when each was closed, and how the actions of the last one stand. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { given, says } from '../../kernel/says.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item, text } from '../shared.ts'
import { written } from '../sql.ts'

/** An action of a review. */
const action = item({
  /** The review it is of. */
  within: z.string(),
  /** Who sees to it. */
  owner: text,
  dueOn: aDay,
  /** Whether it is done or was dropped with a reason. */
  settled: z.boolean(),
  /** The day on which its state was last looked at. */
  lookedOn: aDay,
})

/** Whether an action says what is to be done, and who sees to it: one called "x" is none. */
export const isNamed = ({ label, owner }: Pick<Of<typeof action>, 'label' | 'owner'>): boolean =>
  says(label) && given(owner)

export const reviews = factPart('compact', 'reviews', {
  sql: `(
    select json_agg(json_build_object('id', r.id, 'label', 'the review opened on ' || to_char(r.opened_on, 'FMDD FMMonth YYYY'),
      'openedOn', r.opened_on, 'closedOn', r.closed_on, 'report', ${written('r.report')},
      'unanswered', r.closed_without <> '{}', 'signedOff', (select count(*) >= 2 from compact_review_sign_off s where s.compact_review_id = r.id and s.lapsed_on is null), 'actions', coalesce((
        select json_agg(json_build_object('id', a.id, 'within', r.id, 'label', a.what, 'owner', ${written('a.owner')}, 'dueOn', a.due_on, 'settled', a.state <> 'open',
          'lookedOn', a.looked_on) order by a.due_on, a.id)
        from compact_review_action a where a.compact_review_id = r.id), '[]')) order by r.opened_on desc, r.id desc)
    from compact_review r)`,
  shape: z.array(
    item({
      openedOn: aDay,
      closedOn: dayOrNone,
      /** What both sides make of the year; null where nothing is written. */
      report: text,
      /** Whether both sides signed off what it says. */
      signedOff: z.boolean(),
      /** Whether it was closed without the answers or the signature of a side, which had not come by its day. */
      unanswered: z.boolean(),
      actions: z.array(action),
    }),
  ),
  example: [
    {
      id: 'review-1',
      label: 'the review opened on 2 June 2026',
      openedOn: day('2026-06-02'),
      closedOn: day('2026-06-30'),
      report: 'More was asked of the sector, and earlier.',
      signedOff: true,
      unanswered: false,
      actions: [
        {
          id: 'action-1',
          within: 'review-1',
          owner: 'Wendle Voluntary Action',
          label: 'Tell small groups by post',
          dueOn: day('2026-12-01'),
          settled: false,
          lookedOn: day('2026-07-01'),
        },
      ],
    },
  ],
})
