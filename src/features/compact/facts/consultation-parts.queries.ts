/**
 * The parts of a consultation's facts, each gathered by itself for all consultations asked for. Labels go into findings
 * that everybody may read, so nothing here is named by what a respondent or somebody with a request wrote.
 */
import { type RawBuilder, sql } from 'kysely'

/** The consultations asked for; the statement that these parts stand in names them once. */
const asked = sql`any((select ids from asked)::uuid[])`
/** The day that a moment falls on in the area. */
const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone (select zone from asked))::date`
const longDay = (of: RawBuilder<unknown>) => sql`to_char(${of}, 'FMDD FMMonth YYYY')`

const groups = sql`
  select consultation_id, 'groups', jsonb_agg(jsonb_build_object('id', id, 'label', name, 'expected', expected,
    'methods', methods, 'seldomHeard', seldom_heard, 'outreach', nullif(trim(outreach), ''),
    'outreachDoneOn', outreach_done_on, 'languages', languages) order by created_at, id)
  from target_group where consultation_id = ${asked} group by 1`

const publicity = sql`
  select consultation_id, 'publicity', jsonb_agg(jsonb_build_object('id', id, 'label', what, 'channel', channel,
    'on', happened_on, 'reach', nullif(trim(reach), ''), 'targetGroup', target_group_id,
    'cascade', channel = 'infrastructure', 'beyondNetworks', beyond_networks, 'confirmedOn', confirmed_on,
    'passedBy', (select name from organisation where id = organisation_id)) order by happened_on, id)
  from publicity where consultation_id = ${asked} group by 1`

const questions = sql`
  select q.consultation_id, 'questions', jsonb_agg(jsonb_build_object('id', q.id, 'label', q.text,
    'about', coalesce(place.path, document.title), 'aboutProcess', q.about_process, 'invitesEvidence', q.invites_evidence, 'required', q.required,
    'closed', q.type in ('agree-scale', 'single-choice', 'multiple-choice'),
    'comment', q.type = 'agree-scale' and coalesce((q.settings->>'comment')::boolean, true))
    order by f.position, q.position)
  from question q join form_section f on f.id = q.section_id
    left join document_version v on v.id = q.about_document_version_id
    left join document on document.id = v.document_id
    left join paragraph_text place on place.paragraph_id = q.about_paragraph_id
      and place.document_version_id = q.about_document_version_id
  where q.consultation_id = ${asked} group by 1`

/** A document of a published pack can be read by all. Headings, contents lists and page furniture are not cited. */
const documents = sql`
  select p.consultation_id, 'documents', jsonb_agg(jsonb_build_object('id', d.id, 'label', d.title,
    'available', c.published_at is not null, 'paragraphs', coalesce(n.paragraphs, 0),
    'addressed', coalesce(n.addressed, 0), 'headings', coalesce(n.headings, 0),
    'wording', case when w.id is not null then jsonb_build_object('readingAge', w.reading_age,
      'longSentences', w.long_sentences, 'dealtWith', nullif(trim(w.dealt_with), ''),
      'reader', nullif(trim(w.reader), ''), 'readOn', w.read_on) end) order by p.position)
  from pack_document p join consultation c on c.id = p.consultation_id
    join document_version v on v.id = p.document_version_id join document d on d.id = v.document_id
    left join wording_check w on w.document_version_id = v.id
    left join lateral (
      select count(*) filter (where kind not in ('heading', 'furniture', 'contents')) as paragraphs,
        count(*) filter (where kind not in ('heading', 'furniture', 'contents') and path <> '') as addressed,
        count(*) filter (where kind = 'heading') as headings
      from paragraph_text where document_version_id = v.id) n on true
  where p.consultation_id = ${asked} group by 1`

const challenges = sql`
  select t.consultation_id, 'challenges', jsonb_agg(jsonb_build_object('id', t.id, 'label', o.name,
    'askedOn', ${dayOf(sql`t.created_at`)}, 'answeredOn', t.answered_on) order by t.created_at)
  from timescale_challenge t join organisation o on o.id = t.organisation_id
  where t.consultation_id = ${asked} group by 1`

const formatRequests = sql`
  select consultation_id, 'formatRequests', jsonb_agg(jsonb_build_object('id', id,
    'label', 'the request of ' || ${longDay(dayOf(sql`created_at`))},
    'askedOn', ${dayOf(sql`created_at`)}, 'promisedBy', due_on, 'answeredOn', answered_on) order by created_at)
  from format_request where consultation_id = ${asked} and about = 'pack' group by 1`

/** Addresses count once their holder confirmed them; who did not want to be told is not owed a message. */
const interest = sql`
  select i.consultation_id, 'interest', jsonb_build_object('registered', count(*), 'told', least(count(*),
    (select count(*) from interest_told t where t.consultation_id = i.consultation_id)))
  from interest i where i.consultation_id = ${asked} and i.ended_at is null and i.wants <> 'not-at-all'
    and (i.confirmed_at is not null or i.email is null) group by 1`

const responses = sql`
  select consultation_id, 'responses', jsonb_build_object('given', count(*),
    'online', count(*) filter (where channel = 'online'), 'email', count(*) filter (where channel = 'email'),
    'letter', count(*) filter (where channel = 'letter'), 'paper', count(*) filter (where channel = 'paper'),
    'spoken', count(*) filter (where channel = 'spoken'),
    'withBehalf', count(*) filter (where behalf = 'personal' or (behalf = 'organisation' and provenance <> 'not-stated')),
    'confidential', count(*) filter (where confidential),
    'unread', count(*) filter (where read_at is null
      and not exists (select from point where point.response_id = response.id)))
  from response where consultation_id = ${asked} and state <> 'withdrawn' group by 1`

const reach = sql`
  select consultation_id, 'reach', jsonb_agg(jsonb_build_object('givenOn', given_on, 'afterDays', after_days,
    'count', count, 'told', told) order by given_on, after_days)
  from (
    select r.consultation_id, ${dayOf(sql`r.received_at`)} as given_on,
      ${dayOf(sql`k.acknowledged_at`)} - ${dayOf(sql`r.received_at`)} as after_days,
      count(*) as count, count(k.feedback_sent_at) as told
    from response r join respondent_contact k on k.response_id = r.id
    where r.consultation_id = ${asked} and r.state <> 'withdrawn' and k.reachable group by 1, 2, 3) of_days
  group by 1`

const openings = sql`
  select r.consultation_id, 'openings', jsonb_agg(jsonb_build_object('id', s.id, 'purpose', s.purpose,
    'label', 'the opening of ' || ${longDay(dayOf(sql`s.created_at`))}) order by s.created_at)
  from seal_opening s join respondent_contact k on k.id = s.respondent_contact_id join response r on r.id = k.response_id
  where r.consultation_id = ${asked} group by 1`

/** A confidential response of which a whole point stands word for word in the published report. */
const confidentialShown = sql`
  select r.consultation_id, 'confidentialShown', jsonb_agg(distinct jsonb_build_object('id', r.id, 'label', r.reference))
  from response r join point p on p.response_id = r.id
    join consultation_report told on told.consultation_id = r.consultation_id and told.published_at is not null
  where r.consultation_id = ${asked} and r.confidential and r.state <> 'withdrawn' and length(p.text) >= 24
    and position(lower(p.text) in lower(concat_ws(' ', told.introduction, told.process, told.what_we_heard,
      told.what_happens_next))) > 0
  group by 1`

const points = sql`
  select p.consultation_id, 'points', jsonb_build_object('total', count(*),
    'noted', count(*) filter (where a.action = 'noted'), 'amended', count(*) filter (where a.action = 'amended'),
    'notAccepted', count(*) filter (where a.action = 'not-accepted'),
    'passedOn', count(*) filter (where a.action = 'passed-on'), 'withoutAction', count(*) filter (where a.id is null),
    'offTopic', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'label', 'point ' || p.number,
      'passedTo', nullif(a.passed_to, ''), 'permission', r.may_pass_on,
      'keptBecause', case when a.action <> 'passed-on' then a.reason end) order by p.number)
      filter (where p.off_topic), '[]'::jsonb))
  from point p join response r on r.id = p.response_id and r.state <> 'withdrawn'
    left join point_action a on a.point_id = p.id
  where p.consultation_id = ${asked} group by 1`

/** Of several reviews the one nearest to half way: another later on takes nothing from it. */
const review = sql`
  select distinct on (r.consultation_id) r.consultation_id, 'review', jsonb_build_object('heldOn', r.held_on,
    'findings', r.findings, 'decided', r.change_decided)
  from interim_review r join consultation c on c.id = r.consultation_id
  where r.consultation_id = ${asked}
  order by r.consultation_id, abs(2 * (r.held_on - c.opens_on) - (c.closes_on - c.opens_on)), r.id desc`

const report = sql`
  select consultation_id, 'report', jsonb_build_object('publishedOn', ${dayOf(sql`published_at`)}, 'process', process,
    'views', what_we_heard, 'nextSteps', what_happens_next)
  from consultation_report where consultation_id = ${asked}`

const explanations = sql`
  select r.consultation_id, 'explanations', jsonb_agg(jsonb_build_object('id', e.id,
    'label', 'the question of ' || ${longDay(dayOf(sql`e.created_at`))}, 'askedOn', ${dayOf(sql`e.created_at`)},
    'answeredOn', ${dayOf(sql`e.answered_at`)}) order by e.created_at)
  from explanation_request e join response r on r.id = e.response_id where r.consultation_id = ${asked} group by 1`

const evaluation = sql`
  select consultation_id, 'evaluation', to_jsonb(evaluation) from evaluation where consultation_id = ${asked}`

const departures = sql`
  select d.subject_id, 'departures', jsonb_agg(jsonb_build_object('id', d.id, 'covers', null, 'until', null, 'answers', '[]'::jsonb,
    'practice', d.practice, 'reason', d.reason,
    'publishedOn', ${dayOf(sql`d.published_at`)}, 'by', o.name))
  from departure d join consultation c on c.id = d.subject_id join organisation o on o.id = c.lead_organisation_id
  where d.subject_kind = 'consultation' and d.subject_id = ${asked} and d.withdrawn_at is null group by 1`

/** All parts but the consultation itself. */
export const gatheredParts: readonly RawBuilder<unknown>[] = [
  groups,
  publicity,
  questions,
  documents,
  challenges,
  formatRequests,
  interest,
  responses,
  reach,
  openings,
  confidentialShown,
  points,
  sql`(${review})`,
  report,
  explanations,
  evaluation,
  departures,
]
