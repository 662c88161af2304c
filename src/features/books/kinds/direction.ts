/** What an organisation settled for itself, and how its members and others were asked first. */

import type { Typed } from '../../../web/entries.ts'
import { choice, dayField, line, passage, pick } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** They were asked before it was settled. */
function directionProblems(typed: Typed): Record<string, string> {
  const [asked, settled] = [typed['by_day'], typed['on_day']]
  return typeof asked === 'string' && typeof settled === 'string' && asked > settled
    ? { by_day: 'books.problem.asked-after' }
    : {}
}

const told = (name: string) => passage({ label: `books.box.${name}`, hint: `books.box.${name}-hint`, max: 3000 })

export const directionKinds: readonly Kind[] = [
  defineKind({
    name: 'direction',
    book: 'asked-first',
    form: 'organisation-asked-first',
    fields: {
      what: line({ label: 'books.box.direction', hint: 'books.box.direction-hint', max: 300 }),
      choice: choice({ label: 'books.box.direction-kind', options: ['needs', 'priorities', 'course'] }),
      members: told('members-asked'),
      wider: told('wider-asked'),
      by_day: dayField({ past: true, label: 'books.box.asked-until' }),
      said: told('members-said'),
      consultation_id: pick({
        label: 'books.box.asked-in',
        hint: 'books.box.asked-in-hint',
        optional: true,
      }),
      on_day: dayField({ any: 'it may be still to be settled, or be settled', label: 'books.box.settled-on' }),
    },
    evidence: ['what', 'members', 'wider', 'said'],
    check: directionProblems,
  }),
]
