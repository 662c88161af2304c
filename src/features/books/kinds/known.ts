/** How the Compact is made known in every part of the area, and the working aids that help people to keep it. */

import type { Typed } from '../../../web/entries.ts'
import { choice, dayField, line, passage, pick, picks } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** A step is taken somewhere. */
function stepProblems(typed: Typed): Record<string, string> {
  const parts = typed['entry_ids']
  return Array.isArray(parts) && parts.length === 0 ? { entry_ids: 'books.problem.parts' } : {}
}

export const knownKinds: readonly Kind[] = [
  defineKind({
    name: 'promotion',
    book: 'made-known',
    form: 'compact-promotion',
    fields: {
      what: line({ label: 'books.box.promotion', hint: 'books.box.promotion-hint', max: 300 }),
      choice: choice({
        label: 'books.box.promotion-kind',
        options: ['briefing', 'event', 'mailing', 'visit', 'media'],
      }),
      entry_ids: picks({ label: 'books.box.promotion-where', hint: 'books.box.promotion-where-hint' }),
      on_day: dayField({ past: true, label: 'books.box.promotion-on' }),
      reached: passage({ label: 'books.box.promotion-reached', hint: 'books.box.promotion-reached-hint', max: 1500 }),
    },
    evidence: ['what', 'reached'],
    about: 'area-part',
    check: stepProblems,
  }),
  defineKind({
    name: 'area-part',
    book: 'made-known',
    form: 'compact-area-parts',
    fields: { what: line({ label: 'books.box.area-part', hint: 'books.box.area-part-hint', max: 120 }) },
    evidence: ['what'],
  }),
  defineKind({
    name: 'aid',
    book: 'toolkit',
    form: 'compact-toolkit',
    fields: {
      what: line({ label: 'books.box.aid', hint: 'books.box.aid-hint', max: 300 }),
      choice: choice({ label: 'books.box.aid-kind', options: ['template', 'guide', 'example', 'checklist', 'course'] }),
      where: line({ label: 'books.box.where', hint: 'books.box.where-hint', type: 'url', max: 500 }),
      code_id: pick({ label: 'books.box.aid-code' }),
      clauses: line({ label: 'books.box.aid-clauses', hint: 'books.box.aid-clauses-hint', max: 300 }),
      on_day: dayField({ past: true, label: 'books.box.looked-on' }),
    },
    evidence: ['what'],
  }),
]
