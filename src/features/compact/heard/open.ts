/** What the other side may speak of: findings stated or explained, and reasons given, as far as they are owed to it. */
import { anyOf, hasRole, speaksForSomeOrganisation } from '../../../access/access.ts'
import { evidenceBehind, type Finding, practiceOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { checkSubject } from '../checks/checking.ts'
import type { CheckedSubject } from '../checks/subject.ts'
import type { KeptDeparture } from '../departures/departures.queries.ts'
import type { Voice } from './sides.ts'
import type { NewView } from './views.queries.ts'

/** Whoever speaks for some organisation, or sits on the partnership that is looked at. */
export const speaksForOthers = anyOf(speaksForSomeOrganisation, hasRole('representative'))

/** A finding that a body may speak of, with the mark of what it rests on. */
export type Open = { readonly finding: Finding; readonly evidence: string }

/** What is stated, or explained otherwise than by a departure with a page of its own, and owed to a side of these bodies. */
export async function openTo(
  db: Handle,
  subject: CheckedSubject,
  voices: readonly Voice[],
  today: Day,
): Promise<readonly Open[]> {
  const checked = await checkSubject(db, subject, today)
  if (!checked) return []
  const sides = new Set(voices.flatMap(voice => voice.sides))
  return checked.findings
    .filter(finding => isOpen(finding) && sides.has(finding.owedTo))
    .flatMap(finding => {
      const evidence = evidenceBehind(checked.facts, checked.asked, finding.demand, today)
      return evidence === null ? [] : [{ finding, evidence }]
    })
}

/** Whether the other side has anything to say of it: what a body says of itself, or explains where it shows no reason apart. */
function isOpen({ verdict, proof, confirmed, departure }: Finding): boolean {
  return (verdict === 'explained' && departure === null) || proof === 'stated' || confirmed.length > 0
}

/** Whether a body may accept or dispute a reason given: it stands, has not ended, and what it departs from is owed to it. */
export function mayJudge({ sides }: Voice, departure: KeptDeparture, today: Day): boolean {
  const owedTo = practiceOf(departure.practice)?.owedTo
  if (departure.withdrawnAt !== null || departure.endsOn < today || owedTo === undefined) return false
  return sides.includes(owedTo)
}

/** A finding as something to be spoken of. */
export function ofFinding(subject: CheckedSubject, { finding, evidence }: Open, voice: Voice, by: string): NewView {
  const { demand, practice, because: saw } = finding
  return { subject, demand, departureId: null, practice, organisationId: voice.id, by, saw, evidence }
}

/** A reason given as something to be spoken of: it never changes, so its own id is the mark of what was read. */
export function ofReason(subject: CheckedSubject, departure: KeptDeparture, voice: Voice, by: string): NewView {
  const { id, practice, reason: saw } = departure
  return { subject, demand: null, departureId: id, practice, organisationId: voice.id, by, saw, evidence: id }
}
