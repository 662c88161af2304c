/** Words of SQL that parts are written with, as text; they stand where `subject` and `as_of` are known. */

/** The day that a moment falls on in the area. */
export const dayOf = (moment: string): string => `(${moment} at time zone as_of.zone)::date`

/** A day in words: "2 March 2026". */
export const longDay = (day: string): string => `to_char(${day}, 'FMDD FMMonth YYYY')`

/** A text, or null where nothing was written but blanks. */
export const written = (text: string): string => `case when ${text} ~ '[^[:space:]]' then ${text} end`

/** What somebody listed in a text, by lines, commas or semicolons, as a JSON list: "large print, audio" is two. */
export const listed = (text: string): string => `(
  select coalesce(json_agg(named.one order by named.at) filter (where named.one <> ''), '[]') from (
    select regexp_replace(part, '^[[:space:]]*([-*•][[:space:]]*)?|[[:space:]]+$', '', 'g') as one, at
    from regexp_split_to_table(${text}, '[\\n,;]+') with ordinality each (part, at)) named)`

/** Whether something that holds from a day, and perhaps to one, holds on a day; the day of the telling unless another is given. */
export const holds = (thing: string, day = 'as_of.day'): string =>
  `${day} between ${thing}.from_day and coalesce(${thing}.to_day, 'infinity')`

/**
 * The editions that an organisation has signed, as a JSON list. A code counts while it is in force in the area; a draft or a
 * superseded edition binds nobody.
 */
export const editionsSigned = (organisation: string): string => `(
  select coalesce(json_agg(code.edition order by code.edition), '[]') from signature join code on code.id = signature.code_id
  where signature.organisation_id = ${organisation} and code.status = 'in-force' and ${holds('signature')})`

/**
 * The departures of a subject that stand, with what bodies of the other side say to each; `by` is the SQL of the name of who
 * departs.
 */
export const departuresOf = (kind: string, by: string): string => `(
  select json_agg(json_build_object('id', d.id, 'practice', d.practice,
    'covers', case when d.clauses is not null then json_build_object('clauses', d.clauses, 'records', d.records) end,
    'reason', d.reason, 'until', d.ends_on, 'publishedOn', ${dayOf('d.published_at')}, 'by', ${by},
    'answers', (select coalesce(json_agg(json_build_object('by', o.name, 'accepts', v.says = 'accepted', 'on', v.said_on)
        order by o.name), '[]')
      from finding_view v join organisation o on o.id = v.organisation_id
      where v.departure_id = d.id and v.withdrawn_at is null)) order by d.practice, d.id)
  from departure d where d.subject_kind = '${kind}' and d.subject_id = subject.id and d.withdrawn_at is null)`

/** What bodies of the other side say of a subject's findings; what was taken back is left out. */
export const viewsOf = (kind: string): string => `(
  select json_agg(json_build_object('demand', v.demand, 'says', v.says, 'by', o.name, 'on', v.said_on, 'evidence', v.evidence)
    order by v.id)
  from finding_view v join organisation o on o.id = v.organisation_id
  where v.subject_kind = '${kind}' and v.subject_id = subject.id and v.demand is not null and v.withdrawn_at is null)`

/** How a party's standing answer came into the Hub, of its proof: null while it has said nothing. */
export const givenBy = (proof: string): string =>
  `case ${proof} when 'confirmed' then 'self' when 'stated' then 'body' end`

/** Whether a sector is one of those that a Compact calls the voluntary, community and faith sector. */
export const ofTheSector = (sector: string): string => `${sector} in ('voluntary', 'community', 'faith')`

/**
 * Whether a declared interest covers a consultation: it names it, or its topic, place and body, as far as it gives them, are the
 * consultation's. One that was never confirmed, or has ended, covers nothing.
 */
export const covers = (interest: string, consultation: string): string => {
  const [i, c] = [interest, consultation]
  return `(${i}.ended_at is null and (${i}.confirmed_at is not null or ${i}.organisation_id is not null) and (${i}.consultation_id = ${c}.id or (
    ${i}.consultation_id is null and (${i}.topic = '' or lower(${i}.topic) = lower(${c}.topic))
    and (${i}.place = '' or position(lower(${i}.place) in lower(${c}.places)) > 0)
    and (${i}.body_organisation_id is null or ${i}.body_organisation_id = ${c}.lead_organisation_id))))`
}
