/** Texts that were found, split into points or noted as read all at once: how many that are is said before, and it can be undone after. */
import type { Actor } from '../../../access/access.ts'
import { reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, type FormSpec, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { loadPlaces } from '../places.ts'
import { lockPoints } from '../points.queries.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { below, isReported, pointsTrail, refOf, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { asking, questionOf, tickedTexts } from './asking.ts'
import { sayAsked } from './filters.view.ts'
import { lookUpTexts } from './found.queries.ts'
import { MOST_TEXTS, noteRead, splitTexts, type TextAct, ways } from './text-acts.queries.ts'
import { countTexts, listSplitWhole, listTexts, type TextLookup } from './texts.queries.ts'

const query = asking.extend({ text: tickedTexts })
type Query = ReturnType<typeof query.parse>

const splitForm = {
  version: versionField(),
  way: choice({ label: 'points.texts.way', options: ways }),
}
const readForm = { version: versionField() }

/** Most texts shown of those that were found. */
const FEW = 5

function find(db: Handle, { id }: Consultation, actor: Actor, asked: Query) {
  return lookUpTexts(db, id, seesConfidential(actor, { id }), { ...asked, texts: 'yes' }, asked.text)
}

/** Who does it, when, and to what. */
function actOn({ consultationId, asked, ticked }: TextLookup, actor: Actor, now: Date): TextAct {
  return { consultationId, asked: questionOf(asked), ticked: ticked.length > 0, by: actor.person?.id ?? null, now }
}

/** What both pages show: what was looked for, how many were found, and the first of them. */
async function shown<F extends FormSpec>(
  request: { db: Handle; subject: Consultation; actor: Actor; query: Query; t: Translate },
  name: 'split' | 'read',
  form: F,
) {
  const { db, subject: consultation, actor, query: asked, t } = request
  const lookup = await find(db, consultation, actor, asked)
  const places = await loadPlaces(db, consultation.id)
  const counts = await countTexts(db, lookup)
  const few = await listTexts(db, lookup, { limit: FEW, offset: 0 })
  const back = questionOf({ ...asked, texts: undefined })
  return {
    title: t(`points.texts.${name}-page`),
    breadcrumbs: pointsTrail(t, consultation, { text: t('points.texts.title'), href: below(consultation, 'texts') }),
    base: below(consultation),
    back: `${below(consultation, 'texts')}${back && `?${back}`}`,
    asked: sayAsked({ ...asked, texts: 'yes' }, places, t),
    ticked: lookup.ticked.length > 0,
    counts,
    most: Math.min(MOST_TEXTS, counts.unsplit),
    whole: name === 'read' ? (await listSplitWhole(db, lookup)).length : 0,
    few: few.map(text => ({ ...text, heading: sourceLabel(places, text.source, t) })),
    reported: isReported(consultation),
    form: writeForm(form, { version: counts.state } as never),
  }
}

export const splitTextsPage = definePage({
  path: '/consultations/:slug/texts/split',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.made',
  publishes: ['responses', 'work left'],
  template: 'points/workbench/texts-split.njk',
  params: slugParams,
  query,
  form: splitForm,
  changesPages: false,
  // It is done to many: Enter in a box must not do it.
  enter: 'does-nothing',
  subject: teamConsultation,
  show: request => shown(request, 'split', splitForm),
  async submit(request) {
    const { db, subject: consultation, actor, query: asked, form: typed, now, audit } = request
    if (isReported(consultation)) return refuse({ way: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const lookup = await find(db, consultation, actor, asked)
    const { state } = await countTexts(db, lookup)
    if (typed.version !== state) return stale(writeForm(splitForm, {}), state)
    const act = actOn(lookup, actor, now)
    const { id, made, texts } = await splitTexts(db, act, await loadPlaces(db, consultation.id), lookup, typed.way)
    if (made === 0) return refuse({ way: 'points.problem.nothing-to-take' })
    await audit({
      action: 'point.made',
      subject: refOf(consultation),
      record: { kind: 'bulk-act', id },
      after: { points: made, texts },
    })
    return redirect(below(consultation, `points/together/${id}`), 'points.done.together')
  },
})

export const readTextsPage = definePage({
  path: '/consultations/:slug/texts/read',
  width: 'whole',
  access: reviewsResponses,
  audit: 'response.read',
  publishes: ['responses', 'work left'],
  template: 'points/workbench/texts-read.njk',
  params: slugParams,
  query,
  form: readForm,
  changesPages: false,
  enter: 'does-nothing',
  subject: teamConsultation,
  show: request => shown(request, 'read', readForm),
  async submit(request) {
    const { db, subject: consultation, actor, query: asked, form: typed, now, audit } = request
    await lockPoints(db, consultation.id)
    const lookup = await find(db, consultation, actor, asked)
    const { state } = await countTexts(db, lookup)
    if (typed.version !== state) return stale(writeForm(readForm, {}), state)
    const act = actOn(lookup, actor, now)
    const { id, done } = await noteRead(db, act, lookup)
    if (done === 0) return refuse({ form: 'points.texts.problem-none-read' })
    await audit({
      action: 'response.read',
      subject: refOf(consultation),
      record: { kind: 'bulk-act', id },
      after: { responses: done },
    })
    return redirect(below(consultation, `points/together/${id}`), 'points.done.together')
  },
})
