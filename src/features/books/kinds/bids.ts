/** Bids and requests for money or help towards partnership and representation work. */

import { type Typed, textOf } from '../../../web/entries.ts'
import { choice, dayField, line, passage, pick, whole } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** What has come of it is said; what has not, has a day on which it will be known. */
function bidProblems(typed: Typed): Record<string, string> {
  if (typed['choice'] === 'waiting') return typed['by_day'] === null ? { by_day: 'books.problem.bid-day' } : {}
  return textOf(typed, 'result') === '' ? { result: 'books.problem.bid-result' } : {}
}

export const bidKinds: readonly Kind[] = [
  defineKind({
    name: 'bid',
    book: 'bids',
    form: 'organisation-bids',
    fields: {
      what: line({ label: 'books.box.bid', hint: 'books.box.bid-hint', max: 300 }),
      whom: line({ label: 'books.box.bid-whom', max: 200 }),
      partnership_id: pick({
        label: 'books.box.bid-partnership',
        hint: 'books.box.bid-partnership-hint',
        optional: true,
      }),
      pounds: whole({
        label: 'books.box.bid-pounds',
        hint: 'books.box.bid-pounds-hint',
        optional: true,
        min: 0,
        max: 100_000_000,
      }),
      on_day: dayField({ past: true, label: 'books.box.bid-on' }),
      choice: choice({ label: 'books.box.bid-state', options: ['waiting', 'granted', 'part', 'refused', 'withdrawn'] }),
      by_day: dayField({ any: 'it may have passed while no answer came', label: 'books.box.bid-by', optional: true }),
      result: passage({ label: 'books.box.bid-result', hint: 'books.box.bid-result-hint', max: 1500, optional: true }),
    },
    evidence: ['what', 'whom', 'result'],
    check: bidProblems,
  }),
]
