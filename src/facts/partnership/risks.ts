/** What may go wrong or has, and what a partnership looks out for. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, isSaid, item, text } from '../shared.ts'
import { longDay } from '../sql.ts'
import { agreement, agreementsTo, exemplaryAgreements } from './agreements.ts'

/** A risk that may come, or a problem that has come. `label` tells the kind and the day, not the matter: that is for partners only. */
const risk = item({
  kind: z.enum(['risk', 'problem']),
  raisedOn: aDay,
  /** Whether it is written down how the partners share it, and what is done about it. */
  shared: isSaid,
  answered: isSaid,
  owner: text,
  /** The day on which what partners agree to last changed. */
  settledOn: aDay,
  closed: z.boolean(),
})
export type Risk = Of<typeof risk>

/** A risk shared, owned and answered. */
export const exemplaryRisk: Risk = {
  id: 'risk-1',
  label: 'Risk of 12 September 2025',
  kind: 'risk',
  raisedOn: day('2025-09-12'),
  shared: true,
  answered: true,
  owner: 'Seat of Wendle Vale Council',
  settledOn: day('2025-09-12'),
  closed: false,
}

export const risks = factPart('partnership', 'risks', {
  sql: `(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind,
    'label', case r.kind when 'risk' then 'Risk' else 'Problem' end || ' of ' || ${longDay('r.raised_on')}, 'raisedOn', r.raised_on, 'shared', r.sharing,
    'answered', r.answer, 'owner', seat.name, 'settledOn', r.settled_on, 'closed', r.closed_on is not null)
    order by r.raised_on, r.created_at)
  from risk r left join seat on seat.id = r.owner_seat_id where r.partnership_id = subject.id)`,
  shape: z.array(risk),
  example: [exemplaryRisk],
})

/** What each partner says to the list of risks. */
export const risksAgreed = factPart('partnership', 'risksAgreed', {
  sql: agreementsTo('risks'),
  shape: z.array(agreement),
  example: exemplaryAgreements,
})

/** Something the partnership looks out for; `response` is what it does, or its way in. */
const lookout = item({
  kind: z.enum(['change', 'decision']),
  on: dayOrNone,
  decidedBy: text,
  response: text,
  closed: z.boolean(),
})
export type Outlook = Of<typeof lookout>

/** A coming change with its date and what is done. */
export const exemplaryChange: Outlook = {
  id: 'outlook-1',
  label: 'The fuel grant ends',
  kind: 'change',
  on: day('2027-03-31'),
  decidedBy: null,
  response: 'Ask the parish councils by January.',
  closed: false,
}

/** A decision of others with the body, the way in and the latest date. */
export const exemplaryOutsideDecision: Outlook = {
  id: 'outlook-2',
  label: 'Day centre contract',
  kind: 'decision',
  on: day('2026-11-01'),
  decidedBy: 'County council',
  response: 'The chair speaks at the committee in October.',
  closed: false,
}

/** Coming changes, and decisions of others, that it looks out for. */
export const outlook = factPart('partnership', 'outlook', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'kind', kind, 'on', falls_on,
    'decidedBy', nullif(decided_by, ''), 'response', nullif(response, ''), 'closed', closed_on is not null)
    order by falls_on, created_at)
  from outlook where partnership_id = subject.id)`,
  shape: z.array(lookout),
  example: [exemplaryChange, exemplaryOutsideDecision],
})
