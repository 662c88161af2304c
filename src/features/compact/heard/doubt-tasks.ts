/** Doubts that wait for an answer, as tasks of whoever answers for what is judged. */

import { practiceOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import { addressOf } from '../checks/subject.ts'
import { keyOf, type Task, type TaskSubject } from '../tasks/task.ts'
import { asking } from './views.queries.ts'

/** A subject that somebody answers for. */
type Answered = TaskSubject & { readonly slug: string; readonly kind: JudgedKind }

/** One task for all that a body said on one day and that has no answer: whoever is doubted fifty times has one cause to look at. */
export async function doubtTasks(db: Handle, subjects: readonly Answered[], t: Translate): Promise<Task[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('finding_view')
    .innerJoin('organisation', 'organisation.id', 'finding_view.organisation_id')
    .select(['finding_view.id', 'subject_id', 'practice', 'says', 'answer_by', 'said_on', 'organisation_id'])
    .select('organisation.name')
    .where('says', 'in', asking)
    .where('answer', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(
      'subject_id',
      'in',
      subjects.map(({ id }) => id),
    )
    .execute()
  return rows.flatMap(({ id, subject_id, practice, says, answer_by, said_on, organisation_id, name }) => {
    const found = subjects.find(one => one.id === subject_id)
    if (!found) return []
    const { slug, kind, ...rest } = found
    const subject = { ...rest, kind }
    const values = { organisation: name, practice: practiceOf(practice)?.title ?? practice }
    return {
      key: keyOf(subject, 'doubt', organisation_id, said_on),
      title: t(says === 'disputed' ? 'compact.heard.task-disputed' : 'compact.heard.task', values),
      about: null,
      asked: null,
      why: t('compact.heard.task-why'),
      due: answer_by,
      suggested: false,
      href: addressOf({ kind, slug }, `doubts/${id}`),
      subject,
      strength: 'must' as const,
      waits: true,
      also: [],
    }
  })
}
