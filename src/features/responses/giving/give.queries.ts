/**
 * Giving a response. Claim, response, contact, audit, mail and the end of a draft are written by one statement, which is
 * one transaction and one way to the database and back: a receipt is shown only after it has been committed, and what
 * many do on the last evening stays quick. The statement checks for itself that the consultation is the one the form was
 * made from and takes responses.
 */
import { sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Said } from '../form/reading.ts'
import { handlesIn } from '../sealing/answer-files.queries.ts'
import type { SealedContact } from '../sealing/seal.ts'

/** A response about to be given. */
export type NewResponse = {
  readonly id: string
  readonly said: Said
  readonly reference: string
  readonly codeMark: Buffer
  readonly channel: 'online' | 'email' | 'letter' | 'paper' | 'spoken'
  readonly receivedAt: Date
  readonly contact: SealedContact | null
  readonly mail: { readonly id: string; readonly sealed: Buffer } | null
  /** When an acknowledgement was sent; null while none was. */
  readonly acknowledgedAt: Date | null
  /** From when on it is acknowledged with others, where a mail of its own was one too many; null otherwise. */
  readonly acknowledgeAfter: Date | null
  readonly by: Actor
  readonly lateReason?: string
  readonly scanFileId?: string | null
  /** The language of the form it was given on; nothing where nobody said it. */
  readonly language?: string
  /** The batch it came in by and the mark of what its row says, where it was brought in from a file. */
  readonly imported?: { readonly id: string; readonly mark: Buffer }
}

/** What must hold for it to be taken. */
export type Guard = {
  readonly consultationId: string
  /** The version that the form was made from. */
  readonly version: number
  readonly now: Date
  readonly today: Day
  readonly timeZone: string
  /** True for what staff key in: the day it came is judged by the page, not by today; never once the outcome is reported. */
  readonly keyed?: boolean
  /** The draft it comes from as it was read, with its last content; a draft is given once, and only as it stands. */
  readonly draft?: { readonly id: string; readonly version: number; readonly sealed: Buffer } | null
}

/** The claim of the form, with where it leads. */
export type SealedClaim = {
  readonly token: string
  readonly page: string
  readonly digest: Buffer
  readonly sealedPlace: Buffer
}

/**
 * Gives a response. False where nothing was written: the form came before, the consultation changed or takes no
 * responses, or the draft has been given.
 */
export async function giveResponse(db: Handle, given: NewResponse, guard: Guard, claim: SealedClaim): Promise<boolean> {
  const { said, contact, mail, by } = given
  const { terms } = said
  const draft = guard.draft ?? null
  const files = handlesIn(said.answers, said.not_asked)
  const keyedBy = guard.keyed ? (by.person?.id ?? null) : null
  // The record of changes has moments: with the reference beside them it would tell when each response came.
  const about = JSON.stringify(
    guard.keyed ? { reference: given.reference, channel: given.channel } : { channel: given.channel },
  )
  const { rows } = await sql<{ given: boolean }>`${prepared('give-response')}
    with draft as (
      select id from response_draft
      where id = ${draft?.id ?? null}::uuid and version = ${draft?.version ?? null}::integer and given_response_id is null
      for update
    ), taking as (
      select id from consultation
      where id = ${guard.consultationId}::uuid and version = ${guard.version}::integer
        and state <> 'withdrawn' and published_at is not null
        and (case when ${guard.keyed ?? false}::boolean then state not in ('reported', 'evaluated')
          else opens_on <= ${guard.today}::date
            and ${guard.now}::timestamptz < closing_moment(closes_on, closes_at, ${guard.timeZone}::text) end)
        and (${draft === null}::boolean or exists (select from draft))
    ), claim as (
      insert into submission (token, page, digest, sealed_location)
      select ${claim.token}::uuid, ${claim.page}::text, ${claim.digest}::bytea, ${claim.sealedPlace}::bytea from taking
      on conflict (token) do nothing
      returning token
    ), given as (
      insert into response (id, consultation_id, reference, channel, state, received_at, code_hash, behalf, provenance,
        sector, area_part, confidential, may_publish, may_pass_on, published_as, answers, not_asked, comments, free_text,
        keyed_by, late_reason, scan_file_id, import_id, import_mark, language, signatures)
      select ${given.id}::uuid, ${guard.consultationId}::uuid, ${given.reference}::text, ${given.channel}::text, 'given',
        ${given.receivedAt}::timestamptz, ${given.codeMark}::bytea, ${terms.behalf}::text, ${terms.provenance}::text,
        ${terms.sector}::text, ${terms.area_part}::text, ${terms.confidential}::boolean, ${terms.may_publish}::boolean,
        ${terms.may_pass_on}::boolean, ${terms.published_as}::text, ${JSON.stringify(said.answers)}::jsonb,
        ${JSON.stringify(said.not_asked)}::jsonb,
        ${JSON.stringify(said.comments)}::jsonb, ${said.free_text}::text, ${keyedBy}::uuid,
        ${given.lateReason ?? ''}::text, ${given.scanFileId ?? null}::uuid,
        ${given.imported?.id ?? null}::uuid, ${given.imported?.mark ?? null}::bytea,
        ${given.language ?? ''}::text, ${said.signatures ?? null}::integer
      from claim
      returning id
    ), used as (
      insert into answer_file_use (answer_file_id, response_id)
      select f.id, given.id from given, answer_file f
      where f.consultation_id = ${guard.consultationId}::uuid and f.handle = any(${files}::uuid[])
    ), settled as (
      update answer_file set sender_mark = null from given
      where answer_file.consultation_id = ${guard.consultationId}::uuid and answer_file.handle = any(${files}::uuid[])
    ), contact as (
      insert into respondent_contact (id, response_id, sealed, reachable, acknowledged_at, acknowledge_after)
      select ${contact?.id ?? null}::uuid, id, ${contact?.sealed ?? null}::bytea, ${contact?.reachable ?? false}::boolean,
        ${given.acknowledgedAt}::timestamptz, ${given.acknowledgeAfter}::timestamptz
      from given where ${contact !== null}::boolean
    ), mailed as (
      insert into outgoing_mail (id, sealed, about_kind, about_id)
      select ${mail?.id ?? null}::uuid, ${mail?.sealed ?? null}::bytea, 'response', id from given where ${mail !== null}::boolean
    ), ended as (
      update response_draft set given_response_id = given.id, sealed = ${draft?.sealed ?? null}::bytea, version = version + 1
      from given where response_draft.id = ${draft?.id ?? null}::uuid
    ), audited as (
      insert into audit_entry (id, actor_id, actor_label, action, subject_kind, subject_id, record_kind, record_id, after)
      select ${newId()}::uuid, ${keyedBy}::uuid, ${keyedBy ? 'person' : 'respondent'}::text,
        ${guard.keyed ? 'response.keyed' : 'response.given'}::text, 'consultation', ${guard.consultationId}::uuid,
        'response', id, ${about}::jsonb
      from given
    )
    select exists (select from given) as given`.execute(db)
  return rows[0]?.given === true
}
