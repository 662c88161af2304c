/** Looking for records by words, and putting them in order by name: the one way that every list uses. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fold } from '../kernel/fold.ts'

/** What is looked through, by table: the expressions that the indexes `<table>_search` rest on. */
const lookedThrough = {
  organisation: ['name', 'former_names', 'serves'],
  partnership: ['name', 'former_names', 'purpose', 'topics', 'places'],
  consultation: ['title', 'former_names', 'summary', 'topic', 'places'],
  person: ['name', 'email'],
  decision: ['text', 'basis', 'taken_under'],
  consultation_decision: ['what', 'reasons'],
  agenda_item: ['title'],
  response: ['reference', 'said'],
  point: ['text'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Where the words of a response stand. */
const SAID = ['answers', 'comments', 'free_text'] as const

/** A table that words are looked for in. */
export type Searched = keyof typeof lookedThrough

/** The tables that words are looked for in, for the test that compares them with their indexes. */
export const searched = Object.keys(lookedThrough) as readonly Searched[]

const LONGEST = 60

/**
 * Whether a record of the table holds every one of the words, or words that begin with them, in any order, whatever their accents,
 * capitals and apostrophes; also in names it had before. What stands in quotation marks must stand there as it is, word after word;
 * not so in whole responses, whose letters are too long to be read for the order of their words. Words without a letter or digit are no
 * question: every record fits.
 */
export function holdsWords(table: Searched, words: string, alias: string = table): RawBuilder<SqlBool> {
  const parts = lookedThrough[table].map(column => {
    const at = sql.ref(`${alias}.${column}`)
    if (column === 'former_names') return sql`hub_joined(${at})`
    if (column === 'said') return sql`hub_said(${sql.join(SAID.map(part => sql.ref(`${alias}.${part}`)))})`
    return column === 'email' ? sql`coalesce(${at}, '')` : at
  })
  const inOrder = table === 'response' ? null : table === 'point' ? sql.ref(`${alias}.folded`) : undefined
  return holds(sql.join(parts, sql` || ' ' || `), words, inOrder)
}

/**
 * The same where a list is read in an order of its own, a page at a time: found by the index first, among those that `within` says of
 * `found`. Otherwise PostgreSQL reads on in that order, and looks each record through anew.
 */
export function isFoundByWords(
  table: Searched,
  words: string,
  alias: string,
  within: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if (wordsWanted(words) === '') return sql<SqlBool>`true`
  const holding = sql`select found.id from ${sql.table(table)} found where ${within} and ${holdsWords(table, words, 'found')}`
  return sql<SqlBool>`${sql.ref(`${alias}.id`)} = any(array(${holding}))`
}

/** The same in any text, for what has no index of its own. */
export function textHoldsWords(text: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> {
  return holds(text, words)
}

/**
 * Where what is looked for may stand in several records: every word of the question must stand in one of them. `within` says where
 * one word stands.
 */
export function eachWord(words: string, within: (word: string) => RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const single = fold(words).split(' ').filter(Boolean)
  return single.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(single.map(within), sql` and `)})`
}

/** `folded` is the text as it is folded, where that is kept; null where the order of words is not looked at. */
function holds(
  text: RawBuilder<unknown>,
  words: string,
  folded: RawBuilder<unknown> | null = sql`hub_fold(${text})`,
): RawBuilder<SqlBool> {
  const wanted = wordsWanted(words)
  if (wanted === '') return sql<SqlBool>`true`
  const all = sql<SqlBool>`hub_words(${text}) @@ ${wanted}::tsquery`
  const phrases = folded === null ? [] : phrasesIn(words)
  if (phrases.length === 0) return all
  // The words are found by the index; only what it finds is folded to look at their order.
  const inOrder = phrases.map(phrase => sql`position(${` ${phrase} `} in ' ' || ${folded} || ' ') > 0`)
  return sql<SqlBool>`case when ${all} then ${sql.join(inOrder, sql` and `)} else false end and ${all}`
}

/** What stands in quotation marks, straight or curly, folded. */
function phrasesIn(words: string): string[] {
  return [...words.matchAll(/"([^"]+)"|“([^”]+)”/g)]
    .map(([, straight, curly]) => fold(straight ?? curly ?? ''))
    .filter(phrase => phrase.includes(' '))
}

/** The words as PostgreSQL's question: each the beginning of a word. Folding leaves letters and digits only, so nothing needs a guard. */
function wordsWanted(words: string): string {
  return fold(words)
    .split(' ')
    .filter(Boolean)
    .map(word => `'${[...word].slice(0, LONGEST).join('')}':*`)
    .join(' & ')
}

/** What to put records in order by where that is a name: the same on every server, "Ålesund" before "Bath". */
export function nameOrder(column: string): RawBuilder<string> {
  return sql<string>`hub_order(${sql.ref(column)}) collate "C"`
}
