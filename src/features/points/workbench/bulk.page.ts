/** Everything that was found, decided by one reason or given one code: how many that are is said before, and it can be undone after. */
import { z } from 'zod'
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, type FormSpec, line, type RawForm, reply, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { noteDivided } from '../coding/codebook.queries.ts'
import { longestCode, readCodes } from '../coding/codebook.ts'
import { loadPlaces } from '../places.ts'
import { lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { type Asking, asking, questionOf, tickedTexts } from './asking.ts'
import { type ActToDo, bulkActions, doToAll } from './bulk.queries.ts'
import { sayAsked } from './filters.view.ts'
import { countByCode, countFound, type Lookup, listFound, lookUp } from './found.queries.ts'

const number = z.coerce.number().int().min(1).max(1_000_000_000)
/** What the workbench found, or those of it that were ticked. */
const query = asking.extend({
  point: z
    .union([number.transform(one => [one]), z.array(number).max(1000)])
    .optional()
    // What cannot be read is no tick, and means none of them: never all that were found.
    .catch([0]),
  text: tickedTexts,
})
type Query = z.infer<typeof query>

const decisionForm = {
  version: versionField(),
  action: choice({ label: 'points.decide.action', options: bulkActions }),
  passed_to: line({ label: 'points.decide.passed-to', optional: true }),
  reason: reply({ label: 'points.decide.reason', hint: 'points.decide.reason-hint', max: 4000 }),
}
const codeForm = {
  version: versionField(),
  code: line({ label: 'points.bulk.code', hint: 'points.bulk.code-hint', max: longestCode }),
  instead: tick({ label: 'points.bulk.instead-label' }),
}

/** Most points shown of those that were found. */
const FEW = 5

function find(db: Handle, { id }: Consultation, actor: Actor, asked: Query) {
  return lookUp(db, id, seesConfidential(actor, { id }), asked, { numbers: asked.point, texts: asked.text })
}

/** Whether only what was ticked is looked for. */
function isTicked({ numbers, texts }: Lookup): boolean {
  return numbers.length > 0 || (texts?.ticked.length ?? 0) > 0
}

/** What both pages show: what was found, and the first of it. */
async function shown<F extends FormSpec>(
  request: { db: Handle; subject: Consultation; actor: Actor; query: Query; typed: RawForm | null; t: Translate },
  name: 'decision' | 'code',
  form: F,
) {
  const { db, subject: consultation, actor, query: asked, typed, t } = request
  const lookup = await find(db, consultation, actor, asked)
  const places = await loadPlaces(db, consultation.id)
  const counts = await countFound(db, lookup)
  const back = questionOf(asked)
  return {
    title: t(`points.bulk.${name}-page`),
    breadcrumbs: pointsTrail(t, consultation),
    base: below(consultation),
    back: `${below(consultation, asked.texts ? 'texts' : 'points')}${back && `?${back}`}`,
    asked: sayAsked(asked, places, t),
    ticked: isTicked(lookup),
    counts,
    few: await listFound(db, lookup, { limit: FEW, offset: 0 }),
    reported: isReported(consultation),
    // What was typed stays, also where others were quicker.
    asks: typed !== null || (name === 'decision' ? counts.undecided : counts.found) > 0,
    known: asked.code ?? '',
    suggested: asked.suggested ?? '',
    codes: (await countByCode(db, consultation.id, lookup.sees)).map(({ code }) => code),
    form: writeForm(form, {
      ...(name === 'code' ? { code: asked.suggested ?? '' } : {}),
      version: name === 'decision' ? counts.undecidedState : counts.state,
    } as never),
  }
}

type Doing = {
  readonly db: Tx
  readonly subject: Consultation
  readonly query: Asking
  readonly actor: Actor
  readonly now: Date
}

/** Does it and says how it can be undone. */
async function finish(
  { db, subject: consultation, query: asked, actor, now }: Doing,
  todo:
    | { act: 'code'; code: string; before: string; suggested: boolean }
    | Omit<Extract<ActToDo, { act: 'decide' }>, 'consultationId' | 'asked' | 'ticked' | 'by' | 'now'>,
  lookup: Lookup,
): Promise<{ readonly id: string; readonly done: number; readonly to: Outcome }> {
  const of = { consultationId: consultation.id, asked: questionOf(asked), ticked: isTicked(lookup) }
  const about = { ...of, by: actor.person?.id ?? null, now }
  const { id, done } = await doToAll(db, { ...about, ...todo }, lookup)
  return { id, done, to: redirect(below(consultation, `points/together/${id}`), 'points.done.together') }
}

export const bulkDecisionPage = definePage({
  path: '/consultations/:slug/points/together/decision',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.decided',
  publishes: ['points', 'responses'],
  template: 'points/workbench/bulk-decision.njk',
  params: slugParams,
  query,
  form: decisionForm,
  changesPages: false,
  // It is done to many: Enter in a box must not do it.
  enter: 'does-nothing',
  subject: teamConsultation,
  show: request => shown(request, 'decision', decisionForm),
  async submit(request) {
    const { db, subject: consultation, actor, query: asked, form: typed, audit } = request
    if (isReported(consultation)) return refuse({ action: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const lookup = await find(db, consultation, actor, asked)
    const { undecided, passable, undecidedState } = await countFound(db, lookup)
    if (typed.version !== undecidedState) return stale(writeForm(decisionForm, {}), undecidedState)
    const passes = typed.action === 'passed-on'
    if (passes && typed.passed_to === '') return refuse({ passed_to: 'points.problem.passed-to' })
    if ((passes ? passable : undecided) === 0) return refuse({ action: 'points.problem.nothing-to-decide' })
    const decision = { action: typed.action, reason: typed.reason, passedTo: passes ? typed.passed_to : '' }
    const { id, done, to } = await finish(request, { act: 'decide', ...decision }, lookup)
    await audit({
      action: 'point.decided',
      subject: refOf(consultation),
      record: { kind: 'bulk-act', id },
      after: { points: done, ...decision },
    })
    return to
  },
})

export const bulkCodePage = definePage({
  path: '/consultations/:slug/points/together/code',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.coded',
  publishes: ['points', 'responses'],
  template: 'points/workbench/bulk-code.njk',
  params: slugParams,
  query,
  form: codeForm,
  changesPages: false,
  // It is done to many: Enter in a box must not do it.
  enter: 'does-nothing',
  subject: teamConsultation,
  show: request => shown(request, 'code', codeForm),
  async submit(request) {
    const { db, subject: consultation, actor, query: asked, form: typed, audit } = request
    const [code, ...more] = readCodes(typed.code)
    if (code === undefined || more.length > 0) return refuse({ code: 'points.problem.one-code' })
    await lockPoints(db, consultation.id)
    const lookup = await find(db, consultation, actor, asked)
    const { found, state } = await countFound(db, lookup)
    if (typed.version !== state) return stale(writeForm(codeForm, {}), state)
    if (found === 0) return refuse({ code: 'points.problem.none-found' })
    const before = typed.instead ? (asked.code ?? '') : ''
    if (before === code) return refuse({ code: 'points.problem.same-code' })
    const { id, done, to } = await finish(
      request,
      { act: 'code', code, before, suggested: asked.suggested === code },
      lookup,
    )
    if (done === 0) return refuse({ code: 'points.problem.coded-already' })
    if (before !== '') {
      const changing = { consultationId: consultation.id, by: actor.person?.id ?? null, now: request.now }
      await noteDivided(db, id, before, code, changing)
    }
    await audit({
      action: 'point.coded',
      subject: refOf(consultation),
      record: { kind: 'bulk-act', id },
      ...(before === '' ? {} : { before: { code: before } }),
      after: { points: done, code },
    })
    return to
  },
})
