/**
 * The parts of a consultation's facts that tell how it was prepared with others and what was decided after it. They stand
 * in the statement of `consultation-facts.queries.ts`. Of other consultations only those that are public are named.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { covers, ofTheSector } from '../../consultations/index.ts'

const asked = sql`any((select ids from asked)::uuid[])`
const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone (select zone from asked))::date`
const longDay = (of: RawBuilder<unknown>) => sql`to_char(${of}, 'FMDD FMMonth YYYY')`
const written = (text: RawBuilder<unknown>) => sql`nullif(trim(${text}), '')`

const earlyNotice = sql`
  select c.id, 'earlyNotice', jsonb_build_object('owed', count(distinct o.id), 'told', count(distinct o.id) filter (
    where exists (select from interest_told t where t.consultation_id = c.id and t.organisation_id = o.id
      and (c.opens_on is null or ${dayOf(sql`t.created_at`)} < c.opens_on))))
  from consultation c join interest i on ${covers} and i.wants = 'early'
    join organisation o on o.id = i.organisation_id and ${ofTheSector(sql`o.sector`)}
  where c.id = ${asked} group by 1`

const refusals = sql`
  select c.id, 'refusals', to_jsonb(count(distinct coalesce(i.organisation_id::text, i.person_id::text, lower(i.email))))
  from consultation c join interest i on ${covers} and i.wants = 'not-at-all' where c.id = ${asked} group by 1`

/** Another one that is told of in public. */
const publicOther = sql`o.id <> c.id and o.state <> 'withdrawn' and (o.published_at is not null or o.listed_on is not null)`

/**
 * The nearest before and after it by their first day: those with the same topic, or any. Without a last day, so that the
 * index is walked from its place until there are enough.
 */
const nearest = (most: number, among: RawBuilder<unknown>) => sql`
  (select o.id from consultation o where ${among} and ${publicOther} and o.opens_on >= c.opens_on
    order by o.opens_on limit ${sql.lit(most)})
  union (select o.id from consultation o where ${among} and ${publicOther} and o.opens_on < c.opens_on
    order by o.opens_on desc limit ${sql.lit(most)})`

/**
 * Those of the same year that are on the same topic, or overlap and are alike (in the same places, or for the same groups);
 * the nearest twenty. Only so many neighbours in time are looked at that a thousand consultations are compared quickly; a
 * single value instead of "exists", for which the groups of the whole area would be gathered each time.
 */
const nearby = sql`
  select c.id, 'nearby', jsonb_agg(near.one) from consultation c
    cross join lateral (select lower(c.topic) as topic, lower(c.places) as places,
      array(select lower(name) from target_group where consultation_id = c.id) as groups) own
    cross join lateral (select coalesce(jsonb_object_agg(other, answer), '{}') as answers from (
      select other_id as other, answer from related_consultation where consultation_id = c.id
      union select consultation_id, answer from related_consultation
        where other_id = c.id and answer <> 'accepted') each_answer) told
    cross join lateral (
      select jsonb_build_object('id', n.id, 'label', n.title, 'overlaps', n.same_time and (n.same_topic or n.alike),
        'sameTopic', n.same_topic, 'answer', told.answers ->> n.id::text) as one
      from (
        select o.id, o.title, o.opens_on, own.topic <> '' and lower(o.topic) = own.topic as same_topic,
          o.opens_on <= c.closes_on and o.closes_on >= c.opens_on as same_time,
          o.opens_on <= c.closes_on and o.closes_on >= c.opens_on
            and ((own.places <> '' and lower(o.places) = own.places) or coalesce((select true from target_group g
              where g.consultation_id = o.id and lower(g.name) = any(own.groups) limit 1), false)) as alike
        from (
          ${nearest(20, sql`own.topic <> '' and lower(o.topic) = own.topic`)}
          union ${nearest(50, sql`true`)}
          union select key::uuid from jsonb_object_keys(told.answers) key
        ) close cross join lateral (select * from consultation o where o.id = close.id and ${publicOther}
          and o.opens_on between c.opens_on - 365 and c.closes_on + 365 offset 0) o
      ) n where n.same_topic or n.alike or told.answers ? n.id::text
      order by abs(n.opens_on - c.opens_on), n.id limit 20
    ) near where c.id = ${asked} group by 1`

const invitees = sql`
  select v.consultation_id, 'invitees', jsonb_agg(jsonb_build_object('id', v.id, 'label', coalesce(o.name, v.name),
    'tied', v.tied, 'sentOn', v.sent_on, 'formatNeed', ${written(sql`o.format_needs`)},
    'sentFormat', ${written(sql`v.sent_format`)}, 'refused', exists (
      select from interest i where ${covers} and i.wants = 'not-at-all' and i.organisation_id = v.organisation_id
        and ${dayOf(sql`i.created_at`)} <= v.sent_on)) order by v.created_at, v.id)
  from invitee v join consultation c on c.id = v.consultation_id left join organisation o on o.id = v.organisation_id
  where v.consultation_id = ${asked} group by 1`

const suggestions = sql`
  select consultation_id, 'suggestions', jsonb_agg(jsonb_build_object('id', id,
    'label', 'the suggestion of ' || ${longDay(dayOf(sql`created_at`))}, 'askedOn', ${dayOf(sql`created_at`)},
    'answeredOn', answered_on) order by created_at)
  from invitee_suggestion where consultation_id = ${asked} group by 1`

const sectorQuestions = sql`
  select q.consultation_id, 'sectorQuestions', jsonb_agg(jsonb_build_object('id', q.id, 'label', o.name,
    'about', q.about, 'infrastructure', o.infrastructure, 'askedOn', q.asked_on, 'repliedOn', q.replied_on,
    'answeredOn', q.answered_on, 'groupAgreedOn', q.group_agreed_on) order by q.asked_on, q.id)
  from sector_question q join organisation o on o.id = q.organisation_id
  where q.consultation_id = ${asked} group by 1`

