/** Parts of the statement that loads the facts of partnerships: what stands before and beside the meetings. */
import { type RawBuilder, sql } from 'kysely'

/** The codes that the lead body and the partners have signed, as of today. */
export const signatories: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', o.id, 'label', o.name, 'codes', (
      select coalesce(json_agg(code.edition order by code.edition), '[]') from signature join code on code.id = signature.code_id
      where signature.organisation_id = o.id and as_of.day between signature.from_day and coalesce(signature.to_day, 'infinity')))
    order by (o.id = p.lead_organisation_id) desc, o.name)
  from organisation o
  where o.id = p.lead_organisation_id or exists (
    select from partner where partner.partnership_id = p.id and partner.organisation_id = o.id
      and as_of.day between partner.from_day and coalesce(partner.to_day, 'infinity')))`

/** Departures from the codes that are explained in public. */
export const departures: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'covers', null, 'until', null, 'answers', '[]'::json,
    'practice', practice, 'reason', reason,
    'publishedOn', (published_at at time zone zone.name)::date, 'by', p.name) order by practice)
  from departure where subject_kind = 'partnership' and subject_id = p.id and withdrawn_at is null)`

/** The start gate with the similar partnerships it looked at. */
export const gate: RawBuilder<unknown> = sql`(
  select json_build_object('need', nullif(why_together, ''),
    'existing', nullif(concat_ws(E'\\n', nullif(existing_work, ''), nullif(under_way, '')), ''),
    'constraints', constraints, 'addedValue', added_value, 'searchedOn', duplicates_checked_on,
    'similarAnswer', nullif(duplicates_answer, ''), 'outcome', result, 'decidedOn', decided_on, 'reason', nullif(result_reason, ''),
    'similar', (
      select coalesce(json_agg(json_build_object('label', other.name, 'answer', answer, 'reason', reason) order by other.name), '[]')
      from similar_partnership join partnership other on other.id = similar_id where partnership_id = p.id))
  from start_gate where partnership_id = p.id)`

/** Who has a stake; the words of the register for what was made of each. */
export const stakeholders: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'label', name, 'category', category, 'affected', affected or category = 'affected',
    'answer', answer, 'reason', nullif(reason, '')) order by name)
  from stakeholder where partnership_id = p.id)`

/** Kinds of stakeholder that were thought about and in which nobody was found. */
export const emptyKinds: RawBuilder<unknown> = sql`(
  select json_agg(category order by category) from stakeholder_category where partnership_id = p.id)`

/** Partners as long as they take part. */
export const partners: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', partner.id, 'label', o.name, 'sector', o.sector, 'joinedOn', partner.from_day,
    'reasons', partner.reasons, 'offers', partner.offers, 'limits', partner.limits, 'asked', partner.support_asked_on is not null,
    'supportNeeds', partner.support_needs, 'supportAnswer', partner.support_answer) order by partner.from_day, o.name)
  from partner join organisation o on o.id = partner.organisation_id
  where partner.partnership_id = p.id and as_of.day between partner.from_day and coalesce(partner.to_day, 'infinity'))`

const termsOfVersion = sql`json_build_object('id', v.document_id, 'sequence', v.sequence, 'printed', v.printed_version, 'title', d.title,
    'inForce', v.status = 'in-force',
    'topics', (select coalesce(json_agg(topic order by topic), '[]') from terms_topic where document_version_id = v.id),
    'agreements', (
      select coalesce(json_agg(json_build_object('id', partner.id, 'label', o.name, 'answer',
          case when not a.agreed then 'not-agreed' when a.comment <> '' then 'agreed-with-comment' when a.agreed then 'agreed' end,
          'on', a.given_on) order by o.name), '[]')
      from partner join organisation o on o.id = partner.organisation_id
      left join lateral (select * from party_standing s where s.matter = 'partnership.terms' and s.record_id = v.id
        and s.organisation_id = partner.organisation_id) a on true
      where partner.partnership_id = p.id and as_of.day between partner.from_day and coalesce(partner.to_day, 'infinity')))`
const versionsOfTerms = sql`document d join document_version v on v.document_id = d.id
    and d.subject_kind = 'partnership' and d.subject_id = p.id and d.kind = 'terms'`

/** The terms in force with each partner's answer; where none came into force yet, those put to the partners. */
export const terms: RawBuilder<unknown> = sql`(
  select ${termsOfVersion} from ${versionsOfTerms} and v.status not in ('draft', 'superseded')
  order by v.status = 'in-force' desc, v.created_at desc, v.sequence desc limit 1)`

