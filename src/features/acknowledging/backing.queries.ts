/** What an organisation owes those who sit for it: its own words, and the links by which each of them says whether it is so. */
import { sql } from 'kysely'
import { z } from 'zod'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { sitsForIt } from '../../facts/organisation/sits-for.ts'
import type { Day } from '../../kernel/day.ts'
import { hashToken, newToken } from '../../web/session.ts'

const promise = z.object({ time: z.string(), briefing: z.string(), cover: z.string() })
export type PromiseWords = z.output<typeof promise>

/** What an organisation promises, as it stands. */
export type Backing = PromiseWords & { readonly id: string; readonly version: number }

/** The promise of an organisation; null where it has made none. */
export async function findBacking(db: Handle, organisationId: string): Promise<Backing | null> {
  const row = await db
    .selectFrom('own_entry')
    .select(['id', 'version', 'words'])
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'backing')
    .where('ended_on', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row ? { id: row.id, version: row.version, ...promise.parse(row.words) } : null
}

/** Keeps what an organisation promises; null where somebody changed it meanwhile. What was said to the words before counts no more. */
export async function keepBacking(
  tx: Tx,
  of: {
    readonly organisationId: string
    readonly before: Backing | null
    readonly version: number
    readonly now: Date
  },
  words: PromiseWords,
): Promise<string | null> {
  const { organisationId: organisation_id, before, version, now } = of
  if (before) {
    const change = { words: JSON.stringify(words), changed_at: now }
    return (await changeVersioned(tx, 'own_entry', before.id, version, change)) ? before.id : null
  }
  const id = newId()
  await tx
    .insertInto('own_entry')
    .values({ id, organisation_id, kind: 'backing', created_at: now, changed_at: now, words: JSON.stringify(words) })
    .execute()
  return id
}

/** Somebody who sits for an organisation, and their latest word to its promise. */
export type Sitting = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly says: 'yes' | 'no' | null
  readonly comment: string | null
}

/** Whoever sits for an organisation on a day; those who speak for it do not confirm their own promise. */
export async function whoSits(db: Handle, organisationId: string, on: Day): Promise<readonly Sitting[]> {
  const { rows } = await sql<Sitting>`
    select p.id, p.name, case when p.erased_at is null then p.email end as email, said.says, said.comment
    from (select ${organisationId}::uuid as id) subject cross join (select ${on}::date as day) as_of
      cross join lateral ${sql.raw(sitsForIt)} sitting join person p on p.id = sitting.person_id
      left join own_entry e on e.organisation_id = subject.id and e.kind = 'backing' and e.ended_on is null
      left join lateral (select l.says, l.comment from backing_link l where l.own_entry_id = e.id and l.person_id = p.id
        and l.used_at is not null and l.created_at >= e.changed_at order by l.used_at desc limit 1) said on true
    order by p.id`.execute(db)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Makes a link for somebody; gives its token, which only the mail carries. */
export async function makeBackingLink(tx: Tx, entryId: string, personId: string, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('backing_link')
    .values({ id: newId(), created_at: now, own_entry_id: entryId, person_id: personId, token_hash: hashToken(token) })
    .execute()
  return token
}

/** The link of a token with the promise it is about; null where no such link was sent. `old` where the words changed since. */
export async function findBackingLink(db: Handle, token: string) {
  const row = await db
    .selectFrom('backing_link as l')
    .innerJoin('own_entry as e', 'e.id', 'l.own_entry_id')
    .innerJoin('organisation as o', 'o.id', 'e.organisation_id')
    .select([
      'l.id',
      'l.used_at',
      'l.person_id',
      'e.id as entryId',
      'e.words',
      'o.id as organisationId',
      'o.name',
      'o.slug',
    ])
    .select(sql<boolean>`l.created_at < e.changed_at or e.ended_on is not null`.as('old'))
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row ? { ...row, words: promise.parse(row.words) } : null
}
