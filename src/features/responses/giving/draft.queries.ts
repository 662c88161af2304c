/** Drafts: a response begun and put aside, sealed, found again by its code. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { addDays, type Day, dayAt, startOfDay } from '../../../kernel/day.ts'
import { forgetMailAbout } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Fields } from '../form/form.view.ts'
import type { Responding } from '../form/responding.queries.ts'
import { codeOf, markOf } from '../sealing/receipt-code.ts'
import { mergeDraft, type Seen } from './draft-merge.ts'

/** Days after the close for which a draft is kept. */
export const draftDays = 30

/** What is sealed in a draft: what was typed, and once it was given where its receipt is. */
type Sealed = { readonly fields: Fields; readonly receipt?: string }

/** A draft as its holder finds it. */
export type Draft = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly slug: string
  readonly fields: Fields
  /** The last day on which it is kept. */
  readonly until: Day
  /** Where the receipt is, once the draft was given. */
  readonly receipt: string | null
}

function placeOf(id: string): string {
  return `response_draft:${id}`
}

/** Seals the end of a draft: nothing but the way to its receipt. */
export function closeDraft(seal: Seal, id: string): (receipt: string) => Buffer {
  return receipt => seal.close(JSON.stringify({ fields: {}, receipt } satisfies Sealed), placeOf(id))
}

/** The last day on which a draft of a consultation is kept: so long after the close as it stands, or after it was saved if that is later. */
export function draftsUntil(of: Pick<Responding, 'closes_on'>, savedOn: Day): Day {
  return addDays(of.closes_on && of.closes_on > savedOn ? of.closes_on : savedOn, draftDays)
}

/** The day from which what was begun is still kept. */
export const keptSince = (today: Day): Day => addDays(today, -draftDays)

/** Deletes drafts whose last day is over; gives how many. */
export async function forgetDrafts(db: Handle, today: Day, timeZone: string): Promise<bigint> {
  const from = keptSince(today)
  const { numAffectedRows } = await sql`
    delete from response_draft d using consultation c
    where c.id = d.consultation_id and d.saved_at < ${startOfDay(from, timeZone)}::timestamptz
      and (c.closes_on is null or c.closes_on < ${from}::date)`.execute(db)
  return numAffectedRows ?? 0n
}

/** Takes out of a draft how its giver is reached: in a copy from before it was given. */
export async function forgetDraftContact(tx: Tx, seal: Seal, id: string): Promise<void> {
  const row = await tx
    .selectFrom('response_draft')
    .select(['id', 'sealed'])
    .where('id', '=', id)
    .where('given_response_id', 'is', null)
    .executeTakeFirst()
  if (!row) return
  const { fields, ...rest } = open(seal, row)
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('contact_')))
  const sealed = seal.close(JSON.stringify({ ...rest, fields: kept } satisfies Sealed), placeOf(id))
  await tx
    .updateTable('response_draft')
    .set(eb => ({ sealed, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await forgetMailAbout(tx, { kind: 'response_draft', id })
}

/** Puts a form aside; gives its id and the code it is found by, which follows from the form's token. */
export async function keepDraft(
  tx: Tx,
  { seal }: Pick<Hub, 'seal'>,
  kept: {
    readonly token: string
    readonly of: Responding
    readonly fields: Fields
    readonly now: Date
  },
): Promise<{ id: string; code: string }> {
  const id = newId()
  const code = codeOf(seal, kept.token, 'draft')
  await tx
    .insertInto('response_draft')
    .values({
      id,
      consultation_id: kept.of.id,
      code_hash: markOf(seal, code, 'draft'),
      sealed: seal.close(JSON.stringify({ fields: kept.fields } satisfies Sealed), placeOf(id)),
      saved_at: kept.now,
    })
    .execute()
  return { id, code }
}

/** The draft of a code, or null. */
export async function findDraft(
  db: Handle,
  hub: Pick<Hub, 'seal' | 'area'>,
  code: string,
  now: Date,
): Promise<Draft | null> {
  const { seal } = hub
  const row = await db
    .selectFrom('response_draft')
    .innerJoin('consultation', 'consultation.id', 'response_draft.consultation_id')
    .selectAll('response_draft')
    .select(['consultation.slug', 'consultation.closes_on'])
    .where('code_hash', '=', markOf(seal, code, 'draft'))
    .executeTakeFirst()
  if (!row) return null
  const { timeZone } = await hub.area()
  const until = draftsUntil(row, dayAt(row.saved_at, timeZone))
  if (until < dayAt(now, timeZone)) return null
  const { fields, receipt } = open(seal, row)
  return {
    id: row.id,
    code,
    version: row.version,
    slug: row.slug,
    fields,
    until,
    receipt: receipt ?? null,
  }
}

function open(seal: Seal, row: { id: string; sealed: Buffer }): Sealed {
  return JSON.parse(seal.open(row.sealed, placeOf(row.id))) as Sealed
}

/** What came of changing a draft. */
export type DraftChange = 'changed' | 'given' | { readonly theirs: Fields }

/**
 * Puts what was typed on a page into a draft, field by field: several people, tabs and pages can work on one draft at once. Where
 * somebody else changed the same fields since `seen`, nothing is changed and those fields come back.
 */
export async function changeDraft(
  tx: Tx,
  seal: Seal,
  id: string,
  typed: Fields,
  holds: (name: string) => boolean,
  seen: Seen,
  now: Date,
): Promise<DraftChange> {
  const row = await tx
    .selectFrom('response_draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.given_response_id) return 'given'
  const { fields: saved } = open(seal, row)
  const { fields, clashes } = mergeDraft(saved, typed, seen, holds)
  if (clashes.length > 0) return { theirs: Object.fromEntries(clashes.map(name => [name, saved[name] ?? []])) }
  await tx
    .updateTable('response_draft')
    .set({
      sealed: seal.close(JSON.stringify({ fields } satisfies Sealed), placeOf(id)),
      version: row.version + 1,
      saved_at: now,
    })
    .where('id', '=', id)
    .execute()
  return 'changed'
}

/** The fields of a draft that a page holds, without those that are empty. */
export function part(fields: Fields, holds: (name: string) => boolean): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, values]) => holds(name) && values.some(value => value.trim() !== '')),
  )
}
