/** Settings: the register entry, the means, and where the partnership stands. Its rules stand in the terms of reference. */
import { runsPartnership } from '../../../access/access.ts'
import type { FormValues } from '../../../web/fields.ts'
import { choice, dayField, line, passage, versionField, whole, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { changePartnership, isOver, type Partnership } from '../partnership.queries.ts'
import { partnershipKinds } from '../start/scope.page.ts'
import { addressOf, anyPartnership, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { keepSwitch } from './switches.queries.ts'

const max = 3000

const form = {
  name: line({ label: 'partnerships.field.name', max: 120 }),
  purpose: passage({
    label: 'partnerships.field.purpose',
    hint: 'partnerships.field.purpose-hint',
    max,
    optional: true,
  }),
  topics: line({ label: 'partnerships.field.topics', hint: 'partnerships.field.topics-hint', optional: true }),
  places: line({ label: 'partnerships.field.places', hint: 'partnerships.field.places-hint', optional: true }),
  kind: choice({ label: 'partnerships.field.kind', options: partnershipKinds }),
  state: choice({
    label: 'partnerships.settings.state',
    hint: 'partnerships.settings.state-hint',
    options: ['forming', 'running', 'reviewing'],
    optional: true,
  }),
  started_on: dayField({ past: true, label: 'partnerships.settings.started-on', optional: true }),
  evaluation_plan: passage({
    label: 'partnerships.settings.evaluation',
    hint: 'partnerships.settings.evaluation-hint',
    max,
    optional: true,
  }),
  ends_on: dayField({
    any: 'foreseen ahead, and kept in the form once it has come',
    notBefore: 'started_on',
    label: 'partnerships.field.ends-on',
    optional: true,
  }),
  end_condition: line({
    label: 'partnerships.field.end-condition',
    hint: 'partnerships.field.end-condition-hint',
    max: 300,
    optional: true,
  }),
  end_reviewed_on: dayField({ past: true, label: 'partnerships.settings.end-reviewed', optional: true }),
  resources: passage({
    label: 'partnerships.settings.resources',
    hint: 'partnerships.settings.resources-hint',
    max,
    optional: true,
  }),
  participation_budget: whole({
    label: 'partnerships.settings.budget',
    hint: 'partnerships.settings.budget-hint',
    optional: true,
  }),
  version: versionField(),
}
type Typed = FormValues<typeof form>

const valuesOf = (subject: Partnership) =>
  writeForm(form, {
    ...subject,
    state:
      subject.state === 'running' || subject.state === 'reviewing' || subject.state === 'forming'
        ? subject.state
        : null,
    participation_budget: budgetOf(subject),
  })
const budgetOf = ({ participation_budget: budget }: Partnership): number | null =>
  budget === null ? null : Math.round(Number(budget))

export const settingsPage = definePage({
  path: '/partnerships/:slug/settings',
  mends: ['partnership-settings'],
  workspace: { stage: 'form', label: 'partnerships.task.rules' },
  access: runsPartnership,
  audit: 'partnership.changed',
  publishes: 'nothing',
  template: 'partnerships/course/settings.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ subject, t }) {
    const moves = !isOver(subject) && subject.state !== 'scoping'
    return {
      title: t('partnerships.settings.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.settings.intro'),
      fields: ['name', 'purpose', ...(moves ? ['state', 'started_on'] : []), 'version'],
      more: [
        {
          text: t('partnerships.settings.part-term'),
          fields: ['kind', 'ends_on', 'end_condition', 'end_reviewed_on', 'evaluation_plan'],
        },
        {
          text: t('partnerships.settings.part-rest'),
          fields: ['topics', 'places', 'resources', 'participation_budget'],
        },
      ],
      standing: addressOf(subject, 'standing'),
      button: t('partnerships.save'),
      form: valuesOf(subject),
    }
  },
  async submit({ db, subject, form: typed, actor, today, audit }) {
    const problem = problemOf(subject, typed)
    if (problem) return refuse(problem)
    const { version, state, ...rest } = typed
    const moves = state !== null && !isOver(subject) && subject.state !== 'scoping'
    const change = { ...rest, ...(moves ? { state } : {}) }
    if (!(await changePartnership(db, subject.id, version, change))) return stale(valuesOf(subject), subject.version)
    if (moves && state !== subject.state)
      await keepSwitch(db, {
        partnershipId: subject.id,
        value: state,
        reason: '',
        today,
        by: actor.person!.id,
        fromDay: today,
      })
    await audit({
      action: 'partnership.changed',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      ...difference({ ...subject, participation_budget: budgetOf(subject) }, change),
    })
    return redirect(addressOf(subject, 'settings'), 'partnerships.done.saved')
  },
})

/** One that runs has begun some day, and does not end before that; going back to being formed is for the partners to decide. */
function problemOf(subject: Partnership, typed: Typed): Record<string, string> | null {
  if (typed.state === 'forming' && (subject.state === 'running' || subject.state === 'reviewing'))
    return { state: 'partnerships.settings.problem.forming' }
  if ((typed.state === 'running' || typed.state === 'reviewing') && typed.started_on === null && !isOver(subject))
    return { started_on: 'partnerships.settings.problem.started' }
  if (typed.started_on !== null && typed.ends_on !== null && typed.ends_on < typed.started_on)
    return { ends_on: 'partnerships.settings.problem.ends' }
  return null
}
