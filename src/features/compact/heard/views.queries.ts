/**
 * What the other side says: of findings, which it confirms or sees otherwise, and of the reasons given for departures, which
 * it accepts or disputes. A body has one word about each; a later one stands in place of it, and nothing is taken away.
 */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Judged } from '../checks/kinds.ts'

/** What can be said: of a finding, and of a reason given. */
export type Says = 'confirmed' | 'doubted' | 'accepted' | 'disputed'

/** What asks for an answer: it has a reason, and a day for the answer. */
export const asking = ['doubted', 'disputed'] as const satisfies readonly Says[]
/** Whether something said asks for an answer. */
export const asksAnswer = ({ says }: { readonly says: Says }): boolean => asking.some(one => one === says)

/** What a body said. `saw` is the finding, or the reason given, as it read it. */
export type KeptView = {
  readonly id: string
  readonly version: number
  /** The finding it is of; null where it is of a departure. */
  readonly demand: string | null
  readonly departureId: string | null
  readonly practice: string
  readonly says: Says
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
  /** When the body took it back or said something else; null while it stands. */
  readonly withdrawnAt: Date | null
}

/** All that was said of a subject, the latest first; what was taken back too. */
export async function findViews(db: Handle, { kind, id }: Judged): Promise<KeptView[]> {
  const rows = await db
    .selectFrom('finding_view')
    .innerJoin('organisation', 'organisation.id', 'finding_view.organisation_id')
    .select(['finding_view.id', 'finding_view.version', 'demand', 'practice', 'says', 'saw', 'evidence'])
    .select(['reason', 'answer', 'departure_id as departureId'])
    .select(['organisation_id as organisationId', 'organisation.name as organisation', 'organisation.slug'])
    .select(['said_on as saidOn', 'answer_by as answerBy', 'answered_on as answeredOn', 'withdrawn_at as withdrawnAt'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('finding_view.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, says: row.says as Says }))
}

/**
 * What was said of one thing, as pages show it: what stands, and what was said before. A confirmation that the same body gave
 * again is one.
 */
export function heardOf(said: readonly KeptView[], isOf: (view: KeptView) => boolean) {
  const own = said.filter(isOf)
  const views = own.filter(({ withdrawnAt }) => withdrawnAt === null)
  const stands = (one: KeptView) =>
    views.some(({ says, organisationId }) => says === one.says && organisationId === one.organisationId)
  const earlier = own.filter(one => one.withdrawnAt !== null && (asksAnswer(one) || !stands(one)))
  return { views, earlier }
}

/** What is said, in whose name: of a finding, or of a departure. */
export type NewView = Pick<KeptView, 'demand' | 'departureId' | 'practice' | 'organisationId' | 'saw' | 'evidence'> & {
  readonly subject: Judged
  readonly by: string
}

/** What is said; `days` are those for the answer, where it asks for one. */
export type Word = {
  readonly says: Says
  readonly reason: string | null
  readonly today: Day
  readonly now: Date
  readonly days: number
}

/**
 * Keeps what a body says, in place of what it said of the same thing before; gives its id. Null where the body says that
 * already and it asks for an answer, or said it before of the same evidence: the same doubt is raised once. Null too where it would
 * confirm what it doubts itself: a doubt is taken back by a word of its own, never by the way.
 */
export async function say(tx: Tx, view: NewView, { says, reason, today, now, days }: Word): Promise<string | null> {
  const asks = asksAnswer({ says })
  const before = await ofTheSame(tx, view)
  const again = before.some(one => one.says === says && (one.withdrawnAt === null || one.evidence === view.evidence))
  if (asks && again) return null
  const standing = before.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (says === 'confirmed' && standing.some(one => one.says === 'doubted')) return null
  for (const one of standing) await takeBack(tx, one, now)
  const { subject, by, organisationId, departureId, ...told } = view
  const id = newId()
  await tx
    .insertInto('finding_view')
    .values({
      id,
      ...told,
      says,
      reason,
      subject_kind: subject.kind,
      subject_id: subject.id,
      organisation_id: organisationId,
      departure_id: departureId,
      said_by: by,
      said_on: today,
      answer_by: asks ? addDays(today, days) : null,
    })
    .execute()
  return id
}

function ofTheSame(tx: Tx, { subject, demand, departureId, organisationId }: NewView) {
  const own = tx
    .selectFrom('finding_view')
    .select(['id', 'version', 'says', 'evidence', 'withdrawn_at as withdrawnAt'])
    .where('subject_id', '=', subject.id)
    .where('organisation_id', '=', organisationId)
  return (
    departureId === null ? own.where('demand', '=', demand) : own.where('departure_id', '=', departureId)
  ).execute()
}

/** Ends what a body says, from a moment on; false where it ended before. It stays on record. */
export function takeBack(tx: Tx, { id, version }: Pick<KeptView, 'id' | 'version'>, now: Date): Promise<boolean> {
  return changeVersioned(tx, 'finding_view', id, version, { withdrawn_at: now })
}

/** Keeps the answer to what asks for one; false where another came first. */
export function answerDoubt(
  tx: Tx,
  { id, version }: Pick<KeptView, 'id' | 'version'>,
  answer: { readonly text: string; readonly by: string; readonly on: Day },
): Promise<boolean> {
  const to = { answer: answer.text, answered_by: answer.by, answered_on: answer.on }
  return changeVersioned(tx, 'finding_view', id, version, to)
}

/** Addresses of the people who answer for a subject today. */
export async function addressesFor(db: Handle, { kind, id }: Judged, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.email')
    .where('subject_kind', '=', kind === 'compact' ? 'area' : kind)
    .where('subject_id', '=', id)
    .where('role', 'in', ['lead', 'chair', 'administrator', 'contact', 'secretariat'])
    .where('from_day', '<=', today)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .execute()
  return [...new Set(rows.flatMap(({ email }) => email ?? []))]
}

/** How often a body asked for an answer about a subject on a day, what it took back since too. */
export async function saidOn(db: Handle, { kind, id }: Judged, organisationId: string, on: Day): Promise<number> {
  const { said } = await db
    .selectFrom('finding_view')
    .select(eb => eb.fn.countAll<string>().as('said'))
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('says', 'in', asking)
    .where('said_on', '=', on)
    .executeTakeFirstOrThrow()
  return Number(said)
}