/** A version put to the partners while another is in force. */
export const newTerms: RawBuilder<unknown> = sql`(
  select ${termsOfVersion} from ${versionsOfTerms} and v.status = 'out-to-consultation'
    and exists (select from document_version before where before.document_id = d.id and before.status = 'in-force')
  order by v.created_at desc, v.sequence desc limit 1)`

/** How it began: partners that have left since count, and so do answers to versions that were replaced. */
export const outset: RawBuilder<unknown> = sql`(
  select json_build_object('sectorJoinedOn', (select min(partner.from_day) from partner
      join organisation o on o.id = partner.organisation_id and o.sector in ('voluntary', 'community', 'faith')
      where partner.partnership_id = p.id and partner.from_day <= as_of.day),
    'termsAgreedOn', (select min(a.given_on) from party_standing a
      where a.matter = 'partnership.terms' and a.subject_id = p.id and a.agreed)))`

/** Seats that exist, who holds each and who may stand in. */
export const seats: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', seat.id, 'label', seat.name, 'sector', seat.sector, 'role', seat.role,
    'roleText', nullif(seat.role_text, ''),
    'holder', case when h.id is not null then json_build_object('id', h.id, 'person', holder.name, 'since', h.from_day,
      'confirmedOn', case when said.put ->> 'person' = h.person_id::text then said.given_on end, 'mandate', h.mandate,
      'authority', nullif(h.authority, ''),
      'authorityConfirmedOn', case when said.put ->> 'person' = h.person_id::text and said.put ->> 'authority' = h.authority then said.given_on end,
      'selection', case when h.selection_public then nullif(h.selection, '') end, 'inductedOn', h.induction_done_on,
      'buddyOffered', h.buddy_offered or h.buddy <> '', 'roleConfirmedOn', h.role_confirmed_on) end,
    'substitute', case when s.id is not null then json_build_object('person', stand_in.name, 'authority', nullif(s.authority, '')) end)
    order by seat.name)
  from seat
  left join holding h on h.seat_id = seat.id and as_of.day between h.from_day and coalesce(h.to_day, 'infinity')
  left join person holder on holder.id = h.person_id
  left join lateral (select a.put, a.given_on, a.proof from party_standing a
    where a.matter = 'partnership.holder' and a.record_id = h.id and a.agreed) said on true
  left join substitute s on s.holding_id = h.id and as_of.day between s.from_day and coalesce(s.to_day, 'infinity')
  left join person stand_in on stand_in.id = s.person_id
  where seat.partnership_id = p.id and as_of.day between seat.from_day and coalesce(seat.to_day, 'infinity'))`

/** Concerns and disagreements, by their days only. */
export const concerns: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'kind', kind, 'inHand', step in ('talks', 'mediation'), 'raisedOn', coalesce(raised_on, (created_at at time zone zone.name)::date),
    'acknowledgedOn', acknowledged_on, 'answeredOn', answered_on) order by created_at)
  from concern where subject_kind = 'partnership' and subject_id = p.id and not for_secretariat)`

/** Closed rounds of questions, with answers by sector and what came of them. */
export const rounds: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'openedOn', r.opened_on, 'closedOn', r.closed_on,
    'seats', (select count(*) from seat join holding h on h.seat_id = seat.id and r.closed_on between h.from_day and coalesce(h.to_day, 'infinity')
      where seat.partnership_id = p.id),
    'answered', (select count(*) from survey_taken t where t.survey_round_id = r.id),
    'answers', (select coalesce(json_agg(json_build_object('sector', a.sector, 'scores', a.answers -> 'scores')), '[]')
      from survey_answer a where a.survey_round_id = r.id),
    'actions', (select coalesce(json_agg(json_build_object('id', a.id, 'label', a.what,
        'followed', a.state <> 'open' or coalesce(a.due_on, as_of.day) >= as_of.day) order by a.created_at), '[]')
      from action a where a.subject_kind = 'partnership' and a.subject_id = p.id and a.source_kind = 'survey_round'
        and a.source_id = r.id)) order by r.closed_on)
  from survey_round r where r.partnership_id = p.id and r.closed_on is not null)`

/** Rounds that seats may still answer. */
export const openRounds: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'openedOn', r.opened_on, 'closesOn', r.closes_on,
    'seats', (select count(*) from seat join holding h on h.seat_id = seat.id and as_of.day between h.from_day and coalesce(h.to_day, 'infinity')
      where seat.partnership_id = p.id),
    'answered', (select count(*) from survey_taken t where t.survey_round_id = r.id)) order by r.opened_on)
  from survey_round r where r.partnership_id = p.id and r.closed_on is null)`
