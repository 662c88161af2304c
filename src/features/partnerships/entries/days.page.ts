/** Asking every seat about several days at once, before a meeting is set: one mail, with a yes and a no for each day. */
import { runsPartnership } from '../../../access/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { dayField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { putEntries } from './asking.ts'
import { keepEntry } from './entries.queries.ts'
import { possibleDay } from './kinds/dates.ts'
import { bookOf, consequences, trail } from './writing.ts'

const another = (label: string) => dayField({ future: true, label, optional: true })

const form = {
  purpose: possibleDay.fields.purpose,
  first: dayField({ future: true, label: 'entries.dates.first' }),
  second: another('entries.dates.second'),
  third: another('entries.dates.third'),
  fourth: another('entries.dates.fourth'),
  hours: possibleDay.fields.hours,
}

export const possibleDaysPage = definePage({
  path: '/partnerships/:slug/dates/possible-day/new',
  mends: ['dates-asked'],
  access: runsPartnership,
  audit: 'partnership.entry-put',
  publishes: 'nothing',
  template: 'partnerships/entries/entry.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  act: consequences(possibleDay),
  async show({ subject, t }) {
    return {
      title: t('entries.kinds.possible-day.add'),
      breadcrumbs: trail(t, subject, possibleDay),
      intro: t('entries.kinds.possible-day.intro'),
      fields: Object.keys(form),
      items: {},
      button: t('entries.dates.ask'),
      form: writeForm(form, {}),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, now, audit, t }) {
    if (isOver(subject)) return refuse({ purpose: 'entries.problem.over' })
    if (!says(typed.purpose, t('entries.box.possible-for')))
      return refuse({ purpose: { key: 'entries.problem.says-nothing', values: { label: 'entries.box.possible-for' } } })
    const named = [typed.first, typed.second, typed.third, typed.fourth].filter((day): day is Day => day !== null)
    const days = [...new Set(named)].toSorted()
    const ids = []
    for (const on_day of days) {
      const of = { partnershipId: subject.id, kind: possibleDay.name, now }
      ids.push(await keepEntry(db, of, { on_day, purpose: typed.purpose, hours: typed.hours }))
    }
    await audit({
      action: 'partnership.entry-put',
      subject: subjectOf(subject),
      record: { kind: possibleDay.name, id: ids[0] ?? subject.id },
      after: { days, purpose: typed.purpose },
    })
    await putEntries(db, { hub, today, actor, audit, now }, subject, possibleDay, ids)
    return redirect(bookOf(subject, possibleDay), 'entries.done.asked')
  },
})
