/** How a fault of the program is told to the operator on a terminal. */
import { faultOf } from './web/fault.ts'

/** Prints a fault with where it came from, such as "POST /people/:id". */
export function reportFault(error: unknown, where: string): void {
  console.error(sayFault(error, where))
}

/** A fault in words, without a value that people typed. */
export function sayFault(error: unknown, where: string): string {
  const { kind, says, steps } = faultOf(error)
  const named = error instanceof Error ? `${kind}${kind.startsWith('PostgreSQL') ? '' : ':'} ${says}` : says
  return [`${new Date().toISOString()} ${where}: ${named}`, ...steps.map(step => `    ${step}`)].join('\n')
}
