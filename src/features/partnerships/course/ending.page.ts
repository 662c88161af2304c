/**
 * The ending, in its own words: why, what came of it, what was learned, thanks, where the records are. Who takes on what is open
 * and putting it to the partners stand on pages of their own. Seats end on the day it is decided; everything stays readable.
 */
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { holdPartnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type Ending, findEnding } from './ending.queries.ts'
import { findHandovers, needsReceiver } from './handover.queries.ts'
import { findSeenTo, sayThing } from './open-things.queries.ts'
import { agreedWords, isPut, putEnding } from './putting-end.ts'

const max = 5000
const form = {
  reason: passage({ label: 'partnerships.ending.reason', hint: 'partnerships.ending.reason-hint', max }),
  outcomes: passage({ label: 'partnerships.ending.outcomes', max, optional: true }),
  lessons: passage({
    label: 'partnerships.ending.lessons',
    hint: 'partnerships.ending.lessons-hint',
    max,
    optional: true,
  }),
  thanks: passage({
    label: 'partnerships.ending.thanks',
    hint: 'partnerships.ending.thanks-hint',
    max,
    optional: true,
  }),
  records_kept: line({ label: 'partnerships.ending.records-kept', max: 500, optional: true }),
  version: versionField(),
}

export const endingPage = definePage({
  path: '/partnerships/:slug/ending',
  mends: ['ending'],
  workspace: { stage: 'end', label: 'partnerships.task.ending' },
  access: runsPartnership,
  audit: 'partnership.ending-written',
  publishes: 'nothing',
  // While the partners are asked, what changes in its words is put to them anew.
  enter: 'does-nothing',
  template: 'partnerships/course/ending.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const ending = await findEnding(db, subject.id)
    const stage = ending?.decided_on ? 'ended' : (await isPut(db, subject.id)) ? 'asked' : 'none'
    return {
      title: t('partnerships.ending.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t(`partnerships.ending.intro-${stage}`),
      ...(await listOf(db, ending, subject.id, today)),
      handover: ending ? addressOf(subject, 'ending/handover') : null,
      proposal: stage === 'none' && ending ? addressOf(subject, 'ending/proposal') : null,
      fields: Object.keys(form),
      button: t(stage === 'none' ? 'partnerships.ending.go-on' : 'partnerships.save'),
      form: writeForm(form, ending ?? { version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, audit }) {
    await holdPartnership(db, subject.id)
    const ending = await findEnding(db, subject.id)
    const { version, ...words } = typed
    const swapped = ending?.decided_on
      ? agreedWords.filter(name => ending[name] !== '' && ending[name] !== words[name])
      : []
    if (swapped.length > 0)
      return refuse(Object.fromEntries(swapped.map(name => [name, 'partnerships.ending.problem.agreed'])))
    // Thanks that were not in the mail which told everybody are no thanks to them.
    if (ending?.decided_on && words.thanks !== ending.thanks)
      return refuse({ thanks: 'partnerships.ending.problem.thanks' })
    if (ending) {
      if (!(await changeVersioned(db, 'partnership_ending', ending.id, version, words)))
        return stale(writeForm(form, ending), ending.version)
    } else if (version !== subject.version) return stale(writeForm(form, {}), subject.version)
    else
      await db
        .insertInto('partnership_ending')
        .values({ id: newId(), partnership_id: subject.id, ...words, ended_on: today })
        .execute()
    await audit({
      action: 'partnership.ending-written',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      ...(ending ? difference(ending, words) : { after: words }),
    })
    if (ending?.decided_on) return redirect(addressOf(subject), 'partnerships.done.saved')
    if (await isPut(db, subject.id)) {
      await putEnding(db, { hub, today, actor, audit }, subject)
      return redirect(addressOf(subject, 'ending'), 'partnerships.done.ending-asked')
    }
    return redirect(addressOf(subject, 'ending/handover'), 'partnerships.done.ending-written')
  },
})

/** What is open, what needs nobody, and how many still need somebody. */
async function listOf(db: Handle, ending: Ending | null, partnershipId: string, today: Day) {
  const of = ending ?? { id: newId(), partnership_id: partnershipId, decided_on: null }
  const things = await findHandovers(db, of, today)
  const lacking = things.filter(needsReceiver)
  return {
    lacking: lacking.length,
    open: ending?.decided_on ? lacking.map(sayThing) : things.map(sayThing),
    seenTo: ending?.decided_on ? [] : await findSeenTo(db, partnershipId, today),
  }
}
