/** Guides of an organisation on what the codes are about, beside the code that each is tied to. */

import { type Typed, textOf } from '../../../web/entries.ts'
import { choice, dayField, line, passage, pick } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** A guide that differs says in what. */
function guideProblems(typed: Typed): Record<string, string> {
  const differs = typed['choice'] === 'differs'
  return differs && textOf(typed, 'differences') === '' ? { differences: 'books.problem.differences' } : {}
}

export const guideKinds: readonly Kind[] = [
  defineKind({
    name: 'guide',
    book: 'guides',
    form: 'organisation-guides',
    fields: {
      what: line({ label: 'books.box.guide', hint: 'books.box.guide-hint', max: 300 }),
      where: line({ label: 'books.box.where', hint: 'books.box.where-hint', type: 'url', max: 500 }),
      code_id: pick({ label: 'books.box.guide-code' }),
      choice: choice({ label: 'books.box.guide-agrees', options: ['consistent', 'differs'] }),
      differences: passage({
        label: 'books.box.differences',
        hint: 'books.box.differences-hint',
        max: 2000,
        optional: true,
      }),
      on_day: dayField({ past: true, label: 'books.box.guide-compared' }),
    },
    evidence: ['what', 'differences'],
    check: guideProblems,
  }),
  defineKind({
    name: 'no-guide',
    book: 'guides',
    form: 'organisation-guides',
    fields: {
      what: passage({ label: 'books.box.no-guide', hint: 'books.box.no-guide-hint', max: 500 }),
      on_day: dayField({ past: true, label: 'books.box.looked-on' }),
    },
    evidence: ['what'],
    single: true,
  }),
]
