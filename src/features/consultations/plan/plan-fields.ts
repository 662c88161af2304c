/** The short edit pages of the plan are alike: some texts of the consultation, saved with the version they came from. */
import { leadsConsultation } from '../../../access/access.ts'
import type { FormName } from '../../../codes/index.ts'
import { type Field, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import {
  anyConsultation,
  type Change,
  changeConsultation,
  difference,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'

/** Fields that carry the names of the columns they change. */
type PlanFields = { readonly [Name in keyof Consultation]?: Field<Consultation[Name]> }

export type PlanPage = {
  /** Last part of the address, below `/plan`. */
  readonly name: string
  /** The stage of the workspace at which it stands. */
  readonly stage: 'prepare' | 'set-up'
  /** Keys of the catalogue. */
  readonly title: string
  readonly intro: string
  readonly fields: PlanFields
  /** The forms that it holds, by which findings find it. */
  readonly mends: readonly FormName[]
  /** Whether none of it stands on the public page. */
  readonly teamOnly?: boolean
}

/** Declares an edit page of the plan. */
export function planPage({ name, stage, title, intro, fields, mends, teamOnly = false }: PlanPage): Page {
  const form = { ...fields, version: versionField() }
  const names = Object.keys(fields)
  return definePage({
    path: `/consultations/:slug/plan/${name}`,
    mends,
    workspace: { stage, label: `consultations.task.${name}` },
    access: leadsConsultation,
    audit: 'consultation.planned',
    publishes: 'nothing',
    template: 'consultations/plan/plan-fields.njk',
    params: slugParams,
    form,
    subject: anyConsultation,
    async show({ subject, t }) {
      const values = Object.fromEntries(Object.entries(subject).filter(([column]) => column in form))
      return {
        title: t(title),
        intro: t(intro),
        names,
        teamOnly,
        consultation: subject,
        breadcrumbs: planCrumbs(t, subject),
        form: writeForm(form, values),
      }
    },
    async submit({ db, subject, form: { version, ...change }, audit }) {
      if (subject.state === 'withdrawn') return refuse({ version: 'consultations.plan.problem.withdrawn' })
      if (!(await changeConsultation(db, subject.id, version, change as Change)))
        return stale(writeForm(form, subject as never), subject.version)
      await audit({
        action: 'consultation.planned',
        subject: subjectOf(subject),
        record: { kind: 'consultation', id: subject.id },
        ...difference(subject, change),
      })
      return redirect(planAddress(subject), 'consultations.done.saved')
    },
  })
}
