/** What is done about points: one decision on one of them or on several on the same paragraph. */
import { type PointAction, pointActions } from '../../../analysis/report-counts.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Message } from '../../../web/catalogue.ts'
import { choice, type FormValues, line, passage, versionField } from '../../../web/fields.ts'
import { fingerprint } from '../fingerprint.ts'
import type { PackPlace } from '../places.ts'
import type { Point } from '../points.queries.ts'
import { type Amendment, amend, withdrawUnfounded } from './amendments.queries.ts'

/** The fields of a decision. */
export const decisionForm = {
  version: versionField(),
  action: choice({ label: 'points.decide.action', options: pointActions }),
  text_after: passage({
    label: 'points.decide.text-after',
    hint: 'points.decide.text-after-hint',
    optional: true,
    max: 20_000,
  }),
  passed_to: line({ label: 'points.decide.passed-to', optional: true }),
  reason: passage({ label: 'points.decide.reason', hint: 'points.decide.reason-hint', max: 4000 }),
}

export type Decision = Omit<FormValues<typeof decisionForm>, 'version'>

/** A number that differs where a point or the amendment of its paragraph was changed. */
export function stateOf(points: readonly Point[], amendment: Amendment | null): number {
  return fingerprint([
    ...points.flatMap(({ id, version }) => [id, version]),
    amendment?.id ?? null,
    amendment?.version ?? null,
  ])
}

/** The values that a form of a decision begins with. */
export function decisionOf(point: Point | null, place: PackPlace | null, amendment: Amendment | null) {
  return {
    ...(point?.action ? { action: point.action } : {}),
    text_after: amendment?.textAfter ?? place?.text ?? '',
    passed_to: point?.passedTo ?? '',
    reason: point?.reason ?? '',
  }
}

/** What stands in the way of a decision, by field; null where nothing does. */
export function problemsOf(
  decision: Decision,
  points: readonly Point[],
  place: PackPlace | null,
): Readonly<Record<string, Message>> | null {
  if (decision.action === 'amended') {
    if (!place) return { action: { key: 'points.problem.no-paragraph' } }
    if (decision.text_after === '') return { text_after: { key: 'points.problem.empty-text' } }
    if (decision.text_after === place.text.trim()) return { text_after: { key: 'points.problem.same-text' } }
  }
  if (decision.action === 'passed-on') {
    if (decision.passed_to === '') return { passed_to: { key: 'points.problem.passed-to' } }
    const kept = points.filter(({ mayPassOn }) => !mayPassOn).map(({ number }) => number)
    if (kept.length > 0) {
      return {
        action: { key: 'points.problem.no-permission', values: { count: kept.length, numbers: kept.join(', ') } },
      }
    }
  }
  return null
}

/** Decides on points that `problemsOf` found nothing against. The points have been locked. */
export async function decide(
  tx: Tx,
  consultationId: string,
  points: readonly Point[],
  place: PackPlace | null,
  decision: Decision,
  { by, now }: { readonly by: string | null; readonly now: Date },
): Promise<void> {
  const change = { textAfter: decision.text_after, reason: decision.reason }
  const isAmended = decision.action === 'amended' && place !== null
  const amendmentId = isAmended ? await amend(tx, consultationId, place, change, by) : null
  const passedTo = decision.action === 'passed-on' ? decision.passed_to : ''
  for (const point of points) await setAction(tx, point, { ...decision, amendmentId, passedTo, by, now })
  await withdrawUnfounded(tx, consultationId, now)
}

type Settled = {
  readonly action: PointAction
  readonly reason: string
  readonly amendmentId: string | null
  readonly passedTo: string
  readonly by: string | null
  readonly now: Date
}

async function setAction(tx: Tx, point: Point, settled: Settled): Promise<void> {
  const values = {
    action: settled.action,
    reason: settled.reason,
    amendment_id: settled.amendmentId,
    passed_to: settled.passedTo,
    decided_by: settled.by,
    decided_at: settled.now,
  }
  await tx
    .insertInto('point_action')
    .values({ id: newId(), point_id: point.id, ...values })
    .onConflict(conflict =>
      conflict.column('point_id').doUpdateSet(eb => ({ ...values, version: eb('point_action.version', '+', 1) })),
    )
    .execute()
  await tx
    .updateTable('point')
    .set({ version: point.version + 1 })
    .where('id', '=', point.id)
    .execute()
}
