/** What the boxes of an entry offer: codes in force, the organisation's own partnerships and consultations, entries of another kind. */
import { sql } from 'kysely'
import type { Handle } from '../../db/open.ts'
import type { Typed } from '../../web/entries.ts'
import { findEntries, type Whose } from './entries.queries.ts'
import { isNaming, type Kind, type NamingBox } from './kind.ts'

type Item = { readonly value: string; readonly text: string }
export type Items = Readonly<Partial<Record<NamingBox, readonly Item[]>>>

/** What each naming box of a kind offers. */
export async function itemsFor(db: Handle, kind: Kind, whose: Whose): Promise<Items> {
  const boxes = Object.keys(kind.fields).filter(isNaming)
  const offered = await Promise.all(boxes.map(async box => [box, await offeredIn(db, box, kind, whose)] as const))
  return Object.fromEntries(offered)
}

function offeredIn(db: Handle, box: NamingBox, kind: Kind, { organisationId }: Whose): Promise<readonly Item[]> {
  if (box === 'code_id') return codes(db)
  if (box === 'about_entry_id' || box === 'entry_ids') return others(db, kind, { organisationId })
  if (box === 'partnership_id' || box === 'partnership_ids') return partnerships(db, organisationId)
  return consultations(db, organisationId)
}

async function others(db: Handle, { about }: Kind, whose: Whose): Promise<readonly Item[]> {
  const entries = await findEntries(db, whose, about ? [about] : [])
  return entries
    .filter(({ ended_on }) => ended_on === null)
    .map(({ id, words }) => ({ value: id, text: String(words['what'] ?? '') }))
}

function codes(db: Handle): Promise<Item[]> {
  return db
    .selectFrom('code')
    .select(['id as value', 'title as text'])
    .where('status', '=', 'in-force')
    .orderBy('title')
    .execute()
}

/** Public partnerships that run, of an organisation those it is a partner of. */
async function partnerships(db: Handle, organisationId: string | null): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select p.id as value, p.name as text from partnership p where p.public and p.state in ('forming', 'running', 'reviewing')
      and (${organisationId}::uuid is null
        or exists (select from partner n where n.partnership_id = p.id and n.organisation_id = ${organisationId}::uuid))
    order by lower(p.name)`.execute(db)
  return rows
}

/** Public consultations that were not withdrawn, of an organisation those it leads. */
async function consultations(db: Handle, organisationId: string | null): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select c.id as value, c.title as text from consultation c
    where c.published_at is not null and c.state <> 'withdrawn'
      and (${organisationId}::uuid is null or c.lead_organisation_id = ${organisationId}::uuid)
    order by c.opens_on desc nulls last, c.id`.execute(db)
  return rows
}

/** The boxes in which something is chosen that was not offered. */
export function notOffered(items: Items, typed: Typed): readonly NamingBox[] {
  return Object.entries(items).flatMap(([box, offered]) => {
    const chosen = typed[box]
    const values = Array.isArray(chosen) ? chosen : chosen === null || chosen === undefined ? [] : [chosen]
    return isNaming(box) && values.some(value => !offered.some(item => item.value === value)) ? [box] : []
  })
}

/** Clauses that are named in a line ("3.1, 3.4") and are not in the code; none where all are. */
export async function clausesNotIn(db: Handle, codeId: string, line: string): Promise<readonly string[]> {
  const { rows } = await sql<{ clause: string }>`
    select said.one #>> '{}' as clause from code c, jsonb_path_query(c.binding::jsonb, '$.sections[*].clauses[*].clause') said (one)
    where c.id = ${codeId}::uuid`.execute(db)
  const known = new Set(rows.map(({ clause }) => clause))
  return clausesIn(line).filter(clause => !known.has(clause))
}

/** The clauses that a line names. */
export function clausesIn(line: string): readonly string[] {
  return line.split(/[\s,;]+/).filter(clause => clause !== '')
}
