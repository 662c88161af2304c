/** The codes of an area in time: every edition that was ever in force, and who is bound by which. */
import { type Code, wasInForce } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Rules } from '../checks/judged-by.ts'
import { loadRuleBook } from '../editions/signatories.queries.ts'
import { rulesInForce } from '../rules/rules.queries.ts'
import { codeOf, findEditions } from './editions.queries.ts'

/** Loads them with the numbers that the area has adopted by a day; the text of an edition is read once while the program runs. */
export async function loadRules(db: Handle, today: Day): Promise<Rules> {
  const [editions, book, numbers] = await Promise.all([findEditions(db), loadRuleBook(db), rulesInForce(db, today)])
  const known = editions.filter(wasInForce).sort((a, b) => (a.title < b.title ? -1 : 1))
  const read = await Promise.all(known.map(async edition => ({ edition, code: await codeOf(db, edition) })))
  const codes = new Map<string, Code>()
  const inForce: Code[] = []
  for (const { edition, code } of read) {
    if (!code) continue
    codes.set(edition.id, code)
    if (edition.status === 'in-force') inForce.push(code)
  }
  const fingerprints = new Map(
    known.flatMap(({ id, fingerprint }) => (fingerprint === null ? [] : [[id, fingerprint]])),
  )
  return { book, codes, fingerprints, inForce, numbers }
}
