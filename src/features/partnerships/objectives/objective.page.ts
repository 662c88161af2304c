/** Setting an objective and changing it: what is to be reached, why, how it is measured, who owns it. */

import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import {
  dayField,
  type FormValues,
  line,
  passage,
  pick,
  tick,
  versionField,
  whole,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import { isSeatOf, seatItems } from '../seats/seat-items.ts'
import { addressOf, anyPartnership, difference, slugParams, subjectOf } from '../subject.ts'
import { readNumber, writeNumber } from './numbers.ts'
import { objectiveOfAddress, objectiveParams, objectivesCrumbs } from './objective-here.ts'
import type { Objective } from './objectives.queries.ts'

const max = 3000
const label = (name: string) => ({ label: `partnerships.objectives.${name}` })
const labelAndHint = (name: string) => ({ ...label(name), hint: `partnerships.objectives.${name}-hint` })

const fields = {
  text: passage({ ...labelAndHint('text'), max: 1000 }),
  measure: line({ ...labelAndHint('measure'), max: 300, optional: true }),
  unit: line({ ...labelAndHint('unit'), max: 60, optional: true }),
  baseline: line({ ...labelAndHint('baseline'), max: 20, optional: true }),
  target_value: line({ ...labelAndHint('target-value'), max: 20, optional: true }),
  target: line({ ...labelAndHint('target'), max: 300, optional: true }),
  due_on: dayField({
    any: 'an objective stays to be changed when its day has gone by',
    ...label('due'),
    optional: true,
  }),
  owner_seat_id: pick({ ...label('owner'), optional: true }),
  need: passage({ ...labelAndHint('need'), max, optional: true }),
  methods: passage({ ...labelAndHint('methods'), max, optional: true }),
  methods_fit: passage({ ...labelAndHint('methods-fit'), max, optional: true }),
  reading_months: whole({ ...labelAndHint('reading-months'), min: 1, max: 60 }),
}
const first = ['text', 'measure', 'unit', 'baseline', 'target_value', 'due_on', 'owner_seat_id']
const more = (t: (key: string) => string) => [
  { text: t('partnerships.objectives.part-why'), fields: ['need', 'methods', 'methods_fit'] },
  { text: t('partnerships.objectives.part-measure'), fields: ['target', 'reading_months'] },
]
type Typed = FormValues<typeof fields>

/** Numbers read, or what is wrong with them and with the owner. */
async function settle(db: Handle, partnershipId: string, typed: Typed, today: Day) {
  const [baseline, target_value] = [readNumber(typed.baseline), readNumber(typed.target_value)]
  const problems = {
    ...(baseline === undefined ? { baseline: 'partnerships.objectives.problem.number' } : {}),
    ...(target_value === undefined ? { target_value: 'partnerships.objectives.problem.number' } : {}),
    ...((await isSeatOf(db, partnershipId, typed.owner_seat_id, today))
      ? {}
      : { owner_seat_id: 'partnerships.objectives.problem.owner' }),
  }
  return Object.keys(problems).length > 0
    ? { ok: false as const, outcome: refuse(problems) as Outcome }
    : { ok: true as const, values: { ...typed, baseline: baseline ?? null, target_value: target_value ?? null } }
}

export const newObjectivePage = definePage({
  path: '/partnerships/:slug/objectives/new',
  mends: ['objectives', 'readings'],
  access: runsPartnership,
  audit: 'partnership.objective-set',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: fields,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    return {
      title: t('partnerships.objectives.add'),
      breadcrumbs: objectivesCrumbs(t, subject),
      intro: t('partnerships.objectives.intro'),
      fields: first,
      more: more(t),
      items: { owner_seat_id: await seatItems(db, subject.id, today) },
      button: t('partnerships.objectives.add-button'),
      form: writeForm(fields, { reading_months: 12 }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const settled = await settle(db, subject.id, typed, today)
    if (!settled.ok) return settled.outcome
    const id = newId()
    await db
      .insertInto('objective')
      .values({ id, partnership_id: subject.id, ...settled.values, settled_on: today })
      .execute()
    await audit({
      action: 'partnership.objective-set',
      subject: subjectOf(subject),
      record: { kind: 'objective', id },
      after: settled.values,
    })
    return redirect(addressOf(subject, `objectives#${id}`), 'partnerships.done.saved')
  },
})

const editForm = {
  ...fields,
  dropped: tick({ label: 'partnerships.objectives.drop' }),
  dropped_reason: passage({ label: 'partnerships.objectives.drop-reason', max: 1000, optional: true }),
  version: versionField(),
}

const valuesOf = (objective: Objective) =>
  writeForm(editForm, {
    ...objective,
    baseline: writeNumber(objective.baseline),
    target_value: writeNumber(objective.target_value),
    dropped: objective.dropped_on !== null,
  })

/** What partners agreed to: a change of any of these asks them anew. */
const AGREED = [
  'text',
  'measure',
  'unit',
  'baseline',
  'target_value',
  'target',
  'due_on',
  'methods',
  'methods_fit',
] as const

export const objectivePage = definePage({
  path: '/partnerships/:slug/objectives/:objective',
  mendsRecord: { objective: ['objectives'] },
  access: runsPartnership,
  audit: 'partnership.objective-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: objectiveParams,
  form: editForm,
  subject: objectiveOfAddress,
  async show({ db, subject: { partnership, objective }, today, t }) {
    const drop = { text: t('partnerships.objectives.drop'), fields: ['dropped', 'dropped_reason'] }
    return {
      title: t('partnerships.objectives.one'),
      breadcrumbs: objectivesCrumbs(t, partnership),
      fields: [...first, 'version'],
      more: [...more(t), { ...drop, open: objective.dropped_on !== null }],
      items: { owner_seat_id: await seatItems(db, partnership.id, today) },
      button: t('partnerships.save'),
      form: valuesOf(objective),
    }
  },
  async submit({ db, subject: { partnership, objective }, form: typed, today, audit }) {
    const { version, dropped, dropped_reason, ...rest } = typed
    if (dropped && dropped_reason === '') return refuse({ dropped_reason: 'partnerships.objectives.problem.reason' })
    const settled = await settle(db, partnership.id, rest, today)
    if (!settled.ok) return settled.outcome
    const { values } = settled
    const asksAnew = AGREED.some(name => values[name] !== objective[name])
    const change = {
      ...values,
      dropped_reason,
      dropped_on: dropped ? (objective.dropped_on ?? today) : null,
      settled_on: asksAnew ? today : objective.settled_on,
    }
    if (!(await changeVersioned(db, 'objective', objective.id, version, change)))
      return stale(valuesOf(objective), objective.version)
    await audit({
      action: 'partnership.objective-changed',
      subject: subjectOf(partnership),
      record: { kind: 'objective', id: objective.id },
      ...difference(objective, change),
    })
    return redirect(addressOf(partnership, `objectives#${objective.id}`), 'partnerships.done.saved')
  },
})
