/**
 * The one clock: every number of days, weeks or months that a page promises, a reminder waits for, a task is due by or a
 * check counts, from the codes a subject is judged by, or else from the area's rules.
 */
import {
  type AdoptedRules,
  type AskedNumber,
  type Code,
  numberOf,
  numbersCarried,
  type RuleName,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { loadSignatories } from '../../../facts/load.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Clock, ClockedSubject } from '../../../web/hub.ts'
import { type CheckedKind, checkedKinds } from '../checks/checking.ts'
import { judgedBy } from '../checks/judged-by.ts'
import { loadOwnTimes } from '../checks/own-time.queries.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'

/** The numbers of codes and rules read already. */
export function clockFrom(codes: readonly Code[], rules: AdoptedRules): Clock {
  const carried = numbersCarried(codes)
  const known = new Map<RuleName, AskedNumber>()
  return name => {
    const number = known.get(name) ?? numberOf(name, carried, rules)
    known.set(name, number)
    return number
  }
}

const isChecked = (kind: string): kind is CheckedKind => (checkedKinds as readonly string[]).includes(kind)

/** The numbers for a subject; for the area itself, or null, those of all codes in force. */
export async function clockOf(db: Handle, subject: ClockedSubject | null, today: Day): Promise<Clock> {
  const rules = await loadRules(db, today)
  if (subject === null || !isChecked(subject.kind)) return clockFrom(rules.inForce, rules.numbers)
  const { kind, id } = subject
  const [signatories, times] = await Promise.all([loadSignatories(db, kind, id, today), loadOwnTimes(db, kind, [id])])
  const own = signatories && { subject: kind, signatories }
  const codes = own ? judgedBy(own, rules, times.get(id) ?? null, today).codes : rules.inForce
  return clockFrom(codes, rules.numbers)
}