/** Signatories of a code in force, other than the lead body itself, whose interest covers it; what each said first. */
const interestedSignatories = (today: Day) => sql`
  select c.id, 'interestedSignatories', jsonb_agg(distinct jsonb_build_object('id', o.id, 'label', o.name,
    'said', coalesce(p.says, case when t.asked_on is not null then 'more-time' end),
    'saidOn', coalesce(p.said_on, t.asked_on)))
  from consultation c join interest i on ${covers} and i.wants <> 'not-at-all'
    join organisation o on o.id = i.organisation_id and o.id <> c.lead_organisation_id
    left join taking_part p on p.consultation_id = c.id and p.organisation_id = o.id
    left join lateral (select min(${dayOf(sql`created_at`)}) as asked_on from timescale_challenge
      where consultation_id = c.id and organisation_id = o.id) t on true
  where c.id = ${asked} and exists (select from signature s join code on code.id = s.code_id and code.status = 'in-force'
    where s.organisation_id = o.id and s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date))
  group by 1`

const answeredForOthers = sql`
  select p.consultation_id, 'answeredForOthers', jsonb_agg(jsonb_build_object('id', o.id, 'label', o.name,
    'passedOn', p.results_passed_on) order by o.name)
  from taking_part p join organisation o on o.id = p.organisation_id and ${ofTheSector(sql`o.sector`)}
  where p.consultation_id = ${asked} and p.says = 'answered' and p.for_others group by 1`

const lessons = sql`
  select l.subject_id, 'lessons', jsonb_agg(jsonb_build_object('id', l.id, 'label', left(l.text, 80),
    'owner', ${written(sql`l.owner`)}, 'shownIn', (select n.title from lesson_use u
      join consultation n on n.id = u.consultation_id where u.lesson_id = l.id order by u.created_at limit 1)) order by l.id)
  from lesson l where l.subject_kind = 'consultation' and l.subject_id = ${asked} and l.dropped_on is null group by 1`

const nextOfBody = sql`
  select c.id, 'nextOfBody', to_jsonb(next.title) from consultation c
    cross join lateral (select n.title from consultation n
      where n.lead_organisation_id = c.lead_organisation_id and n.id <> c.id and n.state <> 'withdrawn'
        and (n.published_at is not null or n.listed_on is not null)
        and n.created_at >= (c.closes_on + 1)::timestamp at time zone (select zone from asked)
      order by n.created_at limit 1) next
  where c.id = ${asked}`

const decisions = sql`
  select consultation_id, 'decisions', jsonb_agg(jsonb_build_object('id', id, 'label', left(what, 80),
    'reasons', ${written(sql`reasons`)}, 'decidedOn', decided_on) order by decided_on, id)
  from consultation_decision where consultation_id = ${asked} group by 1`

const lastAction = sql`
  select p.consultation_id, 'lastAction', to_jsonb(max(${dayOf(sql`a.decided_at`)}))
  from point p join point_action a on a.point_id = p.id where p.consultation_id = ${asked} group by 1`

const resultsRequests = sql`
  select consultation_id, 'resultsRequests', jsonb_agg(jsonb_build_object('id', id,
    'label', 'the request of ' || ${longDay(dayOf(sql`created_at`))}, 'askedOn', ${dayOf(sql`created_at`)},
    'answeredOn', answered_on) order by created_at)
  from format_request where consultation_id = ${asked} and about = 'results' group by 1`

/** Whether response r says something to a question; a box left empty is kept as null or as nothing. */
const says = (question: RawBuilder<unknown>) =>
  sql`coalesce(jsonb_strip_nulls(r.answers -> ${question}) not in ('null', '""', '[]', '{}'), false)`

const sectorResponses = sql`
  select r.consultation_id, 'sectorResponses', jsonb_build_object(
    'feedback', count(*) filter (where exists (select from question q
      where q.consultation_id = r.consultation_id and q.about_process and ${says(sql`q.id::text`)})),
    'given', count(*) filter (where ${ofTheSector(sql`r.sector`)}),
    'withEvidence', count(*) filter (where ${ofTheSector(sql`r.sector`)} and exists (select from question q
      where q.consultation_id = r.consultation_id and q.invites_evidence and ${says(sql`q.id::text`)})),
    'citing', count(*) filter (where ${ofTheSector(sql`r.sector`)}
      and (jsonb_strip_nulls(r.answers) <> '{}' or r.comments <> '{}')))
  from response r where r.consultation_id = ${asked} and r.state <> 'withdrawn' group by 1`

/** Parts that need the day. */
export const preparationParts = (today: Day): readonly RawBuilder<unknown>[] => [
  earlyNotice,
  refusals,
  nearby,
  invitees,
  suggestions,
  sectorQuestions,
  interestedSignatories(today),
  answeredForOthers,
  lessons,
  nextOfBody,
  decisions,
  lastAction,
  resultsRequests,
  sectorResponses,
]

/** Organisations of the area that registered no interest, by the day on which they were last invited to; for the area. */
export const withoutInterest = sql`coalesce((
  select jsonb_agg(jsonb_build_object('invitedOn', invited_on, 'count', count)) from (
    select v.invited_on, count(*) from organisation o
      left join lateral (select max(invited_on) as invited_on from interest_invitation where organisation_id = o.id) v on true
    where o.ended_on is null and not exists (select from interest i where i.organisation_id = o.id and i.ended_at is null)
    group by 1) silent), '[]'::jsonb)`
