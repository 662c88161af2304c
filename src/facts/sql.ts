/** Words of SQL that parts are written with, as text; they stand where `subject` and `as_of` are known. */

/** The day that a moment falls on in the area. */
export const dayOf = (moment: string): string => `(${moment} at time zone as_of.zone)::date`

/** A text, or null where nothing was written but blanks. */
export const written = (text: string): string => `case when ${text} ~ '[^[:space:]]' then ${text} end`

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

/** The departures of a subject that stand; `by` is the SQL of the name of who departs. */
export const departuresOf = (kind: string, by: string): string => `(
  select json_agg(json_build_object('id', d.id, 'covers', null, 'until', null, 'answers', '[]'::json,
    'practice', d.practice, 'reason', d.reason, 'publishedOn', ${dayOf('d.published_at')},
    'by', ${by}) order by d.practice)
  from departure d where d.subject_kind = '${kind}' and d.subject_id = subject.id and d.withdrawn_at is null)`
