/** What the other side says of findings: confirmations, and doubts with their answers. Nothing is taken away. */
import type { SubjectRef } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

/** What a body said of a finding. `saw` is the finding as it read it; a doubt has a reason, a day for its answer, and the answer. */
export type KeptView = {
  readonly id: string
  readonly version: number
  readonly demand: string
  readonly practice: string
  readonly says: 'confirmed' | 'doubted'
  readonly organisationId: string
  readonly organisation: string
  readonly slug: string
  readonly saidOn: Day
  readonly saw: string
  readonly evidence: string
  readonly reason: string | null
  readonly answerBy: Day | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly withdrawnAt: Date | null
}

/** All that was said of a subject's findings, the latest first; what was taken back too. */
export async function findViews(db: Handle, { kind, id }: SubjectRef): Promise<KeptView[]> {
  const rows = await views(db)
    .where('subject_kind', '=', kind as 'consultation')
    .where('subject_id', '=', id)
    .orderBy('finding_view.created_at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, says: row.says as KeptView['says'] }))
}

function views(db: Handle) {
  return db
    .selectFrom('finding_view')
    .innerJoin('organisation', 'organisation.id', 'finding_view.organisation_id')
    .select([
      'finding_view.id',
      'finding_view.version',
      'demand',
      'practice',
      'says',
      'saw',
      'evidence',
      'reason',
      'answer',
    ])
    .select(['organisation_id as organisationId', 'organisation.name as organisation', 'organisation.slug'])
    .select(['said_on as saidOn', 'answer_by as answerBy', 'answered_on as answeredOn', 'withdrawn_at as withdrawnAt'])
}

/** What is said, of which finding, in whose name. */
export type NewView = {
  readonly subject: SubjectRef
  readonly demand: string
  readonly practice: string
  readonly organisationId: string
  readonly by: string
  readonly saw: string
  readonly evidence: string
}

/** Keeps a confirmation, in place of an earlier one of the same body; gives its id. */
export async function confirm(tx: Tx, view: NewView, today: Day, now: Date): Promise<string> {
  await tx
    .updateTable('finding_view')
    .set(eb => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('subject_id', '=', view.subject.id)
    .where('demand', '=', view.demand)
    .where('organisation_id', '=', view.organisationId)
    .where('says', '=', 'confirmed')
    .where('withdrawn_at', 'is', null)
    .execute()
  return insert(tx, view, { says: 'confirmed', said_on: today })
}

/**
 * Keeps a doubt with its reason and the day by which it is answered; null where the body doubts this already, or doubted the
 * same evidence before: the same doubt is raised once.
 */
export async function doubt(
  tx: Tx,
  view: NewView,
  { reason, today, days }: { readonly reason: string; readonly today: Day; readonly days: number },
): Promise<string | null> {
  const before = await tx
    .selectFrom('finding_view')
    .select('id')
    .where('subject_id', '=', view.subject.id)
    .where('demand', '=', view.demand)
    .where('organisation_id', '=', view.organisationId)
    .where('says', '=', 'doubted')
    .where(eb => eb.or([eb('withdrawn_at', 'is', null), eb('evidence', '=', view.evidence)]))
    .executeTakeFirst()
  if (before) return null
  return insert(tx, view, { says: 'doubted', said_on: today, reason, answer_by: addDays(today, days) })
}

type Said = { says: KeptView['says']; said_on: Day; reason?: string; answer_by?: Day }

async function insert(tx: Tx, { subject, organisationId, by, ...view }: NewView, said: Said): Promise<string> {
  const id = newId()
  await tx
    .insertInto('finding_view')
    .values({
      id,
      ...view,
      ...said,
      subject_kind: subject.kind as 'consultation',
      subject_id: subject.id,
      organisation_id: organisationId,
      said_by: by,
    })
    .execute()
  return id
}

/** Keeps the answer to a doubt; false where another came first. */
export function answerDoubt(
  tx: Tx,
  { id, version }: Pick<KeptView, 'id' | 'version'>,
  answer: { readonly text: string; readonly by: string; readonly on: Day },
): Promise<boolean> {
  const to = { answer: answer.text, answered_by: answer.by, answered_on: answer.on }
  return changeVersioned(tx, 'finding_view', id, version, to)
}

/** Addresses of the people who answer for a subject today. */
export async function addressesFor(db: Handle, { kind, id }: SubjectRef, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.email')
    .where('subject_kind', '=', kind as 'consultation')
    .where('subject_id', '=', id)
    .where('role', 'in', ['lead', 'chair', 'administrator', 'contact'])
    .where('from_day', '<=', today)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .execute()
  return [...new Set(rows.flatMap(({ email }) => email ?? []))]
}
