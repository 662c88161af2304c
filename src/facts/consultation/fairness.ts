/** Whether those who answered found taking part fair, clear and easy, by target group: as it was kept with the report, never in numbers. */
import { z } from 'zod'
import { factPart, type Of } from '../part.ts'
import { item } from '../shared.ts'

/**
 * A target group. `listed`: the form lets somebody say that they are of it. `said`: whether more than half of those who answered found it
 * fair, half or fewer, or it cannot be told without telling of few; null where nothing is kept yet.
 */
const group = item({ listed: z.boolean(), said: z.enum(['more', 'half', 'few']).nullable() })
export type GroupAsked = Of<typeof group>

/**
 * Whether the form asks everybody in the Hub's own words, and the groups of the plan as the form lists them: under the label that was
 * chosen there, also where the plan gave the group another name since.
 */
export const foundFair = factPart('consultation', 'foundFair', {
  sql: `(
    select json_build_object('asked', exists (select from question q join form_section s on s.id = q.section_id
        where q.consultation_id = subject.id and q.asks = 'fair' and q.shown_if is null and s.shown_if is null), 'groups', coalesce(
      json_agg(json_build_object('id', g.id, 'label', coalesce(chosen.label, g.name), 'said', told.found_fair->>g.id::text,
        'listed', chosen.label is not null) order by g.created_at, g.id) filter (where g.id is not null), '[]'::json))
    from (select) one
      left join (question which join form_section part on part.id = which.section_id and part.shown_if is null)
        on which.consultation_id = subject.id and which.asks = 'groups' and which.shown_if is null
      left join consultation_report told on told.consultation_id = subject.id and told.published_at is not null
      left join target_group g on g.consultation_id = subject.id
      left join lateral (select o->>'label' as label from jsonb_array_elements(which.settings->'options') o
        where o->>'value' = g.id::text limit 1) chosen on true)`,
  shape: z.strictObject({ asked: z.boolean(), groups: z.array(group) }),
  example: {
    asked: true,
    groups: [
      { id: 'group-1', label: 'Shift workers', listed: true, said: 'more' },
      { id: 'group-2', label: 'Young people', listed: true, said: 'more' },
    ],
  },
})
