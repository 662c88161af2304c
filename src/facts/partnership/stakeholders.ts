/** Who has a stake in a partnership, and whom it serves. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { sits } from '../denied.ts'
import { factPart, type Of } from '../part.ts'
import { item, request, text } from '../shared.ts'
import { holds, longDay } from '../sql.ts'

/** Kinds of stakeholder a partnership is to think of; each is considered, even if nobody is found. */
export const stakeholderCategories = [
  'voluntary-community',
  'statutory',
  'provider',
  'expert',
  'advisory',
  'funder',
  'affected',
  'other',
] as const
export type StakeholderCategory = (typeof stakeholderCategories)[number]

/** What was made of a stakeholder. `listed` is on record, but not yet dealt with. */
export const stakeholderAnswers = [
  'listed',
  'invited',
  'partner',
  'consulted',
  'kept-informed',
  'declined',
  'left-out',
] as const
export type StakeholderAnswer = (typeof stakeholderAnswers)[number]

/** Somebody with a stake. */
const stakeholder = item({
  /** The kind of stakeholder, in the words of the stakeholder map. */
  category: z.string(),
  answer: z.enum(stakeholderAnswers),
  /** Whether the work affects them. */
  affected: z.boolean(),
  /** Why they were left out or declined, where it is written down. */
  reason: text,
})
export type Stakeholder = Of<typeof stakeholder>

/** A group that the work affects, invited. */
export const exemplaryStakeholder: Stakeholder = {
  id: 'stakeholder-1',
  label: 'Lunch club members',
  category: 'affected',
  affected: true,
  answer: 'invited',
  reason: null,
}

export const stakeholders = factPart('partnership', 'stakeholders', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', name, 'category', category, 'affected', affected or category = 'affected',
    'answer', answer, 'reason', nullif(reason, '')) order by name)
  from stakeholder where partnership_id = subject.id)`,
  shape: z.array(stakeholder),
  example: [
    exemplaryStakeholder,
    {
      ...exemplaryStakeholder,
      id: 'stakeholder-2',
      label: 'County council',
      category: 'statutory',
      affected: false,
      answer: 'kept-informed',
    },
  ],
})

/** Kinds of stakeholder, and whether each was considered: somebody is on record in it, or nobody was found. */
export const stakeholderKinds = factPart('partnership', 'stakeholderKinds', {
  sql: `(
    select json_agg(considered.category) from (
      select category from stakeholder_category where partnership_id = subject.id
      union select category from stakeholder where partnership_id = subject.id) considered)`,
  row: z.array(z.string()),
  read: considered => stakeholderCategories.map(name => ({ name, considered: considered.includes(name) })),
  shape: z.array(z.strictObject({ name: z.string(), considered: z.boolean() })),
  example: [
    { name: 'affected', considered: true },
    { name: 'statutory', considered: true },
    { name: 'funder', considered: true },
  ],
})

/** Infrastructure organisations asked whom to approach; `label` is the organisation. */
export const adviceAsked = factPart('partnership', 'adviceAsked', {
  sql: `(
  select json_agg(json_build_object('id', q.id, 'label', o.name, 'askedOn', q.asked_on, 'answeredOn', q.answered_on)
    order by q.asked_on, o.name)
  from infrastructure_question q join organisation o on o.id = q.organisation_id where q.partnership_id = subject.id)`,
  shape: z.array(request),
  example: [
    {
      id: 'advice-1',
      label: 'Wendle Voluntary Action',
      askedOn: day('2025-05-07'),
      answeredOn: day('2025-05-12'),
    },
  ],
})

/** Requests to join, by their day only: who asks is not told. */
export const joinRequests = factPart('partnership', 'joinRequests', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', 'Request of ' || ${longDay('asked_on')}, 'askedOn', asked_on, 'answeredOn', answered_on) order by asked_on, created_at)
  from join_request where partnership_id = subject.id)`,
  shape: z.array(request),
  example: [
    { id: 'request-1', label: 'Request of 4 May 2026', askedOn: day('2026-05-04'), answeredOn: day('2026-05-20') },
  ],
})

/** Communities it serves: whether a filled seat represents each (a vacant one represents nobody), and what is done about a gap. */
export const communities = factPart('partnership', 'communities', {
  sql: `(
  select json_agg(json_build_object('id', c.id, 'label', c.name, 'gapAction', nullif(c.gap_action, ''),
    'represented', coalesce((select true from seat join holding h on h.seat_id = seat.id
      where seat.id = c.seat_id and ${holds('seat')}
        and ${sits('h')} limit 1), false)) order by c.name)
  from community c where c.partnership_id = subject.id)`,
  shape: z.array(item({ represented: z.boolean(), gapAction: text })),
  example: [
    { id: 'community-1', label: 'Older people of the upper vale', represented: true, gapAction: null },
    { id: 'community-2', label: 'Farm workers', represented: false, gapAction: 'A visit to two farms in March' },
  ],
})
