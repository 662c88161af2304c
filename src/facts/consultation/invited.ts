/** Who is asked: those invited, those who asked not to be, and what the sector was asked beforehand. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, count, dayOrNone, item, request, text } from '../shared.ts'
import { covers, dayOf, longDay, ofTheSector, written } from '../sql.ts'

/** Sector bodies with a declared interest that covers it, and how many of them were told before it opened. */
export const earlyNotice = factPart('consultation', 'earlyNotice', {
  sql: `(
    select json_build_object('owed', count(distinct o.id), 'told', count(distinct o.id) filter (
      where exists (select from interest_told t where t.consultation_id = subject.id and t.organisation_id = o.id
        and (subject.opens_on is null or ${dayOf('t.created_at')} < subject.opens_on))))
    from interest i join organisation o on o.id = i.organisation_id and ${ofTheSector('o.sector')}
    where ${covers('i', 'subject')} and i.wants = 'early')`,
  shape: z.strictObject({ owed: count, told: count }),
  example: { owed: 9, told: 9 },
})

/** How many people and organisations asked not to be consulted on this. */
export const refusals = factPart('consultation', 'refusals', {
  sql: `(
    select count(distinct coalesce(i.organisation_id::text, i.person_id::text, encode(i.email_mark, 'hex'), i.id::text))
    from interest i where ${covers('i', 'subject')} and i.wants = 'not-at-all')`,
  shape: count,
  example: 1,
})

/** Somebody on the list of those invited. */
const invitee = item({
  /** Funded by the lead body, or bound to it in another way. */
  tied: z.boolean(),
  /** The day the invitation went; null where it has not. */
  sentOn: dayOrNone,
  /** The format need on record; null where there is none. */
  formatNeed: text,
  /** The format in which it was sent; null for the usual one. */
  sentFormat: text,
  /** Asked not to be consulted on this on a day before the invitation went: within one day nobody can tell which came first. */
  refused: z.boolean(),
})
export type Invitee = Of<typeof invitee>

export const invitees = factPart('consultation', 'invitees', {
  sql: `(
    select json_agg(json_build_object('id', v.id, 'label', coalesce(o.name, v.name), 'tied', v.tied, 'sentOn', v.sent_on,
      'formatNeed', ${written('o.format_needs')}, 'sentFormat', ${written('v.sent_format')}, 'refused', exists (
        select from interest i where ${covers('i', 'subject')} and i.wants = 'not-at-all' and i.organisation_id = v.organisation_id
          and ${dayOf('i.created_at')} < v.sent_on)) order by v.created_at, v.id)
    from invitee v left join organisation o on o.id = v.organisation_id where v.consultation_id = subject.id)`,
  shape: z.array(invitee),
  example: [
    {
      id: 'invitee-1',
      label: 'Wendle bus users group',
      tied: true,
      sentOn: day('2026-01-12'),
      formatNeed: null,
      sentFormat: null,
      refused: false,
    },
    {
      id: 'invitee-2',
      label: 'Depot night crew',
      tied: false,
      sentOn: day('2026-01-12'),
      formatNeed: 'Large print',
      sentFormat: 'Large print',
      refused: false,
    },
  ],
})

/** Suggestions of who is missing from the list. */
export const suggestions = factPart('consultation', 'suggestions', {
  sql: `(
    select json_agg(json_build_object('id', s.id, 'label', 'the suggestion of ' || ${longDay(dayOf('s.created_at'))},
      'askedOn', ${dayOf('s.created_at')}, 'answeredOn', s.answered_on) order by s.created_at)
    from invitee_suggestion s where s.consultation_id = subject.id)`,
  shape: z.array(request),
  example: [
    { id: 'suggestion-1', label: 'Hospital porters', askedOn: day('2026-01-20'), answeredOn: day('2026-01-23') },
  ],
})

/** What a sector body was asked beforehand. */
const sectorQuestion = item({
  about: z.enum(['first-views', 'whom-to-reach', 'introduction']),
  /** Whether an infrastructure organisation was asked. */
  infrastructure: z.boolean(),
  askedOn: aDay,
  repliedOn: dayOrNone,
  /** The lead's answer to what was said. */
  answeredOn: dayOrNone,
  /** The day the group agreed to be reached; null where it has not, or where no introduction was asked for. */
  groupAgreedOn: dayOrNone,
})
export type SectorQuestion = Of<typeof sectorQuestion>

export const sectorQuestions = factPart('consultation', 'sectorQuestions', {
  sql: `(
    select json_agg(json_build_object('id', q.id, 'label', o.name, 'about', q.about, 'infrastructure', o.infrastructure,
      'askedOn', q.asked_on, 'repliedOn', q.replied_on, 'answeredOn', q.answered_on, 'groupAgreedOn', q.group_agreed_on)
      order by q.asked_on, q.id)
    from sector_question q join organisation o on o.id = q.organisation_id where q.consultation_id = subject.id)`,
  shape: z.array(sectorQuestion),
  example: [
    {
      id: 'question-1',
      label: 'Wendle Voluntary Action',
      about: 'whom-to-reach',
      infrastructure: true,
      askedOn: day('2025-11-10'),
      repliedOn: day('2025-11-20'),
      answeredOn: day('2025-11-24'),
      groupAgreedOn: null,
    },
    {
      id: 'question-2',
      label: 'Wendle Voluntary Action',
      about: 'first-views',
      infrastructure: true,
      askedOn: day('2025-11-26'),
      repliedOn: day('2025-12-05'),
      answeredOn: day('2025-12-10'),
      groupAgreedOn: null,
    },
    {
      id: 'question-3',
      label: 'Night shelter',
      about: 'introduction',
      infrastructure: false,
      askedOn: day('2025-11-26'),
      repliedOn: day('2025-12-01'),
      answeredOn: null,
      groupAgreedOn: day('2025-12-08'),
    },
  ],
})

/** Organisations of the area that registered no interest, counted by the day they were last invited to. */
export const withoutInterest = factPart('consultation', 'withoutInterest', {
  sql: `(
    select json_agg(json_build_object('invitedOn', invited_on, 'count', count)) from (
      select v.invited_on, count(*) from organisation o
        left join lateral (select max(invited_on) as invited_on from interest_invitation where organisation_id = o.id) v on true
      where o.ended_on is null and not exists (select from interest i where i.organisation_id = o.id and i.ended_at is null)
      group by 1) silent)`,
  shape: z.array(z.strictObject({ invitedOn: dayOrNone, count })),
  example: [{ invitedOn: day('2026-03-01'), count: 14 }],
})
