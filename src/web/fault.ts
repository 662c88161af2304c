/** A fault of the program as it may be written down: what failed and where, without a value that people typed. */
import pg from 'pg'
import { discreet } from '../kernel/discreet.ts'

/** What is told of a fault: its kind, what it says, and the steps that led to it. */
export type Fault = { readonly kind: string; readonly says: string; readonly steps: readonly string[] }

/**
 * A fault without values. PostgreSQL's own messages and details repeat the values of a row, which are people's own: of those only
 * the code and the names of what was touched are told.
 */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: 'Fault', says: discreet(String(error)), steps: [] }
  const steps = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => line.trim())
  if (!(error instanceof pg.DatabaseError)) return { kind: error.name, says: discreet(error.message), steps }
  const touched = [error.schema, error.table, error.column, error.constraint].filter(name => name !== undefined)
  const says = [error.routine ?? '', ...touched].filter(part => part !== '').join(' ')
  return { kind: `PostgreSQL ${error.code ?? ''}`.trim(), says, steps }
}
