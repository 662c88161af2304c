/** How a fault of the program is told to the operator: what failed and where, without a value that people typed. */
import pg from 'pg'

/** Prints a fault with where it came from, such as "POST /people/:id". */
export function reportFault(error: unknown, where: string): void {
  console.error(sayFault(error, where))
}

/**
 * A fault in words. PostgreSQL's own messages and details repeat the values of a row, which are people's own: of those only
 * the code and the names of what was touched are told.
 */
export function sayFault(error: unknown, where: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const steps = stack.split('\n').filter(line => /^\s+at /.test(line))
  return [`${new Date().toISOString()} ${where}: ${nameOf(error)}`, ...steps].join('\n')
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (!(error instanceof pg.DatabaseError)) return `${error.name}: ${error.message}`
  const touched = [error.schema, error.table, error.column, error.constraint].filter(name => name !== undefined)
  return [`PostgreSQL ${error.code ?? ''}`, error.routine ?? '', ...touched].filter(part => part !== '').join(' ')
}
