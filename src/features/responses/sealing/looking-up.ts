/** Finding by a code what only its holder may see. Guesses are counted by address, in memory, and soon refused. */
import type { PageRequest } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { countTries } from '../../../web/tries.ts'
import { type CodeOf, readCode } from './receipt-code.ts'

/**
 * Wrong codes that one address may try in ten minutes; a right one is still opened then, so that nobody is kept out by what
 * others type at the same library. A code has 80 bits: this is for quiet, not for secrecy.
 */
const wrongCodes = countTries(30, 10)
/** Beyond this only a machine is trying, and nothing is looked up any more. */
const wrongByMachine = countTries(600, 10)

type Asking = Pick<PageRequest<unknown, unknown, unknown>, 'ip' | 'now'>

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
  { ip, now }: Asking,
  typed: string,
  find: (code: string) => Promise<Found | null>,
): Promise<Found | null> {
  const at = now.getTime()
  if (wrongByMachine.tooMany(ip, at)) throw new PageProblem('too-many')
  const code = readCode(typed)
  // What cannot be a code is a slip of the finger, and not looked up.
  if (!code) return null
  const found = await find(code)
  if (found) return found
  wrongByMachine.count(ip, at)
  if (wrongCodes.tooMany(ip, at)) throw new PageProblem('too-many', 'responses.codes.too-many')
  wrongCodes.count(ip, at)
  return null
}
