/** Consultations of partners that could be done together: combined, or kept apart for a reason. */

import type { Typed } from '../../../../web/entries.ts'
import { choice, line, passage, picks } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** What is combined, or kept apart, is two at least. */
function jointProblems(typed: Typed): Record<string, string> {
  const named = typed['consultation_ids']
  return Array.isArray(named) && named.length < 2 ? { consultation_ids: 'entries.problem.joint-two' } : {}
}

export const engagementKinds: readonly Kind[] = [
  defineKind({
    name: 'joint-work',
    book: 'engagement',
    form: 'joint-work',
    fields: {
      consultation_ids: picks({ label: 'entries.box.joint-which' }),
      what: line({ label: 'entries.box.joint', hint: 'entries.box.joint-hint', max: 300 }),
      choice: choice({ label: 'entries.box.joint-how', options: ['combined', 'apart'] }),
      reason: passage({ label: 'entries.box.joint-reason', hint: 'entries.box.joint-reason-hint', max: 1500 }),
    },
    evidence: ['what', 'reason'],
    writes: 'runs',
    seen: 'anyone',
    check: jointProblems,
  }),
]
