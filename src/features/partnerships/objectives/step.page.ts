/** Activities towards an objective, and milestones: what, who, by when; done or dropped with a word on why. */

import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import {
  choice,
  dayField,
  type FormValues,
  line,
  passage,
  pick,
  tick,
  versionField,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { seatItems } from '../seats/seat-items.ts'
import { addressOf, anyPartnership, difference, inPartnership, slugParams, subjectOf } from '../subject.ts'
import { objectivesCrumbs } from './objective-here.ts'
import { findObjectives, findSteps } from './objectives.queries.ts'

const fields = {
  kind: choice({ label: 'partnerships.step.kind', options: ['activity', 'milestone'] }),
  what: passage({ label: 'partnerships.step.what', max: 500 }),
  objective_id: pick({
    label: 'partnerships.step.objective',
    hint: 'partnerships.step.objective-hint',
    optional: true,
  }),
  owner_seat_id: pick({ label: 'partnerships.step.owner', optional: true }),
  alone: tick({ label: 'partnerships.step.alone' }),
  due_on: dayField({ any: 'a step stays to be changed when its day has gone by', label: 'partnerships.step.due' }),
}

/** What can be chosen: objectives still pursued, and the seats of today. */
async function choicesOf(db: Handle, partnershipId: string, today: Day) {
  const objectives = await findObjectives(db, partnershipId)
  return {
    objective_id: objectives
      .filter(({ dropped_on }) => dropped_on === null)
      .map(({ id, text }) => ({ value: id, text: text.slice(0, 120) })),
    owner_seat_id: await seatItems(db, partnershipId, today),
  }
}

type Choices = Awaited<ReturnType<typeof choicesOf>>

function problemsOf(typed: FormValues<typeof fields>, choices: Choices): Record<string, string> {
  const known = (name: keyof Choices) =>
    typed[name] === null || choices[name].some(({ value }) => value === typed[name])
  return {
    ...(typed.kind === 'activity' && typed.objective_id === null
      ? { objective_id: 'partnerships.step.problem.objective' }
      : {}),
    ...(known('objective_id') ? {} : { objective_id: 'partnerships.step.problem.objective' }),
    ...(known('owner_seat_id') ? {} : { owner_seat_id: 'partnerships.objectives.problem.owner' }),
  }
}

const titleOf = (t: Translate) => t('partnerships.step.title')

export const newStepPage = definePage({
  path: '/partnerships/:slug/steps/new',
  mends: ['steps'],
  workspace: { within: 'objectives' },
  access: runsPartnership,
  audit: 'partnership.step-set',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  query: z.object({ objective: z.uuid().optional().catch(undefined) }),
  form: fields,
  subject: anyPartnership,
  async show({ db, subject, query, today, t }) {
    return {
      title: titleOf(t),
      breadcrumbs: objectivesCrumbs(t, subject),
      fields: Object.keys(fields),
      items: await choicesOf(db, subject.id, today),
      button: t('partnerships.step.button'),
      form: writeForm(
        fields,
        query.objective ? { kind: 'activity', objective_id: query.objective } : { kind: 'milestone' },
      ),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const problems = problemsOf(typed, await choicesOf(db, subject.id, today))
    if (Object.keys(problems).length > 0) return refuse(problems)
    const id = newId()
    await db
      .insertInto('plan_step')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'partnership.step-set',
      subject: subjectOf(subject),
      record: { kind: 'plan_step', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'objectives'), 'partnerships.done.saved')
  },
})

const editForm = {
  ...fields,
  state: choice({ label: 'partnerships.step.state', options: ['open', 'done', 'dropped'] }),
  note: line({ label: 'partnerships.step.note', hint: 'partnerships.step.note-hint', max: 500, optional: true }),
  version: versionField(),
}

const stepHere = under(inPartnership, 'step', (db, { partnership }) => findSteps(db, partnership.id))

export const stepPage = definePage({
  path: '/partnerships/:slug/steps/:step',
  mendsRecord: { milestone: ['steps'], activity: ['steps'] },
  workspace: { within: 'objectives' },
  access: runsPartnership,
  audit: 'partnership.step-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ step: z.uuid() }),
  form: editForm,
  subject: stepHere,
  async show({ db, subject: { partnership, step }, today, t }) {
    return {
      title: titleOf(t),
      breadcrumbs: objectivesCrumbs(t, partnership),
      fields: ['state', 'note', 'kind', 'what', 'objective_id', 'owner_seat_id', 'alone', 'due_on', 'version'],
      items: await choicesOf(db, partnership.id, today),
      button: t('partnerships.save'),
      form: writeForm(editForm, step),
    }
  },
  async submit({ db, subject: { partnership, step }, form: { version, ...typed }, today, audit }) {
    const problems = problemsOf(typed, await choicesOf(db, partnership.id, today))
    if (typed.state === 'dropped' && typed.note === '') problems['note'] = 'partnerships.step.problem.note'
    if (Object.keys(problems).length > 0) return refuse(problems)
    const change = { ...typed, closed_on: typed.state === 'open' ? null : (step.closed_on ?? today) }
    if (!(await changeVersioned(db, 'plan_step', step.id, version, change)))
      return stale(writeForm(editForm, step), step.version)
    await audit({
      action: 'partnership.step-changed',
      subject: subjectOf(partnership),
      record: { kind: 'plan_step', id: step.id },
      ...difference(step, change),
    })
    return redirect(addressOf(partnership, 'objectives'), 'partnerships.done.saved')
  },
})
