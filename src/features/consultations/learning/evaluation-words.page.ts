/** Writing the evaluation, element by element, and publishing it when it is whole and the report is out. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { hidden, passage, versionField, whole, writeForm } from '../../../web/fields.ts'
import { definePage, type FormRequest, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { anyConsultation, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { lengthOf, standingOn } from '../timetable.ts'
import { findEvaluation, isReportPublished, saveEvaluation } from './evaluation.queries.ts'
import { elements, lacksOf, lessonsOf, type Written } from './evaluation.ts'
import { countFigures } from './figures.queries.ts'
import { findLessons, replaceLessons } from './lessons.queries.ts'

const element = (name: string) =>
  passage({ label: `consultations.evaluation.element.${name}`, optional: true, max: 5000 })

const form = {
  objectives: element('objectives'),
  audience: element('audience'),
  methods: element('methods'),
  publicity: element('publicity'),
  timescales: element('timescales'),
  information: element('information'),
  costs: element('costs'),
  direct_cost: whole({
    label: 'consultations.evaluation.direct',
    hint: 'consultations.evaluation.direct-hint',
    optional: true,
  }),
  indirect_cost: whole({
    label: 'consultations.evaluation.indirect',
    hint: 'consultations.evaluation.indirect-hint',
    optional: true,
  }),
  outcomes: element('outcomes'),
  process_feedback: passage({
    label: 'consultations.evaluation.process-feedback',
    hint: 'consultations.evaluation.process-feedback-hint',
    optional: true,
    max: 5000,
  }),
  lessons: passage({
    label: 'consultations.evaluation.lessons',
    hint: 'consultations.evaluation.lessons-hint',
    optional: true,
  }),
  version: versionField(),
  act: hidden(),
}
type Asked = FormRequest<{ slug: string }, Record<string, never>, Consultation, typeof form>

export const evaluationWordsPage = definePage({
  path: '/consultations/:slug/evaluation/words',
  mends: ['evaluation'],
  access: leadsConsultation,
  audit: 'consultation.evaluated',
  publishes: ['how many responses', 'work left'],
  template: 'consultations/learning/evaluation-words.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ db, subject, today, t, now, area }) {
    const length = lengthOf(subject, { today, area })?.text ?? ''
    return {
      title: t('consultations.evaluation.edit'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.evaluation.title'), href: address(subject) }],
      consultation: subject,
      elements,
      closed: standingOn(subject, { now, today, area }) === 'closed',
      figures: { ...(await countFigures(db, subject.id)), length },
      mayPublish: subject.state === 'reported' && (await isReportPublished(db, subject.id)),
      form: await formOf(db, subject),
    }
  },
  async submit(asked) {
    const { db, subject, form: typed, today, now, area } = asked
    if (standingOn(subject, { now, today, area }) !== 'closed')
      return refuse({ objectives: 'consultations.evaluation.problem.not-closed' })
    const { version, act, lessons, ...written } = typed
    const publishes = act === 'publish'
    const state = await stateNow(db, subject)
    // What everybody reads stays whole.
    const lacks = publishes || state === 'evaluated' ? lacksOf(written) : []
    if (lacks.length > 0) return refuse(Object.fromEntries(lacks.map(name => [name, missing(name)])))
    if (publishes && !(state === 'reported' && (await isReportPublished(db, subject.id))))
      return refuse({ objectives: 'consultations.evaluation.problem.not-reported' })
    const kept = await keep(asked, version, written, lessonsOf(lessons))
    if (kept || !publishes) return kept ?? redirect(address(subject), 'consultations.done.evaluation')
    return publish(asked)
  },
})

const address = ({ slug }: Consultation): string => `/consultations/${slug}/evaluation`

const missing = (name: keyof Written) => ({
  key: 'web.errors.missing',
  values: { label: form[name].label },
})

/** The state as it is now; whoever is changing it finishes first. */
async function stateNow(db: Tx, { id }: Consultation): Promise<string> {
  const { state } = await db
    .selectFrom('consultation')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return state
}

/** The form with what was saved, or empty. */
async function formOf(db: Parameters<typeof findEvaluation>[0], { id }: Consultation) {
  const present = await findEvaluation(db, id)
  const lessons = (await findLessons(db, id)).map(({ text }) => text).join('\n')
  return writeForm(form, { ...present, lessons, version: present?.version ?? 1 })
}

/** Saves what was written; gives how the form ends where somebody else saved first. */
async function keep(
  { db, subject, today, audit }: Asked,
  version: number,
  written: Written,
  lessons: readonly string[],
): Promise<Outcome | null> {
  const before = await findEvaluation(db, subject.id)
  const id = await saveEvaluation(db, subject.id, before, version, written)
  if (id === null) return stale(await formOf(db, subject), (await findEvaluation(db, subject.id))?.version ?? 1)
  const earlier = (await findLessons(db, subject.id)).map(({ text }) => text)
  if (earlier.join('\n') !== lessons.join('\n')) await replaceLessons(db, subject.id, lessons, today)
  await audit({
    action: 'consultation.evaluation-written',
    subject: subjectOf(subject),
    record: { kind: 'evaluation', id },
    ...difference({ ...before, lessons: earlier.join('\n') }, { ...written, lessons: lessons.join('\n') }),
  })
  return null
}

/** Shows the evaluation to everybody: the last state of a consultation. */
async function publish({ db, subject, audit }: Asked): Promise<Outcome> {
  await db
    .updateTable('consultation')
    .set(eb => ({ state: 'evaluated', version: eb('version', '+', 1) }))
    .where('id', '=', subject.id)
    .execute()
  await audit({
    action: 'consultation.evaluated',
    subject: subjectOf(subject),
    record: { kind: 'consultation', id: subject.id },
    before: { state: 'reported' },
    after: { state: 'evaluated' },
  })
  return redirect(address(subject), 'consultations.done.evaluated')
}
