/** The start gate: is a partnership needed, and if so a new one? Its questions on one page, the harder ones folded. */
import { runsPartnership } from '../../../access/access.ts'
import { choice, dayField, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { keepSwitch } from '../course/switches.queries.ts'
import { findLessonsElsewhere } from '../learning/learning.queries.ts'
import { changePartnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { changeGate, findGate, findSimilar } from './gate.queries.ts'

const max = 3000
export const partnershipKinds = ['task', 'strategic', 'network'] as const

const form = {
  need: passage({ label: 'partnerships.field.need', hint: 'partnerships.field.need-hint', max, optional: true }),
  existing_work: passage({
    label: 'partnerships.gate.existing',
    hint: 'partnerships.gate.existing-hint',
    max,
    optional: true,
  }),
  under_way: passage({
    label: 'partnerships.gate.under-way',
    hint: 'partnerships.gate.under-way-hint',
    max,
    optional: true,
  }),
  constraints: passage({
    label: 'partnerships.gate.constraints',
    hint: 'partnerships.gate.constraints-hint',
    max,
    optional: true,
  }),
  why_together: passage({
    label: 'partnerships.gate.why-together',
    hint: 'partnerships.gate.why-together-hint',
    max,
    optional: true,
  }),
  added_value: passage({
    label: 'partnerships.gate.added-value',
    hint: 'partnerships.gate.added-value-hint',
    max,
    optional: true,
  }),
  added_value_measure: passage({
    label: 'partnerships.gate.measure',
    hint: 'partnerships.gate.measure-hint',
    max,
    optional: true,
  }),
  purpose: passage({
    label: 'partnerships.field.purpose',
    hint: 'partnerships.field.purpose-hint',
    max,
    optional: true,
  }),
  kind: choice({ label: 'partnerships.field.kind', options: partnershipKinds }),
  size: choice({ label: 'partnerships.field.size', hint: 'partnerships.field.size-hint', options: ['small', 'full'] }),
  topics: line({ label: 'partnerships.field.topics', hint: 'partnerships.field.topics-hint', optional: true }),
  places: line({ label: 'partnerships.field.places', hint: 'partnerships.field.places-hint', optional: true }),
  ends_on: dayField({
    any: 'foreseen ahead, and kept in the form once it has come',
    label: 'partnerships.field.ends-on',
    optional: true,
  }),
  end_condition: line({
    label: 'partnerships.field.end-condition',
    hint: 'partnerships.field.end-condition-hint',
    max: 300,
    optional: true,
  }),
  version: versionField(),
}

export const scopePage = definePage({
  path: '/partnerships/:slug/scope',
  mends: ['start-gate'],
  workspace: { stage: 'scope', label: 'partnerships.task.gate' },
  access: runsPartnership,
  audit: 'partnership.scoped',
  publishes: 'nothing',
  template: 'partnerships/start/scope.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, t }) {
    const gate = await findGate(db, subject.id)
    const similar = await findSimilar(db, subject.id)
    return {
      title: t('partnerships.gate.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.gate.intro'),
      partnership: subject,
      gate,
      lessons: await findLessonsElsewhere(db, subject.id),
      unanswered: similar.filter(({ answer }) => answer === null).length,
      fields: ['need', 'existing_work', 'constraints', 'why_together', 'version'],
      more: [
        { text: t('partnerships.gate.more-value'), fields: ['under_way', 'added_value', 'added_value_measure'] },
        {
          text: t('partnerships.gate.more-kind'),
          fields: ['purpose', 'kind', 'size', 'topics', 'places', 'ends_on', 'end_condition'],
        },
      ],
      button: t('partnerships.save'),
      form: writeForm(form, { ...subject, ...gate }),
    }
  },
  async submit({ db, subject, form: typed, actor, today, audit }) {
    const gate = await findGate(db, subject.id)
    const { version, purpose, kind, size, topics, places, ends_on, end_condition, ...answers } = typed
    const free = subject.state === 'scoping'
    if (!free && size !== subject.size) return refuse({ size: 'partnerships.course.problem.size' })
    const entry = { purpose, kind, size, topics, places, ends_on, end_condition }
    const kept =
      (await changeGate(db, subject.id, version, answers)) &&
      (await changePartnership(db, subject.id, subject.version, entry))
    if (!kept) return stale(writeForm(form, { ...subject, ...gate }), gate.version)
    if (size !== subject.size)
      await keepSwitch(db, {
        partnershipId: subject.id,
        value: size,
        reason: '',
        today,
        by: actor.person!.id,
        fromDay: today,
      })
    const [asked, written] = [difference(gate, answers), difference(subject, entry)]
    await audit({
      action: 'partnership.scoped',
      subject: subjectOf(subject),
      record: { kind: 'start_gate', id: gate.id },
      before: { ...asked.before, ...written.before },
      after: { ...asked.after, ...written.after },
    })
    return redirect(addressOf(subject, 'scope'), 'partnerships.done.saved')
  },
})
