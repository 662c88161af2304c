/**
 * Statements that are planned once on each connection. A statement that is long and sent often costs more to plan than to
 * run; its text begins with a name, under which the connection keeps it prepared.
 */
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { noteStatement } from './touched.ts'

const NAMED = /^\s*\/\* prepared( once)?: ([a-z0-9-]{1,60}) \*\//

/** The head of a statement that is kept prepared: `sql`${prepared('give-response')} with …``. Its text must never vary. */
export function prepared(name: string): RawBuilder<unknown> {
  return sql.raw(`/* prepared: ${checked(name)} */`)
}

/**
 * The same for a statement whose plan is the same whatever it is asked, and which takes far longer to plan than to run: it is planned the
 * first time on each connection. PostgreSQL by itself plans a prepared statement anew for its first five values.
 */
export function preparedOnce(name: string): RawBuilder<unknown> {
  return sql.raw(`/* prepared once: ${checked(name)} */`)
}

function checked(name: string): string {
  if (!/^[a-z0-9-]{1,60}$/.test(name)) throw new RangeError(`"${name}" is no name of a statement`)
  return name
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
    const sent = { text: first as string, values: values as unknown[], name } satisfies Sent
    // A connection that plans everything once has the setting already.
    const once = rest.length === 0 && !this.preparesAll && NAMED.exec(sent.text)?.[1] !== undefined
    return once ? this.planOnce(send, sent) : send(sent, ...rest)
  }) as pg.Client['query']

  /** Sends a statement for which no values are planned; where it fails within a transaction, its end undoes the setting. */
  private async planOnce(send: (sent: unknown) => unknown, sent: Sent): Promise<unknown> {
    await send('set plan_cache_mode to force_generic_plan')
    try {
      return await send(sent)
    } finally {
      await Promise.resolve(send('reset plan_cache_mode')).catch(() => undefined)
    }
  }

  private nameOf(text: string): string | undefined {
    const own = NAMED.exec(text)?.[2]
    if (own || !this.preparesAll || !PREPARABLE.test(text)) return own
    const name = this.given.get(text) ?? `each-${this.given.size}`
    this.given.set(text, name)
    return name
  }
}
