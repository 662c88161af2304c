/** Objectives: what is to be reached, how that is measured, by when; dropped ones stay with their reason. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { dayField, line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, anyPartnership, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'

const fields = {
  text: passage({ label: 'partnerships.objectives.text', hint: 'partnerships.objectives.text-hint', max: 1000 }),
  measure: line({
    label: 'partnerships.objectives.measure',
    hint: 'partnerships.objectives.measure-hint',
    max: 300,
    optional: true,
  }),
  target: line({ label: 'partnerships.objectives.target', max: 300, optional: true }),
  due_on: dayField({ label: 'partnerships.objectives.due', optional: true }),
}

/** The objectives of a partnership, those still pursued first. */
export function findObjectives(db: Handle, partnershipId: string) {
  return db
    .selectFrom('objective')
    .select(['id', 'version', 'text', 'measure', 'target', 'due_on', 'dropped_on', 'dropped_reason'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('dropped_on', order => order.desc().nullsFirst())
    .orderBy('due_on')
    .orderBy('created_at')
    .execute()
}

export const objectivesPage = definePage({
  path: '/partnerships/:slug/objectives',
  access: runsPartnership,
  audit: 'partnership.objective-set',
  template: 'partnerships/course/objectives.njk',
  params: slugParams,
  form: fields,
  subject: anyPartnership,
  async show({ db, subject, t }) {
    return {
      title: t('partnerships.objectives.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.objectives.intro'),
      partnership: subject,
      objectives: await findObjectives(db, subject.id),
      formHeading: t('partnerships.objectives.add'),
      fields: Object.keys(fields),
      button: t('partnerships.objectives.add-button'),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const id = newId()
    await db
      .insertInto('objective')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'partnership.objective-set',
      subject: subjectOf(subject),
      record: { kind: 'objective', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'objectives'), 'partnerships.done.saved')
  },
})

const editForm = {
  ...fields,
  dropped: tick({ label: 'partnerships.objectives.drop' }),
  dropped_reason: passage({ label: 'partnerships.objectives.drop-reason', max: 1000, optional: true }),
  version: versionField(),
}

export const objectivePage = definePage({
  path: '/partnerships/:slug/objectives/:objective',
  access: runsPartnership,
  audit: 'partnership.objective-changed',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ objective: z.uuid() }),
  form: editForm,
  async subject(db, params) {
    const found = await anyPartnership(db, params)
    const objective = found && (await findObjectives(db, found.record.id)).find(each => each.id === params.objective)
    return found && objective ? { ref: found.ref, record: { partnership: found.record, objective } } : null
  },
  async show({ subject: { partnership, objective }, t }) {
    const list = { text: t('partnerships.objectives.title'), href: addressOf(partnership, 'objectives') }
    return {
      title: t('partnerships.objectives.one'),
      breadcrumbs: [...planCrumbs(t, partnership), list],
      fields: [...Object.keys(fields), 'version'],
      more: [
        {
          text: t('partnerships.objectives.drop'),
          fields: ['dropped', 'dropped_reason'],
          open: objective.dropped_on !== null,
        },
      ],
      button: t('partnerships.save'),
      form: writeForm(editForm, { ...objective, dropped: objective.dropped_on !== null }),
    }
  },
  async submit({ db, subject: { partnership, objective }, form: typed, today, audit }) {
    const { version, dropped, ...rest } = typed
    if (dropped && rest.dropped_reason === '')
      return refuse({ dropped_reason: 'partnerships.objectives.problem.reason' })
    const change = { ...rest, dropped_on: dropped ? (objective.dropped_on ?? today) : null }
    const changed = await db
      .updateTable('objective')
      .set({ ...change, version: version + 1 })
      .where('id', '=', objective.id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0)
      return stale(writeForm(editForm, { ...objective, dropped: objective.dropped_on !== null }), objective.version)
    await audit({
      action: 'partnership.objective-changed',
      subject: subjectOf(partnership),
      record: { kind: 'objective', id: objective.id },
      ...difference(objective, change),
    })
    return redirect(addressOf(partnership, 'objectives'), 'partnerships.done.saved')
  },
})
