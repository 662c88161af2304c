/**
 * The ending: what came of it, to whom duties went, thanks, lessons, where the records are. It is proposed here with everything
 * that is still open, and the partners decide. Seats end on that day; everything stays readable.
 */
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import { day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { dayField, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, anyPartnership, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { putChange } from './course.matter.ts'
import { findEnding, type OpenThing, stillOpen } from './ending.queries.ts'
import { findSwitch, findSwitches, isAsked, keepSwitch } from './switches.queries.ts'

const max = 5000
const form = {
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

/** What the partners read before they answer. Once they have decided it stays; what was left empty may still be added. */
const agreed = ['reason', 'outcomes', 'handed_over', 'lessons', 'records_kept'] as const

export const endingPage = definePage({
  path: '/partnerships/:slug/ending',
  mends: ['ending'],
  workspace: { stage: 'end', label: 'partnerships.task.ending' },
  access: runsPartnership,
  audit: 'partnership.ending-proposed',
  template: 'partnerships/course/ending.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const ending = await findEnding(db, subject.id)
    const stage = ending === null ? 'none' : ending.decided_on === null ? 'asked' : 'ended'
    return {
      title: t('partnerships.ending.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t(`partnerships.ending.intro-${stage}`),
      open: stage === 'ended' ? [] : (await stillOpen(db, subject.id, today)).map(one => sayOpen(one, t)),
      fields: ['reason', 'outcomes', 'handed_over', 'thanked_on', 'lessons', 'records_kept', 'version'],
      button: t(stage === 'ended' ? 'partnerships.save' : 'partnerships.ending.button'),
      form: writeForm(form, ending ?? { version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, t, audit }) {
    const ending = await findEnding(db, subject.id)
    const { version, ...words } = typed
    const swapped = ending?.decided_on ? agreed.filter(name => ending[name] !== '' && ending[name] !== words[name]) : []
    if (swapped.length > 0)
      return refuse(Object.fromEntries(swapped.map(name => [name, 'partnerships.ending.problem.agreed'])))
    const open = ending?.decided_on ? [] : await stillOpen(db, subject.id, today)
    if (open.some(({ kind }) => kind === 'action') && typed.handed_over === '')
      return refuse({ handed_over: 'partnerships.ending.problem.receiver' })
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
      action: 'partnership.ending-proposed',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      ...(ending ? difference(ending, words) : { before: { state: subject.state }, after: words }),
    })
    if (ending?.decided_on) return redirect(addressOf(subject), 'partnerships.done.saved')
    const asked = (await findSwitches(db, subject.id)).find(one => isAsked(one) && one.value === 'ended')
    if (asked)
      await db.updateTable('partnership_switch').set({ reason: words.reason }).where('id', '=', asked.id).execute()
    const id =
      asked?.id ??
      (await keepSwitch(db, {
        partnershipId: subject.id,
        value: 'ended',
        reason: words.reason,
        today,
        by: actor.person!.id,
        fromDay: null,
      }))
    const details = [
      ...(open.length === 0 ? [] : [[t('partnerships.ending.open'), ...open.map(one => sayOpen(one, t))].join('\n')]),
      ...agreed.flatMap(name =>
        name === 'reason' || words[name] === ''
          ? []
          : [`${t(`partnerships.ending.${name.replace('_', '-')}`)}\n${words[name]}`],
      ),
    ].join('\n\n')
    const change = await findSwitch(db, id)
    await putChange(db, { hub, today, actor, audit }, subject, change!, details)
    const over = (await findSwitch(db, id))?.from_day !== null
    return redirect(addressOf(subject), over ? 'partnerships.done.ended' : 'partnerships.done.ending-asked')
  },
})

/** Something open in words. */
function sayOpen({ kind, what }: OpenThing, t: Translate): string {
  const named = kind === 'meeting' || kind === 'request' ? longDay(day(what)) : what
  return t(`partnerships.ending.kind.${kind}`, { what: named })
}
