/** Who has signed which code, and who champions the Compact in each organisation. */

import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A signature as the public register shows it. */
export type Signature = {
  readonly id: string
  readonly version: number
  readonly organisationId: string
  readonly organisation: string
  readonly slug: string
  readonly sector: string
  readonly codeId: string
  readonly edition: string
  readonly code: string
  readonly from: Day
  readonly to: Day | null
}

function signatures(db: Handle) {
  return db
    .selectFrom('signature')
    .innerJoin('organisation', 'organisation.id', 'signature.organisation_id')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .select([
      'signature.id',
      'signature.version',
      'organisation.id as organisationId',
      'organisation.name as organisation',
      'organisation.slug',
      'organisation.sector',
      'code.id as codeId',
      'code.edition',
      'code.title as code',
      'signature.from_day as from',
      'signature.to_day as to',
    ])
}

/** Every signature that ever was, by organisation and code, the latest first. */
export async function findSignatures(db: Handle): Promise<Signature[]> {
  return signatures(db)
    .orderBy('organisation.name')
    .orderBy('code.title')
    .orderBy('signature.from_day', 'desc')
    .execute()
}

/** One signature, or null. */
export async function findSignature(db: Handle, id: string): Promise<Signature | null> {
  return (await signatures(db).where('signature.id', '=', id).executeTakeFirst()) ?? null
}

/** Whether a signature binds on a day. */
export function standsOn({ from, to }: Pick<Signature, 'from' | 'to'>, today: Day): boolean {
  return from <= today && (to === null || to >= today)
}

/** A signature of the same organisation under the same code that shares a day with the period given, other than `not`. */
export async function findOverlap(
  db: Handle,
  of: {
    readonly organisation: string
    readonly code: string
    readonly from: Day
    readonly to: Day | null
    readonly not?: string
  },
): Promise<Signature | null> {
  const row = await signatures(db)
    .where('signature.organisation_id', '=', of.organisation)
    .where('signature.code_id', '=', of.code)
    .where(eb => eb.or([eb('signature.to_day', 'is', null), eb('signature.to_day', '>=', of.from)]))
    .$if(of.to !== null, query => query.where('signature.from_day', '<=', of.to))
    .$if(of.not !== undefined, query => query.where('signature.id', '<>', of.not ?? ''))
    .orderBy('signature.from_day')
    .executeTakeFirst()
  return row ?? null
}

/** Signs a code for an organisation. The caller has looked for an overlap; the database refuses one all the same. */
export async function sign(
  tx: Tx,
  of: {
    readonly organisation: string
    readonly code: string
    readonly from: Day
    readonly to: Day | null
    /** The account that signs; null where it was said by a link. */
    readonly by: string | null
    readonly today: Day
    /** Who signed, as the register names them; '' where the account or an earlier signature says it. */
    readonly signer_name?: string
    readonly signer_role?: string
    readonly authority?: string
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('signature')
    .values(eb => ({
      id,
      organisation_id: of.organisation,
      code_id: of.code,
      // The signature is to the text as it stands now, which cannot be another from here on.
      fingerprint: eb.selectFrom('code').select('fingerprint').where('id', '=', of.code),
      from_day: of.from,
      to_day: of.to,
      signed_by: of.by,
      recorded_on: of.today,
      signer_name: of.signer_name ?? '',
      signer_role: of.signer_role ?? '',
      authority: of.authority ?? '',
    }))
    .execute()
  return id
}

/** What changes when a signature is renewed or withdrawn; when and why it was withdrawn stay where they are not named. */
export type SignatureChange = {
  readonly to_day: Day | null
  readonly withdrawn_on?: Day | null
  readonly withdrawn_why?: string
}

/** Renews or ends a signature that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeSignature(tx: Tx, id: string, version: number, to: SignatureChange): Promise<boolean> {
  return changeVersioned(tx, 'signature', id, version, to)
}

/** A champion as the public directory shows them. */
export type Champion = {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly slug: string
  readonly person: string
  readonly email: string | null
  readonly phone: string
  readonly from: Day
}

/** Champions on a day, by organisation. People who were erased are not named. */
export async function findChampions(db: Handle, today: Day): Promise<Champion[]> {
  return db
    .selectFrom('champion')
    .innerJoin('organisation', 'organisation.id', 'champion.organisation_id')
    .innerJoin('person', 'person.id', 'champion.person_id')
    .select([
      'champion.id',
      'organisation.id as organisationId',
      'organisation.name as organisation',
      'organisation.slug',
      'person.name as person',
      'person.email',
      'person.phone',
      'champion.from_day as from',
    ])
    .where('champion.from_day', '<=', today)
    .where(eb => eb.or([eb('champion.to_day', 'is', null), eb('champion.to_day', '>=', today)]))
    .where('person.erased_at', 'is', null)
    .orderBy('organisation.name')
    .orderBy('person.name')
    .execute()
}

/** Organisations that a person may act for: all for the secretariat, otherwise those they are a contact of. */
export async function organisationsFor(
  db: Handle,
  ids: readonly string[] | 'all',
): Promise<{ value: string; text: string }[]> {
  if (ids !== 'all' && ids.length === 0) return []
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('ended_on', 'is', null)
    .$if(ids !== 'all', query => query.where('id', 'in', ids === 'all' ? [] : [...ids]))
    .orderBy('name')
    .execute()
}
