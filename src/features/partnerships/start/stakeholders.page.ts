/** Stakeholders: who has a stake, by kind, what was made of each, and kinds in which nobody was found. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { stakeholderAnswers, stakeholderCategories } from '../../../facts/partnership/stakeholders.ts'
import { choice, choices, type FormValues, line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { addressOf, anyPartnership, difference, inPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import {
  addStakeholder,
  changeStakeholder,
  considerCategories,
  findAdvice,
  findEmptyCategories,
  findStakeholders,
} from './stakeholders.queries.ts'

const details = {
  name: line({ label: 'partnerships.stakeholders.name', hint: 'partnerships.stakeholders.name-hint' }),
  category: choice({ label: 'partnerships.stakeholders.category', options: stakeholderCategories, as: 'select' }),
  affected: tick({ label: 'partnerships.stakeholders.affected' }),
  answer: choice({ label: 'partnerships.stakeholders.answer', options: stakeholderAnswers, as: 'select' }),
  reason: line({
    label: 'partnerships.stakeholders.reason',
    hint: 'partnerships.stakeholders.reason-hint',
    max: 500,
    optional: true,
  }),
  interest: passage({ label: 'partnerships.stakeholders.interest', max: 1000, optional: true }),
}
type Typed = FormValues<typeof details>
const fields = Object.keys(details)

/** Somebody left out is left out for a reason. */
function problemOf({ answer, reason }: Typed): Record<string, string> | null {
  return answer === 'left-out' && reason === '' ? { reason: 'partnerships.stakeholders.problem.reason' } : null
}

export const stakeholdersPage = definePage({
  path: '/partnerships/:slug/stakeholders',
  mends: ['stakeholders'],
  showsRecord: ['stakeholder'],
  workspace: { stage: 'scope', label: 'partnerships.task.stakeholders' },
  access: runsPartnership,
  audit: 'partnership.stakeholder-added',
  publishes: 'nothing',
  template: 'partnerships/start/stakeholders.njk',
  params: slugParams,
  form: details,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, t }) {
    const stakeholders = await findStakeholders(db, subject.id)
    const considered = new Set((await findEmptyCategories(db, subject.id)).map(({ category }) => category))
    return {
      title: t('partnerships.stakeholders.title'),
      breadcrumbs: planCrumbs(t, subject),
      partnership: subject,
      intro: t('partnerships.stakeholders.intro'),
      count: stakeholders.length,
      advice: (await findAdvice(db, subject.id)).length,
      kinds: stakeholderCategories.map(category => ({
        category,
        considered: considered.has(category),
        stakeholders: stakeholders.filter(each => each.category === category),
      })),
      formHeading: t('partnerships.stakeholders.add'),
      fields: ['name', 'category', 'affected', 'answer'],
      more: [{ text: t('partnerships.more'), fields: ['reason', 'interest'] }],
      button: t('partnerships.stakeholders.add-button'),
      form: writeForm(details, { answer: 'listed' }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const problem = problemOf(typed)
    if (problem) return refuse(problem)
    const id = await addStakeholder(db, subject.id, typed, today)
    await audit({
      action: 'partnership.stakeholder-added',
      subject: subjectOf(subject),
      record: { kind: 'stakeholder', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'stakeholders'), 'partnerships.done.saved')
  },
})

const editForm = { ...details, version: versionField() }

const stakeholderHere = under(inPartnership, 'stakeholder', (db, { partnership }) =>
  findStakeholders(db, partnership.id),
)

export const stakeholderPage = definePage({
  path: '/partnerships/:slug/stakeholders/:stakeholder',
  mendsRecord: { stakeholder: ['stakeholders'] },
  access: runsPartnership,
  audit: 'partnership.stakeholder-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ stakeholder: z.uuid() }),
  form: editForm,
  changesPages: false,
  subject: stakeholderHere,
  async show({ subject: { partnership, stakeholder: one }, t }) {
    const list = { text: t('partnerships.stakeholders.title'), href: addressOf(partnership, 'stakeholders') }
    return {
      title: one.name,
      breadcrumbs: [...planCrumbs(t, partnership), list],
      fields: [...fields, 'version'],
      button: t('partnerships.save'),
      form: writeForm(editForm, one),
    }
  },
  async submit({ db, subject: { partnership, stakeholder: one }, form: typed, audit }) {
    const problem = problemOf(typed)
    if (problem) return refuse(problem)
    const { version, ...change } = typed
    if (!(await changeStakeholder(db, one.id, version, change))) return stale(writeForm(editForm, one), one.version)
    await audit({
      action: 'partnership.stakeholder-changed',
      subject: subjectOf(partnership),
      record: { kind: 'stakeholder', id: one.id },
      ...difference(one, change),
    })
    return redirect(addressOf(partnership, 'stakeholders'), 'partnerships.done.saved')
  },
})

const considerForm = {
  nobody: choices({
    label: 'partnerships.stakeholders.nobody',
    options: Object.fromEntries(
      stakeholderCategories.map(category => [category, `partnerships.stakeholders.category-options.${category}`]),
    ) as Record<(typeof stakeholderCategories)[number], string>,
  }),
}

export const stakeholderKindsPage = definePage({
  path: '/partnerships/:slug/stakeholder-kinds',
  mends: ['stakeholder-kinds'],
  workspace: { within: 'stakeholders' },
  access: runsPartnership,
  audit: 'partnership.kinds-considered',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: considerForm,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, t }) {
    const list = { text: t('partnerships.stakeholders.title'), href: addressOf(subject, 'stakeholders') }
    const considered = await findEmptyCategories(db, subject.id)
    return {
      title: t('partnerships.stakeholders.kinds-title'),
      breadcrumbs: [...planCrumbs(t, subject), list],
      intro: t('partnerships.stakeholders.kinds-intro'),
      fields: ['nobody'],
      button: t('partnerships.save'),
      form: writeForm(considerForm, { nobody: considered.map(({ category }) => category) }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    await considerCategories(db, subject.id, typed.nobody, today)
    await audit({
      action: 'partnership.kinds-considered',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      after: { nobody: typed.nobody },
    })
    return redirect(addressOf(subject, 'stakeholders'), 'partnerships.done.saved')
  },
})
