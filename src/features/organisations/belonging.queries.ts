/** What an organisation is part of, and what is part of it: read for its page, the directory and the open data. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../db/open.ts'
import { nameOrder } from '../../db/search.ts'
import type { Day } from '../../kernel/day.ts'

/** How a body is part of another: within it, a branch with committee of its own, a body of its own that the other owns or controls. */
export const belongingKinds = ['part', 'branch', 'owned'] as const
export type BelongingKind = (typeof belongingKinds)[number]

/** One of the two bodies, and its own words: null while it has given none, or was not asked. */
export type BelongingBody = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly endedOn: Day | null
  /** Whether it says that it is so. */
  readonly agreed: boolean | null
  /** Whether it says that a later change of it is so; `asked` where it was asked about one. */
  readonly changeAgreed: boolean | null
  readonly changeAsked: boolean
}

/** That a body is, was or will be part of another. */
export type Belonging = {
  readonly id: string
  readonly version: number
  readonly kind: BelongingKind
  readonly from: Day
  readonly to: Day | null
  readonly toldOn: Day
  readonly endedBecause: string
  readonly undoneOn: Day | null
  readonly undoneBecause: string
  readonly refusedBy: string | null
  readonly child: BelongingBody
  readonly parent: BelongingBody
}

const word = (matter: string, body: RawBuilder<unknown>) => sql`(
  select case when s.proof = 'confirmed' then s.agreed end from party_standing s
  where s.matter = ${matter} and s.record_id = b.id and s.organisation_id = ${body})`

const body = (alias: string) => {
  const o = sql.ref(alias)
  const id = sql.ref(`${alias}.id`)
  return sql`json_build_object('id', ${id}, 'slug', ${o}.slug, 'name', ${o}.name, 'endedOn', ${o}.ended_on,
    'agreed', ${word('organisation.belonging', id)}, 'changeAgreed', ${word('organisation.belonging-changed', id)},
    'changeAsked', exists (select from party_standing s where s.matter = 'organisation.belonging-changed' and s.record_id = b.id
      and s.organisation_id = ${id}))`
}

async function read(db: Handle, where: RawBuilder<unknown>): Promise<readonly Belonging[]> {
  const { rows } = await sql<Belonging>`
    select b.id, b.version, b.kind, b.from_day as "from", b.to_day as "to", b.told_on as "toldOn", b.ended_because as "endedBecause",
      b.undone_on as "undoneOn", b.undone_because as "undoneBecause", b.refused_by as "refusedBy",
      ${body('c')} as child, ${body('p')} as parent
    from belonging b join organisation c on c.id = b.organisation_id join organisation p on p.id = b.parent_id
    where ${where} order by b.from_day desc, b.id desc`.execute(db)
  return rows
}

/** One of them, or null. */
export async function findBelonging(db: Handle, id: string): Promise<Belonging | null> {
  return (await read(db, sql`b.id = ${id}::uuid`))[0] ?? null
}

/** All that an organisation is or was part of, and all that is or was part of it, the latest first; also what was not confirmed. */
export function findBelongingsOf(db: Handle, organisationId: string): Promise<readonly Belonging[]> {
  return read(db, sql`${organisationId}::uuid in (b.organisation_id, b.parent_id)`)
}

/** Something that stands, from the side of the part: what it is part of. */
export type Above = {
  readonly of: string
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: BelongingKind
  readonly from: Day
  readonly to: Day | null
}

/** What organisations are, were and will be part of, by id, the earliest first: only what both have said. All of them where none is named. */
export async function findAbove(
  db: Handle,
  organisationIds: readonly string[] | 'all',
): Promise<ReadonlyMap<string, readonly Above[]>> {
  if (organisationIds.length === 0) return new Map()
  const which =
    organisationIds === 'all' ? sql`true` : sql`b.organisation_id = any(${sql.val([...organisationIds])}::uuid[])`
  const { rows } = await sql<Above>`
    select b.organisation_id as of, p.id, p.slug, p.name, b.kind, b.from_day as "from", b.to_day as "to"
    from belonging b join organisation p on p.id = b.parent_id
    where b.undone_on is null and ${which} and ${word('organisation.belonging', sql.ref('b.organisation_id'))}
      and ${word('organisation.belonging', sql.ref('b.parent_id'))}
    order by b.from_day, b.id`.execute(db)
  return Map.groupBy(rows, ({ of }) => of)
}

/** A body that is part of another. */
export type Below = Pick<Above, 'slug' | 'name' | 'kind'>

/** What is part of an organisation on a day: only what both have said. */
export async function findBelow(db: Handle, organisationId: string, on: Day): Promise<readonly Below[]> {
  const { rows } = await sql<Below>`
    select c.slug, c.name, b.kind from belonging b join organisation c on c.id = b.organisation_id
    where b.undone_on is null and b.parent_id = ${organisationId}::uuid and daterange(b.from_day, b.to_day, '[]') @> ${on}::date
      and ${word('organisation.belonging', sql.ref('b.organisation_id'))} and ${word('organisation.belonging', sql.ref('b.parent_id'))}
    order by lower(c.name), c.id`.execute(db)
  return rows
}

/** That of them which holds on a day; null where none does. */
export function aboveOn(all: readonly Above[] | undefined, on: Day): Above | null {
  return all?.find(({ from, to }) => from <= on && (to === null || to >= on)) ?? null
}

/** Another organisation, to choose one from. */
export type Other = { readonly value: string; readonly text: string; readonly endedOn: Day | null }

/** Every other organisation that the secretariat stands for, those that have ended too. */
export function findOthers(db: Handle, not: string): Promise<Other[]> {
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text', 'ended_on as endedOn'])
    .where('id', '<>', not)
    .where(eb => eb.or([eb('proposed_in', 'is', null), eb('proposal_seen_on', 'is not', null)]))
    .orderBy(nameOrder('name'))
    .orderBy('id')
    .execute()
}
