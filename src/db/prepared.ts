/**
 * Statements that are planned once on each connection. A statement that is long and sent often costs more to plan than to
 * run; its text begins with a name, under which the connection keeps it prepared.
 */
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { noteStatement } from './touched.ts'

const NAMED = /^\s*\/\* prepared: ([a-z0-9-]{1,60}) \*\//

/** The head of a statement to be planned once: `sql`${prepared('give-response')} with …``. Its text must never vary. */
export function prepared(name: string): RawBuilder<unknown> {
  if (!/^[a-z0-9-]{1,60}$/.test(name)) throw new RangeError(`"${name}" is no name of a statement`)
  return sql.raw(`/* prepared: ${name} */`)
}

/** What can be prepared, by its first word. */
const PREPARABLE = /^\s*(?:select|insert|update|delete|with)\b/

type Sent = { text: string; values?: unknown[]; name?: string }

/** A connection that keeps named statements prepared. */
export class PreparingClient extends pg.Client {
  /** False where a pooler gives each transaction another connection: nothing stays prepared there. */
  prepares = true

  /**
   * True for a connection that keeps every statement prepared, with a name or without: for work that sends the same few hundred
   * thousands of times and then ends, and never for one that stays, which would keep each text that was ever sent.
   */
  preparesAll = false

  private readonly given = new Map<string, string>()

  // The many shapes of `query` stay as they are; only a text with a name in it is sent under that name.
  override query = ((first: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof first === 'string') noteStatement(first)
    const name = this.prepares && typeof first === 'string' ? this.nameOf(first) : undefined
    const send = super.query.bind(this) as (...sent: unknown[]) => unknown
    if (!name) return send(first, values, ...rest)
    return send({ text: first as string, values: values as unknown[], name } satisfies Sent, ...rest)
  }) as pg.Client['query']

  private nameOf(text: string): string | undefined {
    const own = NAMED.exec(text)?.[1]
    if (own || !this.preparesAll || !PREPARABLE.test(text)) return own
    const name = this.given.get(text) ?? `each-${this.given.size}`
    this.given.set(text, name)
    return name
  }
}
