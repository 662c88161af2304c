/** The concerns and disagreements of a partnership, and each of them as a case: its parties, its steps, its clock, its end. */
import { type Actor, secretariat, speaksForOrganisation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { choice, dayField, dayOfRecord, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { contactParams } from '../contact/contact-params.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, looksAfterPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { allAgree, mediatorMatter, saidBy } from './case.matter.ts'
import { timeOf, viewOf } from './case.view.ts'
import {
  adoptedProcedure,
  type CaseHere,
  type CaseParty,
  caseOfAddress,
  findCases,
  findMediators,
  partiesOf,
  takeStep,
} from './cases.queries.ts'

type Words = (key: string) => string

/** The trail to a page below the cases of a partnership. */
export const caseCrumbs = (t: Words, partnership: Partnership) => [
  ...planCrumbs(t, partnership),
  { text: t('partnerships.concern.list'), href: addressOf(partnership, 'concerns') },
]

/** The trail to a page below one case. */
export const belowCase = (t: Words, { partnership, row }: CaseHere) => [
  ...caseCrumbs(t, partnership),
  { text: t(`partnerships.concern.kind-options.${row.kind}`), href: addressOf(partnership, `concerns/${row.id}`) },
]

export const casesPage = definePage({
  path: '/partnerships/:slug/concerns',
  mends: ['concerns'],
  showsRecord: ['concern'],
  workspace: { stage: 'run', label: 'partnerships.task.concerns' },
  access: looksAfterPartnership,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/cases/cases.njk',
  params: slugParams,
  subject: anyPartnership,
  async show({ db, hub, subject, actor, today, t }) {
    const rows = await findCases(db, subject.id, secretariat.allows(actor, null))
    return {
      title: t('partnerships.concern.list'),
      breadcrumbs: planCrumbs(t, subject),
      rows: await Promise.all(
        rows.map(async row => ({
          href: addressOf(subject, `concerns/${row.id}`),
          text: row.for_secretariat ? t('partnerships.concern.only-secretariat', { about: row.about }) : row.about,
          kind: t(`partnerships.case.kind.${row.kind}`),
          step: t(`partnerships.concern.step-options.${row.step}`),
          on: row.raised_on,
          done: row.answered_on,
          time: await timeOf(db, hub, row, today, t),
        })),
      ),
    }
  },
})

const dayRaised = dayOfRecord<CaseHere>('partnerships.case.day-raised', ({ row }) => row.raised_on)

const stepForm = {
  step: choice({ label: 'partnerships.case.step', options: ['received', 'talks', 'chair', 'mediation'] }),
  from_day: dayField({ past: true, notBefore: dayRaised, label: 'partnerships.case.on' }),
  note: passage({ label: 'partnerships.case.note', hint: 'partnerships.case.note-hint', max: 3000, optional: true }),
  paragraph: pick({ label: 'partnerships.case.paragraph', hint: 'partnerships.case.paragraph-hint', optional: true }),
  version: versionField(),
}

export const casePage = definePage({
  path: '/partnerships/:slug/concerns/:id',
  mendsRecord: { concern: ['concerns'] },
  workspace: { within: 'concerns' },
  access: looksAfterPartnership,
  audit: 'partnership.case-step-taken',
  publishes: 'nothing',
  template: 'partnerships/cases/case.njk',
  params: contactParams,
  form: stepForm,
  subject: caseOfAddress,
  changesPages: false,
  async show({ db, hub, subject, actor, today, t }) {
    const { partnership, row } = subject
    const procedure = await adoptedProcedure(db)
    const shown = await viewOf(db, row, t)
    return {
      title: t(`partnerships.concern.kind-options.${row.kind}`),
      breadcrumbs: caseCrumbs(t, partnership),
      row,
      at: addressOf(partnership, `concerns/${row.id}`),
      open: row.answered_on === null,
      time: await timeOf(db, hub, row, today, t),
      ...shown,
      ownParties: ownAmong(actor, shown.parties),
      procedure: procedure && { title: procedure.title, href: procedure.href },
      paragraphs: procedure?.paragraphs ?? [],
      form: writeForm(stepForm, { from_day: today, version: row.version }),
    }
  },
  async submit({ db, subject, actor, form: typed, audit }) {
    const { partnership, row } = subject
    if (row.answered_on !== null) return refuse({ step: 'partnerships.case.problem.settled' })
    const problem = typed.step === 'mediation' ? await mediationProblem(db, subject) : null
    if (problem) return refuse({ step: problem })
    const known = (await adoptedProcedure(db))?.paragraphs ?? []
    if (typed.paragraph !== null && !known.some(({ value }) => value === typed.paragraph))
      return refuse({ paragraph: { key: 'web.errors.choose', values: { label: 'partnerships.case.paragraph' } } })
    const change = { step: typed.step, acknowledged_on: row.acknowledged_on ?? typed.from_day }
    if (!(await changeVersioned(db, 'concern', row.id, typed.version, change)))
      return stale(writeForm(stepForm, { version: row.version }), row.version)
    await takeStep(db, row.id, {
      step: typed.step,
      on: typed.from_day,
      note: typed.note,
      by: actor.person!.id,
      paragraphId: typed.paragraph,
    })
    await audit({
      action: 'partnership.case-step-taken',
      subject: subjectOf(partnership),
      record: { kind: 'concern', id: row.id },
      before: { step: row.step },
      after: { step: typed.step, on: typed.from_day },
    })
    return redirect(addressOf(partnership, `concerns/${row.id}`), 'partnerships.done.saved')
  },
})

/** The parties for which whoever reads may speak: they are part of the case themselves. */
function ownAmong(actor: Actor, parties: readonly CaseParty[]): string[] {
  return parties.flatMap(({ organisationId, name }) =>
    organisationId !== null && speaksForOrganisation.allows(actor, { kind: 'organisation', id: organisationId })
      ? [name]
      : [],
  )
}

/** Why mediation cannot begin, as a key: two parties are needed, and a mediator whom every organisation among them agreed to itself. */
async function mediationProblem(db: Parameters<typeof partiesOf>[0], { row }: CaseHere): Promise<string | null> {
  const parties = await partiesOf(db, row.id)
  if (parties.length < 2) return 'partnerships.case.problem.parties'
  for (const { id } of await findMediators(db, row.id))
    if (allAgree(await saidBy(db, mediatorMatter, id, parties))) return null
  return 'partnerships.case.problem.mediator'
}
