/**
 * What a partnership is, as far as it changes what it owes: small or full, being formed or running. To owe less is for its
 * partners to decide, with a reason; to owe more needs nobody’s leave. What stood, from when and why, stays to be read.
 */
import { runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { changePartnership, isOver, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { putChange } from './course.matter.ts'
import { findSwitch, findSwitches, isAsked, keepSwitch, type Switch } from './switches.queries.ts'

const form = {
  value: choice({ label: 'partnerships.course.value', options: ['small', 'full', 'forming'] }),
  reason: passage({ label: 'partnerships.course.reason', hint: 'partnerships.course.reason-hint', max: 2000 }),
}

export const standingPage = definePage({
  path: '/partnerships/:slug/standing',
  workspace: { within: 'rules' },
  access: runsPartnership,
  audit: 'partnership.change-proposed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, t }) {
    const now = [t(`partnerships.field.size-options.${subject.size}`), t(`partnerships.state.${subject.state}`)]
    return {
      title: t('partnerships.course.page'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.course.intro', { now: now.join(', ') }),
      lists: [
        {
          heading: t('partnerships.course.history'),
          empty: t('partnerships.course.history-empty'),
          items: (await findSwitches(db, subject.id)).map(one => ({ title: sayChange(one, t), lines: [one.reason] })),
        },
      ],
      fields: Object.keys(form),
      formHeading: t('partnerships.course.propose'),
      button: isOver(subject) ? null : t('partnerships.course.button'),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, audit }) {
    const { value, reason } = typed
    if (isOver(subject)) return refuse({ value: 'partnerships.course.problem.over' })
    if (isSo(subject, value)) return refuse({ value: 'partnerships.course.problem.same' })
    if (value === 'forming' && subject.state === 'scoping') return refuse({ value: 'partnerships.course.problem.gate' })
    const open = (await findSwitches(db, subject.id)).find(one => isAsked(one) && one.value === value)
    if (open) return refuse({ value: 'partnerships.course.problem.asked' })
    const more = value === 'full'
    const change = {
      partnershipId: subject.id,
      value,
      reason,
      today,
      by: actor.person!.id,
      fromDay: more ? today : null,
    }
    const id = await keepSwitch(db, change)
    await audit({
      action: 'partnership.change-proposed',
      subject: subjectOf(subject),
      record: { kind: 'partnership_switch', id },
      after: { value, reason },
    })
    if (more) await changePartnership(db, subject.id, subject.version, { size: 'full' })
    else {
      const kept = await findSwitch(db, id)
      await putChange(db, { hub, today, actor, audit }, subject, kept!, '')
    }
    return redirect(addressOf(subject, 'standing'), more ? 'partnerships.done.saved' : 'partnerships.done.asked')
  },
})

function isSo({ size, state }: Partnership, value: 'small' | 'full' | 'forming'): boolean {
  return value === 'forming' ? state === 'forming' : size === value
}

/** A change in one line: from which day it stands, or how far the question has come. */
export function sayChange(change: Switch, t: Translate): string {
  const what = t(`partnerships.course.what.${change.value}`)
  if (change.from_day !== null) return t('partnerships.course.since', { what, day: longDay(change.from_day) })
  return change.dropped_on === null
    ? t('partnerships.course.asked', { what, day: longDay(change.proposed_on) })
    : t('partnerships.course.dropped', { what, day: longDay(change.dropped_on) })
}
