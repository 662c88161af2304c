/** What was done to many points at once: all of it in order, and each act with what of it can be undone. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { countReadings } from '../checking-back/readings.queries.ts'
import { loadPlaces, type Places } from '../places.ts'
import { lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { type Act, countActs, inTheWay, listActs, undo } from './acts.queries.ts'
import { readQuestion } from './asking.ts'
import { sayAsked } from './filters.view.ts'

/** Most numbers named of those that stand in the way. */
const MOST = 50

export const actsPage = definePage({
  path: '/consultations/:slug/points/together',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses', 'work left'],
  template: 'points/workbench/acts.njk',
  params: slugParams,
  query: z.object({ page: listQuery.page }),
  subject: teamConsultation,
  async show({ db, subject: consultation, query, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const { list, rows } = await readList({
      path: below(consultation, 'points/together'),
      query,
      count: () => countActs(db, consultation.id, sees),
      rows: window => listActs(db, consultation.id, sees, window),
    })
    return {
      title: t('points.bulk.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      list,
      acts: rows.map(act => ({ ...act, title: sayAct(act, t) })),
    }
  },
})

const form = { version: versionField() }

export const actPage = definePage({
  path: '/consultations/:slug/points/together/:act',
  access: reviewsResponses,
  audit: 'point.undone-together',
  publishes: ['responses', 'work left'],
  template: 'points/workbench/act.njk',
  params: z.object({ slug: z.string().min(1).max(120), act: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, { slug, act: id }, _hub, actor) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const sees = seesConfidential(actor, found.record)
    const [act] = await listActs(db, found.record.id, sees, { limit: 1, offset: 0 }, id)
    return act ? { ref: found.ref, record: { consultation: found.record, act, sees } } : null
  },
  async show({ db, subject: { consultation, act, sees }, t }) {
    return {
      title: sayAct(act, t),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.bulk.title'),
        href: below(consultation, 'points/together'),
      }),
      base: below(consultation),
      act,
      asked: sayFound(act, await loadPlaces(db, consultation.id), t),
      blocked: await whyNot(db, consultation, act),
      way: await inTheWay(db, act.id, sees, MOST),
      since: act.points - act.stands - act.undone,
      form: writeForm(form, { version: 1 + act.stands }),
    }
  },
  async submit({ db, subject, form: { version }, actor, now, audit }) {
    const { consultation, sees } = subject
    await lockPoints(db, consultation.id)
    const blocked = await whyNot(db, consultation, subject.act)
    if (blocked) return refuse({ form: blocked })
    const [act] = await listActs(db, consultation.id, sees, { limit: 1, offset: 0 }, subject.act.id)
    const stands = act?.stands ?? 0
    if (stands === 0) return refuse({ form: 'points.problem.nothing-to-undo' })
    if (version !== 1 + stands) return stale(writeForm(form, {}), 1 + stands)
    const undone = await undo(db, subject.act.id, { sees, by: actor.person?.id ?? null, now })
    await audit({
      action: 'point.undone-together',
      subject: refOf(consultation),
      record: { kind: 'bulk-act', id: subject.act.id },
      after: { points: undone },
    })
    return redirect(below(consultation, `points/together/${subject.act.id}`), 'points.done.undone')
  },
})

/** Why an act stands whatever became of its points: a report is public that rests on it, or respondents were asked whether those say what they meant. */
async function whyNot(db: Handle, consultation: Consultation, { act }: Act): Promise<string | null> {
  if (act !== 'decide' && act !== 'split') return null
  if (isReported(consultation)) return 'points.bulk.reported'
  if (act === 'decide') return null
  // Told of all alike: of one it would say that its respondent can be reached.
  const { asked, unmailed } = await countReadings(db, consultation.id)
  return asked + unmailed > 0 ? 'points.bulk.read-back' : null
}

/** By what it was found, as far as it is known that it was done to all of that. */
function sayFound({ asked, ticked }: Act, places: Places, t: Translate): readonly string[] {
  const question = readQuestion(asked)
  const said = sayAsked(question, places, t)
  if (ticked) return [...said, t('points.bulk.only-ticked')]
  const all = question.texts ? 'points.texts.what-all' : 'points.bulk.what-all'
  return said.length > 0 || ticked === null ? said : [t(all)]
}

function sayAct(act: Act, t: Translate): string {
  if (act.codeBefore !== '')
    return t('points.bulk.recoded', { code: act.code, before: act.codeBefore, count: act.points })
  if (act.act === 'split' || act.act === 'read') return t(`points.bulk.${act.act}`, { count: act.points })
  return act.act === 'code'
    ? t('points.bulk.coded', { code: act.code, count: act.points })
    : t(`points.bulk.decided-${act.action}`, { count: act.points })
}
