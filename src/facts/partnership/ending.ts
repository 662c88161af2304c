/** What was settled when a partnership ended. */
import { z } from 'zod'
import { says } from '../../kernel/says.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, item, text } from '../shared.ts'

/** `taken`: whoever was named says so itself; `named`: a person, or a body that has not answered; `no`: it does not take it on. */
const fate = z.enum(['taken', 'named', 'no', 'dropped', 'nobody'])

/** Something that was open when it ended. `fate`: who takes it on, as far as the record tells. */
const leftOpen = item({
  /** What was dropped was so for a reason; where none is given, nobody takes it on. */
  fate: z.union([
    fate,
    z.strictObject({ dropped: z.string() }).transform(one => (says(one.dropped) ? 'dropped' : 'nobody')),
  ]),
})
export type LeftOpen = Of<typeof leftOpen>

/** What was settled; null or blank where nothing was written. */
const settled = z.strictObject({
  outcomes: text,
  /** In words, from before each thing had a receiver of its own. */
  handedOver: text,
  /** Everything that was open, its records among it; none where it ended before they were kept. */
  leftOpen: z.array(leftOpen),
  thankedOn: dayOrNone,
  /** How many people were told by mail from the Hub; null where it ended before the Hub told them. */
  told: z.int().nullable(),
  lessons: text,
  recordsKept: text,
})
export type Ending = Of<typeof settled>

/** Null while it has not ended. */
export const ending = factPart('partnership', 'ending', {
  sql: `(
  select json_build_object('outcomes', nullif(outcomes, ''), 'handedOver', nullif(handed_over, ''), 'thankedOn', thanked_on,
    'lessons', nullif(lessons, ''), 'recordsKept', nullif(records_kept, ''), 'told', told, 'leftOpen', (
      select coalesce(json_agg(json_build_object('id', h.id, 'label', case h.kind when 'risk' then 'A risk' when 'records' then 'Its records'
        when 'money' then 'Money that is left' when 'question' then 'A question in writing' else left(h.what, 120) end, 'fate', case
          when h.ending_receiver_id is null then json_build_object('dropped', h.dropped_because)
          when s.agreed and s.proof = 'confirmed' then to_json('taken'::text) when not s.agreed and s.proof = 'confirmed' then to_json('no'::text)
          else to_json('named'::text) end)
        order by h.created_at, h.id), '[]')
      from ending_handover h left join party_standing s on s.matter = 'partnership.handover' and s.record_id = h.ending_receiver_id
      where h.partnership_ending_id = partnership_ending.id))
  from partnership_ending where partnership_id = subject.id and decided_on is not null)`,
  shape: settled.nullable(),
  example: null,
})
