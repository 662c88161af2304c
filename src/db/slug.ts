/** Parts of addresses: made from a title or name when a record begins, and kept for ever. */
import { type RawBuilder, sql } from 'kysely'
import { fold } from '../kernel/fold.ts'
import type { Tx } from './open.ts'

const LONGEST = 60

/** Words as part of an address, cut after a whole word: "Café & Küche: a code" becomes "cafe-and-kuche-a-code". '' where no letter or digit is left. */
export function slugOf(words: string): string {
  const plain = fold(words.replaceAll('&', ' and '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= LONGEST) return plain
  const end = plain.lastIndexOf('-', LONGEST)
  return plain.slice(0, end > 0 ? end : LONGEST)
}

/** Where a slug must be the only one. */
export type SlugAmong = {
  /** The records it is looked for among: a table, or the part of one, that has a column `slug`. */
  readonly among: RawBuilder<unknown>
  /** Names this set of records, so that two who begin one at the same moment wait for one another. */
  readonly lock: string
  /** What a record without any letter in its name is called. */
  readonly nameless: string
  /** Words that are pages of their own at that place. */
  readonly pages?: readonly string[]
}

/** Slugs for many records at once, each free and another than the others, kept free until the transaction ends. */
export async function freeSlugs(
  tx: Tx,
  words: readonly string[],
  { among, lock, nameless, pages = [] }: SlugAmong,
): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`slug ${lock}`}, 0))`.execute(tx)
  const { rows } = await sql<{ slug: string }>`select slug from ${among}`.execute(tx)
  const taken = new Set([...pages, ...rows.map(({ slug }) => slug)])
  return words.map(each => {
    const slug = untaken(slugOf(each) || nameless, taken)
    taken.add(slug)
    return slug
  })
}

function untaken(wanted: string, taken: ReadonlySet<string>): string {
  let slug = wanted
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
  return slug
}

/** A slug that no other of these records has, kept free until the transaction ends: a second one gets "-2". */
export async function freeSlug(
  tx: Tx,
  words: string,
  { among, lock, nameless, pages = [] }: SlugAmong,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`slug ${lock}`}, 0))`.execute(tx)
  const wanted = slugOf(words) || nameless
  const { rows } = await sql<{ slug: string }>`
    select slug from ${among} where slug = ${wanted} or slug like ${`${wanted}-%`}`.execute(tx)
  const taken = new Set([...pages, ...rows.map(({ slug }) => slug)])
  return untaken(wanted, taken)
}
