/** Opening: what is missing, and the buttons that announce, publish and take back. */
import { type Actor, leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { hidden, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type FormRequest, type Outcome, type Page, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { checksOf, mayPublish } from '../plan/readiness.ts'
import { takeStock } from '../plan/stock.queries.ts'
import { tellInterested } from '../requests/tell-interested.ts'
import {
  anyConsultation,
  type Change,
  changeConsultation,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import { lengthOf, standingOn } from '../timetable.ts'
import { openDue } from './open-and-close.ts'

const form = { act: hidden(), version: versionField() }
type Asked = FormRequest<{ slug: string }, Record<string, never>, Consultation, typeof form>

/** What the codes ask to be there by the first day and is not: what the page shows as `due`, made by whoever knows the codes. */
export type DueAtOpening = (
  asking: { readonly db: Handle; readonly hub: Hub; readonly actor: Actor; readonly today: Day },
  consultation: Consultation,
) => Promise<unknown>

/** The page, with what the codes ask for. */
export const openingPageWith = (dueAtOpening: DueAtOpening): Page =>
  definePage({
    path: '/consultations/:slug/opening',
    mends: ['calendar-entry'],
    workspace: { stage: 'open', label: 'consultations.task.opening' },
    access: leadsConsultation,
    audit: 'consultation.published',
    publishes: ['work left'],
    template: 'consultations/opening/opening.njk',
    params: slugParams,
    form,
    subject: anyConsultation,
    async show({ db, hub, actor, subject, area, today, t, now }) {
      const checks = checksOf(await takeStock(db, subject, { hub, actor, area, today }), { area, today })
      return {
        title: t('consultations.opening.title'),
        breadcrumbs: planCrumbs(t, subject),
        consultation: subject,
        standing: standingOn(subject, { now, today, area }),
        length: lengthOf(subject, { today, area }),
        missing: checks.filter(check => check.must && !check.ok),
        advised: checks.filter(check => !check.must && !check.ok),
        there: checks.filter(check => check.ok).length,
        all: checks.length,
        ready: mayPublish(checks),
        due: subject.state === 'planned' ? await dueAtOpening({ db, hub, actor, today }, subject) : null,
        mayTakeBack: mayTakeBack(subject, today),
        form: writeForm(form, subject),
      }
    },
    async submit(asked) {
      const { subject, form: typed, today } = asked
      if (subject.state === 'withdrawn') return refuse({ opening: 'consultations.plan.problem.withdrawn' })
      if (typed.act === 'list') return announce(asked)
      if (typed.act === 'take-back') {
        if (!mayTakeBack(subject, today)) return refuse({ opening: 'consultations.opening.problem.opened' })
        return change(asked, 'consultation.taken-back', { published_at: null }, 'consultations.done.taken-back')
      }
      return publish(asked)
    },
  })

function mayTakeBack(consultation: Consultation, today: string): boolean {
  return consultation.published_at !== null && consultation.opens_on !== null && today < consultation.opens_on
}

async function announce(asked: Asked): Promise<Outcome> {
  const { db, hub, subject, today } = asked
  if (subject.listed_on) return refuse({ opening: 'consultations.opening.problem.listed' })
  if (subject.opens_on !== null && subject.opens_on < today)
    return refuse({ opening: 'consultations.opening.problem.past' })
  if (subject.summary.trim() === '') return refuse({ opening: 'consultations.opening.problem.summary' })
  const outcome = await change(asked, 'consultation.announced', { listed_on: today }, 'consultations.done.announced')
  if (outcome.kind === 'redirect') await tellInterested(db, hub, subject, 'early')
  return outcome
}

async function publish(asked: Asked): Promise<Outcome> {
  const { db, hub, subject, now, today } = asked
  if (subject.published_at) return refuse({ opening: 'consultations.opening.problem.published' })
  // Whoever is changing a question right now finishes first, and what they did is looked at too.
  await db.selectFrom('consultation').select('id').where('id', '=', subject.id).forUpdate().execute()
  const checks = checksOf(await takeStock(db, subject, asked), asked)
  const missing = checks.filter(check => check.must && !check.ok)
  if (missing.length > 0)
    return refuse(
      Object.fromEntries(missing.map(check => [`check-${check.name}`, `consultations.check.${check.name}`])),
    )
  const listed = subject.listed_on ?? today
  const to: Change = { published_at: now, listed_on: listed }
  const outcome = await change(asked, 'consultation.published', to, 'consultations.done.published')
  if (outcome.kind !== 'redirect') return outcome
  if (!subject.listed_on) await tellInterested(db, hub, subject, 'early')
  // One that opens today opens now, not when the job comes round.
  await openDue(db, hub, asked)
  return outcome
}

async function change(
  { db, subject, form: typed, audit }: Asked,
  action: 'consultation.published' | 'consultation.announced' | 'consultation.taken-back',
  to: Change,
  done: string,
): Promise<Outcome> {
  if (!(await changeConsultation(db, subject.id, typed.version, to)))
    return stale(writeForm(form, subject), subject.version)
  await audit({
    action,
    subject: subjectOf(subject),
    record: { kind: 'consultation', id: subject.id },
    before: Object.fromEntries(Object.keys(to).map(name => [name, subject[name as keyof Consultation]])),
    after: { ...to },
  })
  return redirect(planAddress(subject), done)
}
