/** Finding by a code what only its holder may see. Guesses are counted by address on the network, and soon told to wait. */
import type { PageRequest } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import type { Limit } from '../../../web/tries.ts'
import { type CodeOf, readCode } from './receipt-code.ts'

/**
 * Wrong codes that one address may try in ten minutes until it is told to wait. What could be a code is looked up all the same, so
 * that nobody is kept out by what others type, or a machine tries, behind the same address. A code has 80 bits: this is for quiet, not
 * for secrecy.
 */
const wrongCodes: Limit = { name: 'wrong codes', most: 30, minutes: 10 }

type Asking = Pick<PageRequest<unknown, unknown, unknown>, 'hub' | 'ip'>

/** What a code opens; ends with "too many tries" or with a page that says that we do not know the code. */
export async function byCode<Found>(
  request: Asking,
  typed: string,
  of: CodeOf,
  find: (code: string) => Promise<Found | null>,
): Promise<Found> {
  const found = await tryCode(request, typed, find)
  if (found) return found
  throw new PageProblem('not-found', `responses.codes.unknown-${of}`)
}

/** The same, null where we do not know the code. */
export async function tryCode<Found>(
  { hub, ip }: Asking,
  typed: string,
  find: (code: string) => Promise<Found | null>,
): Promise<Found | null> {
  const code = readCode(typed)
  // What cannot be a code is a slip of the finger, and not looked up.
  if (!code) return null
  const found = await find(code)
  if (found) return found
  if (!(await hub.tries.take(wrongCodes, ip))) throw new PageProblem('too-many', 'responses.codes.too-many')
  return null
}
