/**
 * Changes of the text that a point leads to, of every kind and on any paragraph: one reworded, one dropped, one added. So one
 * point can have two paragraphs merged: one says what both said, the other goes.
 */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { ParagraphKind } from '../../../documents/index.ts'
import {
  choice,
  type FormValues,
  hidden,
  line,
  passage,
  pick,
  reply,
  tick,
  versionField,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import {
  type Amendment,
  amendmentAt,
  leadNoMoreTo,
  standingAmendments,
  type WantedChange,
  withdrawUnfounded,
} from '../amendments.queries.ts'
import { showChange } from '../change.ts'
import { type PackPlace, type Places, paragraphOfPoint, paragraphOption } from '../places.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { findPoint, lockPoints, type Point } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'
import { type Problems, setAction, settle, stateOf } from './decide.ts'

/** What a new paragraph can be. */
const kinds = ['paragraph', 'item', 'heading', 'quote', 'definition'] as const satisfies readonly ParagraphKind[]

/** What can be done to a text. */
const kindsOfChange = ['reword', 'drop', 'add'] as const

const form = {
  version: versionField(),
  act: hidden(),
  does: choice({ label: 'points.change.does', options: kindsOfChange, optional: true }),
  text_after: passage({ label: 'points.change.text-after', optional: true, max: 20_000 }),
  into: pick({ label: 'points.change.into-which', hint: 'points.change.into-hint', optional: true }),
  placed: choice({ label: 'points.change.placed', options: ['beside', 'under'], optional: true }),
  kind: choice({ label: 'points.change.kind', options: kinds, optional: true, as: 'select' }),
  printed: line({ label: 'points.change.printed', hint: 'points.change.printed-hint', optional: true, max: 40 }),
  text_new: passage({ label: 'points.change.text-new', optional: true, max: 20_000 }),
  replace: tick({ label: 'points.decide.replace', hint: 'points.decide.replace-hint' }),
  reason: reply({ label: 'points.decide.reason', hint: 'points.decide.reason-hint', optional: true, max: 4000 }),
}
type Typed = FormValues<typeof form>

export const pointChangePage = definePage({
  path: '/consultations/:slug/points/:number/change',
  access: reviewsResponses,
  audit: 'point.decided',
  publishes: ['points'],
  template: 'points/deciding/change.njk',
  params: pointParams,
  query: z.object({
    paragraph: z.string().max(40).optional(),
    does: z.enum(kindsOfChange).optional().catch(undefined),
  }),
  form,
  changesPages: false,
  subject: pointSubject,
  async show({ db, subject: { consultation, places, point }, query, typed, t }) {
    const does = kindsOfChange.find(each => each === (typed?.values['does']?.[0] ?? query.does)) ?? null
    const place = placeOf(places, point, query.paragraph)
    const standing = await standingAmendments(db, consultation.id)
    const present = place && amendmentAt(standing, place)
    const options = (of: readonly PackPlace[]) => of.map(paragraphOption)
    return {
      title: t('points.change.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      base: below(consultation),
      point,
      place,
      does: place && does,
      kinds: kindsOfChange.map(value => ({
        value,
        text: t(`points.change.does-options.${value}`),
        checked: value === does,
      })),
      stands: present !== null,
      // Where the point leads to it, it stands above among its changes.
      present: present && !point.changes.some(({ id }) => id === present.id) ? showChange(places, present) : null,
      changes: point.changes.map(each => showChange(places, each)),
      paragraphs: options(places.paragraphs).map(each => ({ ...each, selected: each.value === place?.id })),
      others: options(
        places.paragraphs.filter(({ id, versionId }) => id !== place?.id && versionId === place?.versionId),
      ),
      reported: isReported(consultation),
      form: writeForm(form, beginning(point, place, present)),
    }
  },
  async submit({ db, subject, query, form: typed, actor, now, audit }) {
    const { consultation, places, sees } = subject
    if (isReported(consultation)) return refuse({ does: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const point = await findPoint(db, consultation.id, String(subject.point.number), sees)
    if (!point) return notFound
    const place = placeOf(places, point, query.paragraph)
    const standing = await standingAmendments(db, consultation.id)
    const present = place && amendmentAt(standing, place)
    const state = stateOf([point], present)
    if (typed.version !== state) return stale(writeForm(form, beginning(point, place, present)), state)
    const at = { consultationId: consultation.id, places, standing, present }
    const deciding = { by: actor.person?.id ?? null, now }
    const back = point.changes.find(({ id }) => typed.act === `back:${id}`)
    if (back && point.changes.length === 1) return refuse({ does: 'points.problem.only-change' })
    if (back) await leadNoMoreTo(db, [point.id], back.id)
    else {
      const wanted = wantedOf(typed, place)
      if ('problems' in wanted) return refuse(wanted.problems)
      const beside = wanted.change.does === 'add' ? { ...at, present: sameAddition(standing, wanted.change) } : at
      const stopped = await settle(db, beside, [point.id], wanted.change, typed, deciding)
      if (stopped) return refuse({ [stopped.isTaken ? 'replace' : 'does']: stopped.message })
    }
    const reason = typed.reason || point.reason || ''
    await setAction(db, point, { action: 'amended', reason, passedTo: '', ...deciding })
    await withdrawUnfounded(db, consultation.id, now)
    await audit({
      action: 'point.decided',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      before: { changes: point.changes.map(({ does, paragraphId }) => `${does} ${paragraphId}`) },
      after: back ? { takenBack: back.paragraphId } : { does: typed.does, paragraph: place?.id, reason },
    })
    return redirect(below(consultation, `points/${point.number}`), 'points.done.decided')
  },
})

/** The paragraph that is to change: the one chosen, otherwise the one the point is about. */
function placeOf(places: Places, point: Point, chosen: string | undefined): PackPlace | null {
  return (chosen === undefined ? null : places.byId.get(chosen)) ?? paragraphOfPoint(places, point)
}

function beginning(point: Point, place: PackPlace | null, present: Amendment | null): Partial<Typed> {
  return {
    version: stateOf([point], present),
    text_after: (present?.does === 'reword' ? present.textAfter : place?.text) ?? '',
    placed: 'beside',
    kind: kinds.find(kind => kind === place?.kind) ?? 'paragraph',
    reason: point.reason ?? '',
  }
}

/** The change that was typed, or what is missing of it. */
function wantedOf(typed: Typed, place: PackPlace | null): { readonly change: WantedChange } | { problems: Problems } {
  const { does } = typed
  if (!place) return { problems: { does: { key: 'points.problem.no-paragraph' } } }
  if (does === null) return { problems: { does: { key: 'points.problem.no-change-chosen' } } }
  if (typed.reason === '') return { problems: { reason: { key: 'points.problem.no-reason' } } }
  const change: WantedChange = {
    does,
    documentVersionId: place.versionId,
    paragraphId: place.id,
    textBefore: does === 'add' ? '' : place.text,
    textAfter: does === 'add' ? typed.text_new : does === 'reword' ? typed.text_after : '',
    intoParagraphId: does === 'drop' ? typed.into : null,
    kind: does === 'add' ? (typed.kind ?? 'paragraph') : place.kind,
    printed: does === 'add' ? typed.printed : '',
    placed: does === 'add' ? (typed.placed ?? 'beside') : 'beside',
    reason: typed.reason,
  }
  if (does === 'add' && change.textAfter === '') return { problems: { text_new: { key: 'points.clash.empty' } } }
  if (does === 'reword' && change.textAfter === '')
    return { problems: { text_after: { key: 'points.problem.empty-text' } } }
  if (does === 'reword' && change.textAfter === place.text.trim())
    return { problems: { text_after: { key: 'points.problem.same-text' } } }
  return { change }
}

/** An addition that stands already and says exactly the same, so that two points can lead to one. */
function sameAddition(standing: readonly Amendment[], wanted: WantedChange): Amendment | null {
  const found = standing.find(
    each =>
      each.does === 'add' &&
      each.paragraphId === wanted.paragraphId &&
      each.placed === wanted.placed &&
      each.printed === wanted.printed &&
      each.textAfter === wanted.textAfter,
  )
  return found ?? null
}
