/** Days that are asked about before a meeting is set: each seat says whether it can come. */
import { dayField, line } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** One day; several are asked about at once on a page of their own. */
export const possibleDay = defineKind({
  name: 'possible-day',
  book: 'dates',
  form: 'dates-asked',
  fields: {
    on_day: dayField({ any: 'asked about beforehand, and kept once it has passed', label: 'entries.box.possible-day' }),
    purpose: line({ label: 'entries.box.possible-for', hint: 'entries.box.possible-for-hint' }),
    hours: line({
      label: 'entries.box.possible-hours',
      hint: 'entries.box.possible-hours-hint',
      optional: true,
      max: 60,
    }),
  },
  evidence: ['purpose'],
  writes: 'runs',
  seen: 'members',
  asks: 'seats',
  fixed: ['on_day'],
  plainNo: true,
  several: true,
})

export const dateKinds: readonly Kind[] = [possibleDay]
