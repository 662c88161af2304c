/** The days within which a code wants something done: pages that promise a day take the number from here. */
import { type PracticeId, practiceOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { type CheckedKind, checkSubjects } from './checking.ts'

/**
 * The fewest days that the codes a subject is judged by set for a practice with the parameter "days"; what the practice
 * itself sets where none of them asks for it.
 */
export async function askedDays(
  db: Handle,
  practice: PracticeId,
  subject: { readonly kind: CheckedKind; readonly id: string },
  today: Day,
): Promise<number> {
  const checked = (await checkSubjects(db, subject.kind, [subject.id], today)).get(subject.id)
  const asked = (checked?.findings ?? [])
    .filter(finding => finding.practice === practice)
    .map(({ parameters }) => Number(parameters['days']))
  return asked.length > 0 ? Math.min(...asked) : Number(practiceOf(practice)?.defaults['days'])
}
