/** The ending: what came of it, to whom duties went, thanks, lessons. Seats end on the same day; everything stays readable. */

import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { dayField, dayOfRecord, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { endSeat } from '../partners/partners.queries.ts'
import { changePartnership, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'

const max = 5000
const dayStarted = dayOfRecord<Partnership>('partnerships.day.started', ({ started_on }) => started_on)

const form = {
  ended_on: dayField({ past: true, notBefore: dayStarted, label: 'partnerships.ending.ended-on' }),
  reason: passage({ label: 'partnerships.ending.reason', hint: 'partnerships.ending.reason-hint', max }),
  outcomes: passage({ label: 'partnerships.ending.outcomes', max, optional: true }),
  handed_over: passage({
    label: 'partnerships.ending.handed-over',
    hint: 'partnerships.ending.handed-over-hint',
    max,
    optional: true,
  }),
  thanked_on: dayField({ past: true, label: 'partnerships.ending.thanked-on', optional: true }),
  lessons: passage({
    label: 'partnerships.ending.lessons',
    hint: 'partnerships.ending.lessons-hint',
    max,
    optional: true,
  }),
  records_kept: line({ label: 'partnerships.ending.records-kept', max: 500, optional: true }),
  version: versionField(),
}

/** The record of the ending, or null while it has not ended. */
export async function findEnding(db: Handle, partnershipId: string) {
  const row = await db
    .selectFrom('partnership_ending')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row ?? null
}

export const endingPage = definePage({
  path: '/partnerships/:slug/ending',
  workspace: { stage: 'end', label: 'partnerships.task.ending' },
  access: runsPartnership,
  audit: 'partnership.ended',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const ending = await findEnding(db, subject.id)
    return {
      title: t('partnerships.ending.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t(ending ? 'partnerships.ending.ended-intro' : 'partnerships.ending.intro'),
      fields: ['ended_on', 'reason', 'outcomes', 'handed_over', 'thanked_on', 'lessons', 'records_kept', 'version'],
      button: t(ending ? 'partnerships.save' : 'partnerships.ending.button'),
      form: writeForm(form, ending ?? { ended_on: today, version: subject.version }),
    }
  },
  async submit({ db, subject, form: typed, today, actor, audit }) {
    const ending = await findEnding(db, subject.id)
    const { version, ...words } = typed
    if (ending) {
      if (
        !(await changeVersioned(db, 'partnership_ending', ending.id, version, { ...words, ended_on: ending.ended_on }))
      )
        return stale(writeForm(form, ending), ending.version)
    } else {
      const change = { state: 'ended' as const, ended_on: typed.ended_on }
      if (!(await changePartnership(db, subject.id, version, change)))
        return stale(writeForm(form, { ended_on: today }), subject.version)
      await db
        .insertInto('partnership_ending')
        .values({ id: newId(), partnership_id: subject.id, ...words })
        .execute()
      const seats = await db
        .selectFrom('seat')
        .select('id')
        .where('partnership_id', '=', subject.id)
        .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', typed.ended_on)]))
        .execute()
      const of = { partnershipId: subject.id, lastDay: typed.ended_on, today, by: actor.person!.id }
      for (const seat of seats) await endSeat(db, seat.id, of)
    }
    await audit({
      action: 'partnership.ended',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      before: ending ? { outcomes: ending.outcomes, lessons: ending.lessons } : { state: subject.state },
      after: words,
    })
    return redirect(addressOf(subject), ending ? 'partnerships.done.saved' : 'partnerships.done.ended')
  },
})
