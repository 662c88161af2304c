/** What a response says beside its answers: on whose behalf, what may be done with it, how its giver can be reached. */
import {
  choice,
  email,
  type FormSpec,
  type FormValues,
  line,
  passage,
  type RawForm,
  readForm,
  tick,
} from '../../../web/fields.ts'

/** Sectors, as organisations have them. */
export const sectors = ['statutory', 'voluntary', 'community', 'faith', 'private', 'other'] as const

/** The fields of "About you": none must be filled in. */
export const aboutFields = {
  behalf: choice({ label: 'responses.about.behalf', options: ['personal', 'organisation'], optional: true }),
  provenance: choice({
    label: 'responses.about.provenance',
    options: ['members-asked', 'accumulated-knowledge'],
    optional: true,
  }),
  sector: choice({ label: 'responses.about.sector', options: sectors, optional: true, as: 'select' }),
  area_part: line({ label: 'responses.about.area-part', hint: 'responses.about.area-part-hint', optional: true }),
  confidential: tick({ label: 'responses.about.confidential', hint: 'responses.about.confidential-hint' }),
  may_publish: tick({ label: 'responses.about.may-publish' }),
  publish_name: tick({ label: 'responses.about.publish-name' }),
  may_pass_on: tick({ label: 'responses.about.may-pass-on' }),
  contact_name: line({ label: 'responses.about.name', optional: true, autocomplete: 'name' }),
  contact_organisation: line({ label: 'responses.about.organisation', optional: true, autocomplete: 'organization' }),
  contact_email: email({ label: 'responses.about.email', hint: 'responses.about.email-hint', optional: true }),
  contact_phone: line({ label: 'responses.about.phone', optional: true, type: 'tel', autocomplete: 'tel', max: 40 }),
  contact_post: passage({ label: 'responses.about.post', optional: true, max: 500 }),
}

/** The field for what no question asked. */
export const freeTextField = {
  free_text: passage({
    label: 'responses.form.free-text',
    hint: 'responses.form.free-text-hint',
    optional: true,
    max: 20_000,
  }),
}

/** Every field of a response form that is not a question. */
export const ownFields = { ...freeTextField, ...aboutFields }
export type OwnValues = FormValues<typeof ownFields>

/**
 * Fields that are drawn but not judged before the page does it itself: a form that is only put aside may hold anything,
 * and nothing typed may be refused.
 */
export function drawnOnly(spec: FormSpec): FormSpec {
  return Object.fromEntries(
    Object.entries(spec).map(([name, field]) => [name, { ...field, read: () => ({ ok: true as const, value: null }) }]),
  )
}

/** How somebody can be reached; each part may be empty. */
export type Contact = {
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly phone: string
  readonly post: string
}

/** What may be done with a response and where it comes from: the columns of the same names. */
export type Terms = {
  readonly behalf: 'personal' | 'organisation' | 'unknown'
  readonly provenance: 'members-asked' | 'accumulated-knowledge' | 'not-stated'
  readonly sector: string
  readonly area_part: string
  readonly confidential: boolean
  readonly may_publish: boolean
  readonly may_pass_on: boolean
  /** The organisation's name, only where it may be published. */
  readonly published_as: string
}

/** The terms that the fields set. What is confidential is never published, whatever else was ticked. */
export function termsOf(values: OwnValues): Terms {
  const behalf = values.behalf ?? 'unknown'
  const named = behalf === 'organisation' && values.publish_name && !values.confidential
  return {
    behalf,
    provenance: behalf === 'organisation' ? (values.provenance ?? 'not-stated') : 'not-stated',
    sector: values.sector ?? '',
    area_part: values.area_part,
    confidential: values.confidential,
    may_publish: values.may_publish && !values.confidential,
    may_pass_on: values.may_pass_on,
    published_as: named ? values.contact_organisation : '',
  }
}

/** The contact that the fields give, or null where nobody can be reached or named by it. */
export function contactOf(values: OwnValues): Contact | null {
  const contact = {
    name: values.contact_name,
    organisation: values.contact_organisation,
    email: values.contact_email,
    phone: values.contact_phone,
    post: values.contact_post,
  }
  return Object.values(contact).some(Boolean) ? contact : null
}

/** Whether a letter, mail or call would reach somebody. */
export function isReachable(contact: Contact): boolean {
  return contact.email !== '' || contact.post !== '' || contact.phone !== ''
}

/** An email address typed into a form, where it is one: for the link to a draft, when the rest is not judged yet. */
export function emailIn(raw: RawForm): string | null {
  const read = readForm({ contact_email: aboutFields.contact_email }, raw)
  return read.ok && read.values.contact_email !== '' ? read.values.contact_email : null
}
