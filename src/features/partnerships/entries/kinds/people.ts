/** What people in seats can do and learn, how partners with less are helped, and the time that is taken to get to know each other. */

import { type Typed, textOf } from '../../../../web/entries.ts'
import { choice, dayField, line, passage, pick, picks } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

const told = (name: string, optional = false) =>
  passage({
    label: `entries.box.${name}`,
    hint: `entries.box.${name}-hint`,
    max: 1500,
    ...(optional ? { optional } : {}),
  })
const named = (name: string) => line({ label: `entries.box.${name}`, hint: `entries.box.${name}-hint`, max: 300 })
const heldOn = dayField({ any: 'it may be still to come, or have been', label: 'entries.box.held-on' })

/** Where elected members sit, their seats are named, and the terms say how they differ. */
function electedProblems(typed: Typed): Record<string, string> {
  if (typed['choice'] === 'none') return {}
  const seats = typed['seat_ids']
  return {
    ...(Array.isArray(seats) && seats.length === 0 ? { seat_ids: 'entries.problem.elected-seats' } : {}),
    ...(textOf(typed, 'where') === '' ? { where: 'entries.problem.elected-where' } : {}),
  }
}

export const peopleKinds: readonly Kind[] = [
  defineKind({
    name: 'skill',
    book: 'people',
    form: 'seat-skills',
    fields: { seat_id: pick({ label: 'entries.box.skill-seat' }), what: named('skill') },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seat',
  }),
  defineKind({
    name: 'training',
    book: 'people',
    form: 'training',
    fields: {
      what: named('training'),
      choice: choice({ label: 'entries.box.training-from', options: ['gap', 'review', 'issue', 'asked'] }),
      about_entry_id: pick({
        label: 'entries.box.training-skill',
        hint: 'entries.box.training-skill-hint',
        optional: true,
      }),
      on_day: heldOn,
      how: told('training-how'),
    },
    evidence: ['what', 'how'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seats',
    rated: true,
    about: 'skill',
  }),
  defineKind({
    name: 'introduction',
    book: 'people',
    form: 'introductions',
    fields: {
      what: named('introduction'),
      choice: choice({
        label: 'entries.box.introduction-to',
        options: ['statutory', 'voluntary-community', 'faith', 'private'],
      }),
      on_day: heldOn,
    },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seats',
    rated: true,
  }),
  defineKind({
    name: 'set-up-time',
    book: 'people',
    form: 'set-up-time',
    fields: { what: named('set-up'), on_day: heldOn },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seats',
    rated: true,
  }),
  defineKind({
    name: 'support',
    book: 'people',
    form: 'support-given',
    fields: {
      partner_id: pick({ label: 'entries.box.support-to' }),
      what: named('support'),
      on_day: dayField({ past: true, label: 'entries.box.support-on' }),
    },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'partner',
  }),
  defineKind({
    name: 'lead-way',
    book: 'people',
    form: 'lead-ways',
    fields: { what: named('left-out'), how: told('lead-way') },
    evidence: ['what', 'how'],
    writes: 'runs',
    seen: 'anyone',
  }),
  defineKind({
    name: 'elected-role',
    book: 'people',
    form: 'elected-roles',
    fields: {
      choice: choice({ label: 'entries.box.elected', options: ['some', 'none'] }),
      seat_ids: picks({ label: 'entries.box.elected-seats' }),
      what: told('elected-what'),
      where: line({ label: 'entries.box.elected-where', hint: 'entries.box.elected-where-hint', optional: true }),
    },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seats',
    single: 'of-partnership',
    check: electedProblems,
  }),
]
