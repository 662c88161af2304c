/** A response as the form that would give it. Pure. */
import type { Selectable } from 'kysely'
import type { ResponseTable } from '../../../db/tables.ts'
import { fieldsOfComments } from '../../../questions/comments.ts'
import { type Answers, fieldsOf } from '../../../questions/form.ts'
import { type RawForm, writeForm } from '../../../web/fields.ts'
import { ownFields } from './about-you.ts'
import type { Fields } from './form.view.ts'
import type { Responding } from './responding.queries.ts'

/** What of a response stands in its form. */
export type FormedResponse = Pick<
  Selectable<ResponseTable>,
  | 'version'
  | 'answers'
  | 'not_asked'
  | 'comments'
  | 'free_text'
  | 'behalf'
  | 'provenance'
  | 'sector'
  | 'area_part'
  | 'confidential'
  | 'may_publish'
  | 'published_as'
  | 'may_pass_on'
>

/** A response as the form that would give it. Its contact stays sealed, so those fields are empty. */
export function asForm({
  response,
  of,
}: {
  readonly response: FormedResponse
  readonly of: Pick<Responding, 'form'>
}): RawForm {
  const questions = Object.entries(
    fieldsOf(of.form, { ...(response.not_asked as Answers), ...(response.answers as Answers) }),
  )
  const comments = Object.entries(fieldsOfComments(response.comments as Record<string, string>))
  const asked: Fields = Object.fromEntries([...questions, ...comments].map(([name, value]) => [name, [value].flat()]))
  const own = writeForm(ownFields, {
    free_text: response.free_text,
    behalf: response.behalf === 'unknown' ? null : response.behalf,
    provenance: response.provenance === 'not-stated' ? null : response.provenance,
    sector: (response.sector || null) as never,
    area_part: response.area_part,
    confidential: response.confidential,
    may_publish: response.may_publish,
    publish_name: response.published_as !== '',
    may_pass_on: response.may_pass_on,
  })
  return { values: { ...asked, ...own.values, version: [String(response.version)] }, files: {} }
}

/**
 * What was typed in another form, laid over a response: a box that something stands in takes the place of what was given there, and
 * every other stays as it was given. So a box that was left empty takes no answer away, and one that was left unticked takes back no
 * wish to be kept in confidence.
 */
export function layOver(given: RawForm, typed: Fields): RawForm {
  const filled = Object.entries(typed).filter(([, values]) => values.some(value => value.trim() !== ''))
  return { ...given, values: { ...given.values, ...Object.fromEntries(filled) } }
}
