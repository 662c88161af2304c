/**
 * What a piece of work reads and writes: the words of its statements that can be names of tables. Every connection notes each statement
 * here before it is sent, so that nothing has to be declared, and nothing can be forgotten.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** Words that were read, tables among them, and tables that were written. */
export type Touched = { readonly read: ReadonlySet<string>; readonly written: ReadonlySet<string> }

type Noting = { readonly read: Set<string>; readonly written: Set<string> }

const work = new AsyncLocalStorage<Noting>()

/** Runs work and says what it touched. Work within work is noted of both. */
export async function touching<Value>(run: () => Promise<Value>): Promise<{ value: Value; touched: Touched }> {
  const own: Noting = { read: new Set(), written: new Set() }
  const value = await work.run(own, run)
  alsoTouches(own)
  return { value, touched: own }
}

/** Notes of the work that is being done what other work, of which it has the outcome, touched. */
export function alsoTouches({ read, written }: Touched): void {
  const around = work.getStore()
  if (!around) return
  for (const word of read) around.read.add(word)
  for (const table of written) around.written.add(table)
}

/** What the work that is being done has touched so far; null where nobody asks. */
export function touchedSoFar(): Touched | null {
  return work.getStore() ?? null
}

/** Notes a statement that is about to be sent. */
export function noteStatement(text: string): void {
  const around = work.getStore()
  if (around) alsoTouches(wordsOf(text))
}

/** Statements that are remembered by their text: most are sent again and again. */
const MOST = 3000
const known = new Map<string, Touched>()

/** The words of a statement in small letters, and the tables that it inserts into, updates or deletes from. */
export function wordsOf(text: string): Touched {
  const before = known.get(text)
  if (before) return before
  const read = new Set(text.match(/[a-z_][a-z0-9_]*/g))
  const writes = text.matchAll(
    /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)/gi,
  )
  const touched = { read, written: new Set([...writes].map(([, table = '']) => table)) }
  if (known.size >= MOST) known.delete(known.keys().next().value!)
  known.set(text, touched)
  return touched
}
