/** Entries that an organisation or the Compact keeps, with what they name. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { columnsOf, entryWords, idsIn, type NamedThing, namedId, plainColumns, type Typed } from '../../web/entries.ts'
import { ownColumns } from './kind.ts'

/** Whose entries: an organisation's, or where that is null the Compact's own. */
export type Whose = { readonly organisationId: string | null }

/** An entry as it stands. */
export type Entry = {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly about_entry_id: string | null
  readonly code_id: string | null
  readonly consultation_id: string | null
  readonly partnership_id: string | null
  readonly on_day: Day | null
  readonly by_day: Day | null
  readonly choice: string
  readonly words: z.output<typeof entryWords>
  readonly ended_on: Day | null
  readonly about: string | null
  readonly code: string | null
  /** The edition of the code it names, as it stands in addresses. */
  readonly edition: string | null
  readonly consultation: string | null
  readonly partnership: string | null
  readonly entries: readonly NamedThing[]
  readonly partnerships: readonly NamedThing[]
  readonly consultations: readonly NamedThing[]
}

const named = (column: RawBuilder<unknown>, join: RawBuilder<unknown>, label: RawBuilder<unknown>) => sql<
  NamedThing[]
>`(
  select coalesce(json_agg(json_build_object('id', ${column}, 'label', ${label}) order by lower(${label})), '[]')
  from own_entry_named n ${join} where n.own_entry_id = e.id)`

/** Entries of some kinds, the latest day first; those that hold no more come last. */
export async function findEntries(db: Handle, whose: Whose, kinds: readonly string[]): Promise<readonly Entry[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom('own_entry as e')
    .leftJoin('own_entry as matter', 'matter.id', 'e.about_entry_id')
    .leftJoin('code', 'code.id', 'e.code_id')
    .leftJoin('consultation', 'consultation.id', 'e.consultation_id')
    .leftJoin('partnership', 'partnership.id', 'e.partnership_id')
    .select(['e.id', 'e.version', 'e.kind', 'e.about_entry_id', 'e.code_id', 'e.consultation_id', 'e.partnership_id'])
    .select(['e.on_day', 'e.by_day', 'e.choice', 'e.words', 'e.ended_on'])
    .select([
      'code.title as code',
      'code.edition',
      'consultation.title as consultation',
      'partnership.name as partnership',
    ])
    .select([
      sql<string | null>`matter.words ->> 'what'`.as('about'),
      named(sql`p.id`, sql`join own_entry p on p.id = n.named_entry_id`, sql`coalesce(p.words ->> 'what', '')`).as(
        'entries',
      ),
      named(sql`p.id`, sql`join partnership p on p.id = n.partnership_id`, sql`p.name`).as('partnerships'),
      named(sql`p.id`, sql`join consultation p on p.id = n.consultation_id`, sql`p.title`).as('consultations'),
    ])
    .where('e.organisation_id', 'is not distinct from', whose.organisationId)
    .where('e.kind', 'in', [...kinds])
    .orderBy(sql`e.ended_on is not null`)
    .orderBy('e.on_day', order => order.desc().nullsLast())
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id')
    .execute()
  return rows.map(row => ({ ...row, words: entryWords.parse(row.words) }))
}

const columns = z.object({
  about_entry_id: namedId,
  code_id: namedId,
  consultation_id: namedId,
  partnership_id: namedId,
  ...plainColumns,
})

/** Keeps a new entry; gives its id. */
export async function keepEntry(tx: Tx, of: Whose & { readonly kind: string; readonly now: Date }, typed: Typed) {
  const entryId = newId()
  const { organisationId: organisation_id, kind, now } = of
  await tx
    .insertInto('own_entry')
    .values({
      id: entryId,
      organisation_id,
      kind,
      created_at: now,
      changed_at: now,
      ...columnsOf(typed, columns, ownColumns),
    })
    .execute()
  await nameAll(tx, entryId, typed)
  return entryId
}

/** Changes an entry that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeEntry(
  tx: Tx,
  entryId: string,
  version: number,
  typed: Typed,
  at: { readonly endedOn: Day | null; readonly now: Date },
): Promise<boolean> {
  const change = { ...columnsOf(typed, columns, ownColumns), ended_on: at.endedOn, changed_at: at.now }
  if (!(await changeVersioned(tx, 'own_entry', entryId, version, change))) return false
  await tx.deleteFrom('own_entry_named').where('own_entry_id', '=', entryId).execute()
  await nameAll(tx, entryId, typed)
  return true
}

async function nameAll(tx: Tx, entryId: string, typed: Typed): Promise<void> {
  const none = { named_entry_id: null, partnership_id: null, consultation_id: null }
  const rows = [
    ...idsIn(typed, 'entry_ids').map(named_entry_id => ({ ...none, named_entry_id })),
    ...idsIn(typed, 'partnership_ids').map(partnership_id => ({ ...none, partnership_id })),
    ...idsIn(typed, 'consultation_ids').map(consultation_id => ({ ...none, consultation_id })),
  ]
  if (rows.length === 0) return
  await tx
    .insertInto('own_entry_named')
    .values(rows.map(row => ({ id: newId(), own_entry_id: entryId, ...row })))
    .execute()
}
