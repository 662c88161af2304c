/** The timetable: when it opens and closes, how many weeks that is, what falls inside, and why if it is short. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Message } from '../../../web/catalogue.ts'
import {
  choice,
  dayField,
  type FormValues,
  hourField,
  passage,
  type RawForm,
  versionField,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import {
  anyConsultation,
  changeConsultation,
  difference,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import {
  groundSuffices,
  type Length,
  measure,
  type Periods,
  periodsOf,
  shortGrounds,
  type Today,
} from '../timetable.ts'
import { viewPeriod } from './timetable.view.ts'

const form = {
  opens_on: dayField({
    any: 'planned ahead, and kept in the form once it has come',
    label: 'consultations.field.opens-on',
    hint: 'consultations.field.opens-on-hint',
    optional: true,
  }),
  closes_on: dayField({
    any: 'planned ahead, and kept in the form once it has come',
    notBefore: 'opens_on',
    label: 'consultations.field.closes-on',
    hint: 'consultations.field.closes-on-hint',
    optional: true,
  }),
  closes_at: hourField({ label: 'consultations.field.closes-at', hint: 'consultations.field.closes-at-hint' }),
  short_ground: choice({
    label: 'consultations.field.short-ground',
    hint: 'consultations.field.short-ground-hint',
    options: shortGrounds,
    optional: true,
  }),
  short_reason: passage({
    label: 'consultations.field.short-reason',
    hint: 'consultations.field.short-reason-hint',
    optional: true,
    max: 2000,
  }),
  busy_note: passage({
    label: 'consultations.field.busy-note',
    hint: 'consultations.field.busy-note-hint',
    optional: true,
    max: 2000,
  }),
  decision_on: dayField({
    any: 'planned ahead, and kept in the form once it has come',
    notBefore: 'closes_on',
    label: 'consultations.field.decision-on',
    optional: true,
  }),
  feedback_on: dayField({
    any: 'planned ahead, and kept in the form once it has come',
    notBefore: 'closes_on',
    label: 'consultations.field.feedback-on',
    hint: 'consultations.field.feedback-on-hint',
    optional: true,
  }),
  version: versionField(),
}
type Typed = FormValues<typeof form>

export const timetablePage = definePage({
  path: '/consultations/:slug/plan/timetable',
  mends: ['timetable', 'busy-periods'],
  showsRecord: ['busy-period'],
  workspace: { stage: 'set-up', label: 'consultations.task.timetable' },
  access: leadsConsultation,
  audit: 'consultation.timetabled',
  publishes: 'nothing',
  template: 'consultations/plan/timetable.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ db, hub, subject, area, today, t, typed }) {
    const weeks = await periodsOf(db, hub, subject.id, today)
    const period = { ...subject, ...(typed ? typedPeriod(typed) : {}) }
    const { opens_on: opens, closes_on: closes } = period
    return {
      title: t('consultations.timetable.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      weeks,
      period:
        opens && closes && opens <= closes
          ? await viewPeriod(db, { area, today, weeks }, { ...period, opens, closes })
          : null,
      form: writeForm(form, subject),
    }
  },
  async submit({ db, hub, subject, form: typed, area, today, audit }) {
    const weeks = await periodsOf(db, hub, subject.id, today)
    const problems = problemsOf(typed, subject, { area, today, weeks })
    if (Object.keys(problems).length > 0) return refuse(problems)
    const { version, ...change } = typed
    if (!(await changeConsultation(db, subject.id, version, change)))
      return stale(writeForm(form, subject), subject.version)
    await audit({
      action: 'consultation.timetabled',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      ...difference(subject, change),
    })
    return redirect(planAddress(subject, 'timetable'), 'consultations.done.timetable')
  },
})

/** The days and the hour as they were typed, those that cannot be read left empty. */
function typedPeriod(typed: RawForm): Pick<Typed, 'opens_on' | 'closes_on' | 'closes_at'> {
  const opens = form.opens_on.read(typed, 'opens_on')
  const closes = form.closes_on.read(typed, 'closes_on')
  const at = form.closes_at.read(typed, 'closes_at')
  return {
    opens_on: opens.ok ? opens.value : null,
    closes_on: closes.ok ? closes.value : null,
    closes_at: at.ok ? at.value : null,
  }
}

/** What is wrong with a timetable, by field. Dates that were published are changed by rescheduling, with a reason. */
function problemsOf(
  typed: Typed,
  now: Consultation,
  at: Today & { readonly weeks: Periods },
): Record<string, Message | string> {
  const { opens_on: opens, closes_on: closes } = typed
  if (now.state === 'withdrawn') return { opens_on: 'consultations.plan.problem.withdrawn' }
  const moved = opens !== now.opens_on || closes !== now.closes_on || typed.closes_at !== now.closes_at
  if (now.published_at && moved) return { opens_on: 'consultations.timetable.problem.published' }
  if (!now.published_at && closes && closes < at.today) return { closes_on: 'consultations.timetable.problem.past' }
  const problems: Record<string, Message | string> = {}
  if (closes && typed.decision_on && typed.decision_on <= closes)
    problems['decision_on'] = 'consultations.timetable.problem.decision'
  if (closes && typed.feedback_on && typed.feedback_on <= closes)
    problems['feedback_on'] = 'consultations.timetable.problem.feedback'
  Object.assign(problems, shortProblems(typed, measure({ ...now, ...typed }, at, at.weeks)))
  return problems
}

function shortProblems(typed: Typed, length: Length | null): Record<string, Message> {
  if (length === null || length.measure === 'standard') return {}
  const { standard, minimum } = length.by
  const problem = (name: string, weeks: number): Message => ({
    key: `consultations.timetable.problem.${name}`,
    values: { weeks },
  })
  const problems: Record<string, Message> = {}
  if (!groundSuffices(length, typed.short_ground)) {
    problems['short_ground'] = length.measure === 'short' ? problem('ground', standard) : problem('floor', minimum)
  }
  if (typed.short_reason === '') problems['short_reason'] = problem('reason', standard)
  return problems
}
