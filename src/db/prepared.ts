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

type Sent = { text: string; values?: unknown[]; name?: string }

/** A connection that keeps named statements prepared. */
export class PreparingClient extends pg.Client {
  /** False where a pooler gives each transaction another connection: nothing stays prepared there. */
  prepares = true

  // The many shapes of `query` stay as they are; only a text with a name in it is sent under that name.
  override query = ((first: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof first === 'string') noteStatement(first)
    const name = this.prepares && typeof first === 'string' ? NAMED.exec(first)?.[1] : undefined
    const send = super.query.bind(this) as (...sent: unknown[]) => unknown
    if (!name) return send(first, values, ...rest)
    return send({ text: first as string, values: values as unknown[], name } satisfies Sent, ...rest)
  }) as pg.Client['query']
}
