/** Departments and posts that are to read the codes of their organisation, and the links by which they confirm it. */
import { sql } from 'kysely'
import { noteErasure, type Telling } from '../../db/erasures.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Seal } from '../../db/seal.ts'
import type { Day } from '../../kernel/day.ts'
import { forgetMailAbout } from '../../mail/mail.ts'
import { hashToken, newToken } from '../../web/session.ts'

/** An edition of a code, as lists show it. */
export type SignedCode = { readonly id: string; readonly edition: string; readonly title: string }

/** Somebody named: what they are, and which editions they have confirmed to have read. */
export type Reader = {
  readonly id: string
  readonly version: number
  readonly what: string
  readonly ended_on: Day | null
  readonly reachable: boolean
  readonly asked: readonly string[]
  readonly read: readonly string[]
}

/** The codes in force that an organisation has signed on a day. */
export async function codesSigned(db: Handle, organisationId: string, on: Day): Promise<readonly SignedCode[]> {
  const { rows } = await sql<SignedCode>`
    select distinct code.id, code.edition, code.title from signature s join code on code.id = s.code_id
    where s.organisation_id = ${organisationId} and code.status = 'in-force' and ${on}::date between s.from_day and coalesce(s.to_day, 'infinity')
    order by code.title`.execute(db)
  return rows
}

/** Everybody named by an organisation, those who read no more last. */
export async function findReaders(db: Handle, organisationId: string): Promise<readonly Reader[]> {
  const codes = (used: ReturnType<typeof sql>) => sql`(
    select coalesce(json_agg(distinct c.code_id), '[]') from staff_link l join staff_link_code c on c.staff_link_id = l.id
    where l.staff_reader_id = r.id and ${used})`
  const { rows } = await sql<Reader>`
    select r.id, r.version, r.what, r.ended_on, r.sealed_email is not null as reachable, ${codes(sql`true`)} as asked,
      ${codes(sql`l.used_at is not null`)} as read
    from staff_reader r where r.organisation_id = ${organisationId} order by r.ended_on is not null, lower(r.what), r.id`.execute(
    db,
  )
  return rows
}

/** Names somebody; gives their id. */
export async function addReader(
  tx: Tx,
  seal: Seal,
  of: { readonly organisationId: string; readonly what: string; readonly email: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('staff_reader')
    .values({
      id,
      organisation_id: of.organisationId,
      what: of.what,
      sealed_email: seal.close(of.email, `staff_reader:${id}`),
    })
    .execute()
  return id
}

/** Their address; null where it was let go. */
export async function emailOf(db: Handle, seal: Seal, id: string): Promise<string | null> {
  const row = await db.selectFrom('staff_reader').select('sealed_email').where('id', '=', id).executeTakeFirst()
  return row?.sealed_email ? seal.open(row.sealed_email, `staff_reader:${id}`) : null
}

/** Lets the address of whoever reads no more go, with the entry that says so. */
export async function forgetReader(tx: Tx, id: string, telling: Telling): Promise<void> {
  await tx.updateTable('staff_reader').set({ sealed_email: null }).where('id', '=', id).execute()
  await forgetMailAbout(tx, { kind: 'staff_reader', id })
  await noteErasure(tx, 'staff', id, telling)
}

/** Makes a link for some editions; gives its token, which only the mail carries. Links sent before stop working. */
export async function makeStaffLink(
  tx: Tx,
  readerId: string,
  codes: readonly SignedCode[],
  today: Day,
): Promise<string> {
  await sql`delete from staff_link_code c using staff_link l where c.staff_link_id = l.id and l.staff_reader_id = ${readerId}
    and l.used_at is null`.execute(tx)
  await tx.deleteFrom('staff_link').where('staff_reader_id', '=', readerId).where('used_at', 'is', null).execute()
  const token = newToken()
  const id = newId()
  await tx
    .insertInto('staff_link')
    .values({ id, staff_reader_id: readerId, token_hash: hashToken(token), asked_on: today })
    .execute()
  await tx
    .insertInto('staff_link_code')
    .values(codes.map(code => ({ id: newId(), staff_link_id: id, code_id: code.id })))
    .execute()
  return token
}

/** The link of a token, with who it was sent to and the editions it names; null where no such link holds. */
export async function findStaffLink(db: Handle, token: string) {
  const link = await db
    .selectFrom('staff_link as l')
    .innerJoin('staff_reader as r', 'r.id', 'l.staff_reader_id')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select([
      'l.id',
      'l.used_at',
      'r.id as readerId',
      'r.what',
      'r.ended_on',
      'o.id as organisationId',
      'o.name',
      'o.slug',
    ])
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!link) return null
  const codes = await db
    .selectFrom('staff_link_code as c')
    .innerJoin('code', 'code.id', 'c.code_id')
    .select(['code.id', 'code.edition', 'code.title'])
    .where('c.staff_link_id', '=', link.id)
    .orderBy('code.title')
    .execute()
  return { ...link, codes }
}
