/** Finding by a code what only its holder may see. Guesses are counted by address, in memory, and soon refused. */
import type { PageRequest } from '../../web/page.ts'
import { PageProblem } from '../../web/problems.ts'
import { type CodeOf, readCode } from './receipt-code.ts'

/** Wrong codes that one address may try in ten minutes. A code has 80 bits: this is for quiet, not for secrecy. */
const MOST = 30
const MINUTES = 10
/** Most addresses remembered at once. */
const MOST_ADDRESSES = 10_000

type Tries = { count: number; until: number }

/** Counts wrong tries by address, for one process. */
export function countTries(most = MOST, minutes = MINUTES) {
  const tries = new Map<string, Tries>()
  return {
    tooMany: (address: string, now: number): boolean => {
      const known = tries.get(address)
      return known !== undefined && known.until > now && known.count >= most
    },
    wrong(address: string, now: number): void {
      const known = tries.get(address)
      if (known && known.until > now) {
        known.count++
        return
      }
      if (tries.size >= MOST_ADDRESSES) tries.delete(tries.keys().next().value!)
      tries.set(address, { count: 1, until: now + minutes * 60_000 })
    },
  }
}

const wrongCodes = countTries()

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
  if (wrongCodes.tooMany(ip, now.getTime())) throw new PageProblem('too-many')
  const code = readCode(typed)
  const found = code ? await find(code) : null
  if (!found && typed !== '') wrongCodes.wrong(ip, now.getTime())
  return found
}
