/** How responses are taken, and what came in, counted. Nothing here tells who a respondent is. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, count, item, named, text } from '../shared.ts'
import { dayOf, longDay } from '../sql.ts'

/** A way in which a response can be given. */
export const responseChannels = ['online', 'email', 'letter', 'paper', 'spoken'] as const
export type ResponseChannel = (typeof responseChannels)[number]

/** Whether one may answer on one document or some questions only, and is counted for what was answered. */
export const partialAllowed = factPart('consultation', 'partialAllowed', {
  sql: 'not exists (select from question q where q.consultation_id = subject.id and q.required)',
  shape: z.boolean(),
  example: true,
})

const reachable = `respondent_contact k on k.response_id = r.id and k.reachable
  where r.consultation_id = subject.id and r.state <> 'withdrawn'`

/** 120 of them, by five channels. Of those given in confidence only the number counts, and what was done: no check is moved by what they say. */
export const responses = factPart('consultation', 'responses', {
  sql: `(
    select json_build_object('given', count(*), 'open', count(*) filter (where not r.confidential), 'byChannel', json_build_object(
        ${responseChannels.map(channel => `'${channel}', count(*) filter (where r.channel = '${channel}' and not r.confidential)`).join(', ')}),
      'withBehalf', count(*) filter (where not r.confidential
        and (r.behalf = 'personal' or (r.behalf = 'organisation' and r.provenance <> 'not-stated'))),
      'reachable', (select count(*) from response r join ${reachable}),
      'acknowledged', (
        select coalesce(json_agg(json_build_object('afterDays', after_days, 'count', count) order by given_on, after_days), '[]') from (
          select ${dayOf('r.received_at')} as given_on, ${dayOf('k.acknowledged_at')} - ${dayOf('r.received_at')} as after_days, count(*)
          from response r join ${reachable} and k.acknowledged_at is not null group by 1, 2) of_days),
      'thankedByLetter', exists (select from response r join ${reachable} and k.acknowledged_at is not null and k.acknowledged_by_letter),
      'unacknowledged', (
        select coalesce(json_agg(json_build_object('givenOn', given_on, 'count', count) order by given_on), '[]') from (
          select ${dayOf('r.received_at')} as given_on, count(*)
          from response r join ${reachable} and k.acknowledged_at is null group by 1) of_days),
      'confidential', count(*) filter (where r.confidential))
    from response r where r.consultation_id = subject.id and r.state <> 'withdrawn')`,
  shape: z.strictObject({
    /** Responses given and not withdrawn. */
    given: count,
    /** Those of them that were not given in confidence: `byChannel` and `withBehalf` are of these. */
    open: count,
    byChannel: z.strictObject({ online: count, email: count, letter: count, paper: count, spoken: count }),
    /** How many say whether they are personal or for a group and, if for a group, on what they rest. */
    withBehalf: count,
    /** Responses whose sender can be reached. */
    reachable: count,
    /** How many senders were acknowledged so many days after their response came: one entry per day and number of days. */
    acknowledged: z.array(z.strictObject({ afterDays: z.int(), count })),
    /** Whether somebody said of any of them that a letter was posted: nothing shows it. */
    thankedByLetter: z.boolean(),
    /** Reachable senders not yet acknowledged, by the day their response came. */
    unacknowledged: z.array(z.strictObject({ givenOn: aDay, count })),
    confidential: count,
  }),
  example: {
    given: 120,
    open: 116,
    byChannel: { online: 66, email: 10, letter: 5, paper: 30, spoken: 5 },
    withBehalf: 116,
    reachable: 90,
    acknowledged: [
      { afterDays: 0, count: 70 },
      { afterDays: 3, count: 20 },
    ],
    thankedByLetter: false,
    unacknowledged: [],
    confidential: 4,
  },
})

/** Points of confidential responses that stand whole and word for word in the published report; by their number, which the lead finds them by. */
export const confidentialShown = factPart('consultation', 'confidentialShown', {
  sql: `(
    select json_agg(json_build_object('id', p.id, 'label', 'Point ' || p.number) order by p.number)
    from response r join point p on p.response_id = r.id
      join consultation_report told on told.consultation_id = r.consultation_id and told.published_at is not null
    where r.consultation_id = subject.id and r.confidential and r.state <> 'withdrawn' and length(p.text) >= 24
      and position(lower(p.text) in lower(concat_ws(' ', told.introduction, told.process, told.what_we_heard,
        told.what_happens_next, told.diverse_needs, told.bodies_said))) > 0)`,
  shape: z.array(named),
  example: [],
})

/** Why contact details were opened. `ask-back` goes beyond what respondents were promised. */
const purpose = z.enum([
  'acknowledge',
  'feedback',
  'copy-to-respondent',
  'ask-back',
  'subject-access',
  'erasure',
  'confidence',
])
export type OpeningPurpose = Of<typeof purpose>

/**
 * Openings of sealed contact details. `label` tells the day, never the respondent. `byHand`: somebody opened it, and said what for; the rest
 * is work that the Hub does itself, or a respondent's own.
 */
export const sealOpenings = factPart('consultation', 'sealOpenings', {
  sql: `(
    select json_agg(json_build_object('id', s.id, 'purpose', s.purpose, 'byHand', s.opened_by is not null,
      'label', 'the opening of ' || ${longDay(dayOf('s.created_at'))}) order by s.created_at)
    from response r join respondent_contact k on k.response_id = r.id join seal_opening s on s.respondent_contact_id = k.id
    where r.consultation_id = subject.id)`,
  shape: z.array(item({ purpose, byHand: z.boolean() })),
  example: [{ id: 'opening-1', label: 'Opening of 20 May 2026', purpose: 'feedback', byHand: false }],
})

/**
 * The review half way: what was found and what was decided (no change counts); null if none was held. Of several the one
 * nearest to half way: another later on takes nothing from it.
 */
export const interimReview = factPart('consultation', 'interimReview', {
  sql: `(
    select json_build_object('heldOn', r.held_on, 'findings', r.findings, 'decided', r.change_decided)
    from interim_review r where r.consultation_id = subject.id
    order by abs(2 * (r.held_on - subject.opens_on) - (subject.closes_on - subject.opens_on)), r.id desc limit 1)`,
  shape: z.strictObject({ heldOn: aDay, findings: text, decided: text }).nullable(),
  example: {
    heldOn: day('2026-02-25'),
    findings: 'Few shift workers so far',
    decided: 'One more evening at the depot',
  },
})
