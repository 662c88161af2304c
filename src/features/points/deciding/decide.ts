/** What is done about points: one decision on one of them or on several on the same paragraph. */
import { type PointAction, pointActions } from '../../../analysis/report-counts.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Message } from '../../../web/catalogue.ts'
import { choice, type FormValues, line, passage, reply, tick, versionField } from '../../../web/fields.ts'
import {
  type Amendment,
  amendmentAt,
  keepAmendment,
  leadNoMoreTo,
  leadsElsewhere,
  leadTo,
  standingAmendments,
  type WantedChange,
  withdrawUnfounded,
} from '../amendments.queries.ts'
import { fingerprint } from '../fingerprint.ts'
import type { PackPlace, Places } from '../places.ts'
import type { Point } from '../points.queries.ts'
import { clashOf } from './clashes.ts'

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
  replace: tick({ label: 'points.decide.replace', hint: 'points.decide.replace-hint' }),
  passed_to: line({ label: 'points.decide.passed-to', optional: true }),
  reason: reply({ label: 'points.decide.reason', hint: 'points.decide.reason-hint', max: 4000 }),
}

export type Decision = Omit<FormValues<typeof decisionForm>, 'version'>
export type Problems = Readonly<Record<string, Message>>

/** Who decides, and when. */
export type Deciding = { readonly by: string | null; readonly now: Date }

/** A number that differs where a point or a change that it or its paragraph leads to was changed. */
export function stateOf(points: readonly Point[], amendment: Amendment | null): number {
  const changes = [...points.flatMap(point => point.changes), ...(amendment ? [amendment] : [])]
  return fingerprint([
    ...points.flatMap(({ id, version }) => [id, version]),
    ...changes.flatMap(({ id, version }) => [id, version]),
  ])
}

/** The values that a form of a decision begins with. */
export function decisionOf(point: Point | null, place: PackPlace | null, amendment: Amendment | null) {
  return {
    ...(point?.action ? { action: point.action } : {}),
    text_after: textOf(place, amendment),
    passed_to: point?.passedTo ?? '',
    reason: point?.reason ?? '',
  }
}

/** What the form shows as the text so far: as reworded, or as it was asked about, also where it is dropped. */
function textOf(place: PackPlace | null, amendment: Amendment | null): string {
  return (amendment?.does === 'reword' ? amendment.textAfter : place?.text) ?? ''
}

/** Decides on points, which have been locked; gives what stands in the way where something does, and changes nothing then. */
export async function decide(
  tx: Tx,
  { consultationId, places, place }: { consultationId: string; places: Places; place: PackPlace | null },
  points: readonly Point[],
  decision: Decision,
  deciding: Deciding,
): Promise<Problems | null> {
  const ids = points.map(({ id }) => id)
  const problems = passingOn(decision, points)
  if (problems) return problems
  if (decision.action === 'amended') {
    const standing = await standingAmendments(tx, consultationId)
    const present = place && amendmentAt(standing, place)
    const wanted = wantedText(decision, points, place, present)
    if ('problems' in wanted) return wanted.problems
    if (wanted.kind === 'reword') {
      const change = { ...rewording(wanted.place, decision), reason: decision.reason }
      const stopped = await settle(tx, { consultationId, places, standing, present }, ids, change, decision, deciding)
      if (stopped) return { [stopped.isTaken ? 'replace' : 'text_after']: stopped.message }
    } else if (present && wanted.kind === 'as-it-stands') await leadTo(tx, ids, present.id)
    else if (present) await leadNoMoreTo(tx, ids, present.id)
  } else await leadNoMoreTo(tx, ids)
  const passedTo = decision.action === 'passed-on' ? decision.passed_to : ''
  for (const point of points) await setAction(tx, point, { ...decision, passedTo, ...deciding })
  await withdrawUnfounded(tx, consultationId, deciding.now)
  return null
}

function passingOn({ action, passed_to }: Decision, points: readonly Point[]): Problems | null {
  if (action !== 'passed-on') return null
  if (passed_to === '') return { passed_to: { key: 'points.problem.passed-to' } }
  const kept = points.filter(({ mayPassOn }) => !mayPassOn).map(({ number }) => number)
  if (kept.length === 0) return null
  return { action: { key: 'points.problem.no-permission', values: { count: kept.length, numbers: kept.join(', ') } } }
}

type WantedText =
  | { readonly kind: 'as-it-stands' | 'as-it-was' }
  | { readonly kind: 'reword'; readonly place: PackPlace }
  | { readonly problems: Problems }

/** What the text typed asks for: another text, the change that stands, or none beside the point's other changes. */
function wantedText(
  { text_after: typed }: Decision,
  points: readonly Point[],
  place: PackPlace | null,
  present: Amendment | null,
): WantedText {
  if (place && present && typed === textOf(place, present).trim()) return { kind: 'as-it-stands' }
  if (place && typed !== place.text.trim()) {
    return typed === '' ? { problems: { text_after: { key: 'points.problem.empty-text' } } } : { kind: 'reword', place }
  }
  if (points.every(({ changes }) => changes.some(({ id }) => id !== present?.id))) return { kind: 'as-it-was' }
  return {
    problems: place
      ? { text_after: { key: 'points.problem.same-text' } }
      : { action: { key: 'points.problem.no-paragraph' } },
  }
}

function rewording(place: PackPlace, { text_after }: Decision): Omit<WantedChange, 'reason'> {
  return {
    does: 'reword',
    documentVersionId: place.versionId,
    paragraphId: place.id,
    textBefore: place.text,
    textAfter: text_after,
    intoParagraphId: null,
    kind: place.kind,
    printed: '',
    placed: 'beside',
  }
}

/** What a change is kept beside, and the one whose place it takes. */
export type Beside = {
  readonly consultationId: string
  readonly places: Places
  readonly standing: readonly Amendment[]
  readonly present: Amendment | null
}

/**
 * Keeps a change that points lead to. Another change of the same paragraph that other points lead to is told first, and
 * gives way only where `replace` says so; whatever cannot stand beside the rest is told and not kept.
 */
export async function settle(
  tx: Tx,
  { consultationId, places, standing, present }: Beside,
  pointIds: readonly string[],
  wanted: WantedChange,
  { replace }: { readonly replace: boolean },
  { by }: Deciding,
): Promise<{ readonly message: Message; readonly isTaken: boolean } | null> {
  if (present && isSame(present, wanted)) return leadTo(tx, pointIds, present.id).then(() => null)
  if (present && !replace && (await leadsElsewhere(tx, present.id, pointIds)))
    return { message: { key: 'points.clash.taken' }, isTaken: true }
  const clash = clashOf(places, standing, wanted, present)
  if (clash) return { message: clash, isTaken: false }
  await leadTo(tx, pointIds, await keepAmendment(tx, consultationId, wanted, present, by))
  return null
}

function isSame(present: Amendment, { does, textAfter, intoParagraphId }: WantedChange): boolean {
  return present.does === does && present.textAfter === textAfter && present.intoParagraphId === intoParagraphId
}

type Settled = Deciding & {
  readonly action: PointAction
  readonly reason: string
  readonly passedTo: string
}

/** Writes the action on one point. */
export async function setAction(tx: Tx, point: Point, settled: Settled): Promise<void> {
  const values = {
    action: settled.action,
    reason: settled.reason,
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
