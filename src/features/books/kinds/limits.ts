/** What the Compact does not support, what lies inside that, and what was refused because of it. */

import type { Typed } from '../../../web/entries.ts'
import { dayField, line, passage, pick, picks } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** Something is looked at. */
function insideProblems(typed: Typed): Record<string, string> {
  const named = [typed['partnership_ids'], typed['consultation_ids']]
  return named.some(list => Array.isArray(list) && list.length > 0)
    ? {}
    : { partnership_ids: 'books.problem.activities' }
}

export const limitKinds: readonly Kind[] = [
  defineKind({
    name: 'limit',
    book: 'limits',
    form: 'compact-limits',
    fields: {
      what: line({ label: 'books.box.limit', hint: 'books.box.limit-hint', max: 300 }),
      why: passage({ label: 'books.box.limit-why', hint: 'books.box.limit-why-hint', max: 1500 }),
    },
    evidence: ['what', 'why'],
  }),
  defineKind({
    name: 'inside',
    book: 'limits',
    form: 'compact-inside-limits',
    fields: {
      partnership_ids: picks({ label: 'books.box.inside-partnerships' }),
      consultation_ids: picks({ label: 'books.box.inside-consultations' }),
      what: passage({ label: 'books.box.inside-how', hint: 'books.box.inside-how-hint', max: 1500 }),
      on_day: dayField({ past: true, label: 'books.box.looked-on' }),
    },
    evidence: ['what'],
    check: insideProblems,
  }),
  defineKind({
    name: 'refusal',
    book: 'limits',
    form: 'compact-refusals',
    fields: {
      what: line({ label: 'books.box.refusal', hint: 'books.box.refusal-hint', max: 300 }),
      about_entry_id: pick({ label: 'books.box.refusal-limit' }),
      on_day: dayField({ past: true, label: 'books.box.refusal-on' }),
      said: passage({ label: 'books.box.refusal-said', hint: 'books.box.refusal-said-hint', max: 1500 }),
    },
    evidence: ['what', 'said'],
    about: 'limit',
  }),
]
