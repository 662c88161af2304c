/** Policies and changes of service, and how the sector was involved in each. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, item, text } from '../shared.ts'
import { written } from '../sql.ts'

/** A policy or change of service. */
const policyChange = item({
  affectsSector: z.boolean(),
  /** The consultation, or another way of involving the sector, tied to it; null where there is none. */
  involvedBy: text,
  /** Why the sector was not involved; null where nothing was said. */
  noInvolvement: text,
  /** The note of its effect on the sector, and its day. */
  effect: text,
  effectNotedOn: dayOrNone,
  /** Ways of involvement that were considered: each offered, or not for a reason. */
  ways: z.array(z.strictObject({ way: z.string(), offered: z.boolean(), reason: text })),
})
export type PolicyChange = Of<typeof policyChange>

export const policies = factPart('organisation', 'policies', {
  sql: `(
    select json_agg(json_build_object('id', w.id, 'label', w.title, 'affectsSector', w.affects_sector,
      'involvedBy', coalesce((select title from consultation c where c.id = w.consultation_id and c.published_at is not null),
        ${written('w.involvement')}), 'noInvolvement', ${written('w.no_involvement')}, 'effect', ${written('w.effect')},
      'effectNotedOn', w.effect_noted_on, 'ways', (select coalesce(json_agg(json_build_object('way', v.way, 'offered', v.offered,
        'reason', ${written('v.reason')}) order by v.way), '[]') from policy_involvement v where v.policy_change_id = w.id)) order by w.created_at, w.id)
    from policy_change w where w.organisation_id = subject.id)`,
  shape: z.array(policyChange),
  example: [
    {
      id: 'policy-1',
      label: 'Grants for community transport',
      affectsSector: true,
      involvedBy: 'Buses after dark',
      noInvolvement: null,
      effect: 'Three groups lose a grant, five gain one.',
      effectNotedOn: day('2026-03-02'),
      ways: [
        { way: 'decision-making', offered: false, reason: 'The council may not share that decision.' },
        { way: 'delivery', offered: true, reason: null },
        { way: 'design-and-commissioning', offered: true, reason: null },
        { way: 'feedback', offered: true, reason: null },
        { way: 'scrutiny', offered: false, reason: 'The scrutiny committee looks at it in the autumn.' },
      ],
    },
  ],
})
