/** How those it works for are heard, ideas and what became of them, policy that it shaped, and consultations done together. */

import { type Typed, textOf } from '../../../../web/entries.ts'
import { choice, dayField, line, passage, pick } from '../../../../web/fields.ts'
import { type By, defineKind, type Kind } from '../kind.ts'

const told = (name: string, optional = false) =>
  passage({
    label: `entries.box.${name}`,
    hint: `entries.box.${name}-hint`,
    max: 2000,
    ...(optional ? { optional } : {}),
  })
const named = (name: string) => line({ label: `entries.box.${name}`, hint: `entries.box.${name}-hint`, max: 300 })

/** Whoever answers an idea says why, and what was tried has a result once there is one. */
function ideaProblems(typed: Typed, { runs }: By): Record<string, string> {
  const answered = typed['choice'] !== null && typed['choice'] !== 'open'
  if (answered && !runs) return { choice: 'entries.problem.idea-open' }
  return answered && textOf(typed, 'reason') === '' ? { reason: 'entries.problem.idea-reason' } : {}
}

export const voiceKinds: readonly Kind[] = [
  defineKind({
    name: 'hearing-way',
    book: 'voice',
    form: 'hearing-ways',
    fields: { what: told('hearing') },
    evidence: ['what'],
    writes: 'runs',
    seen: 'anyone',
    single: 'of-partnership',
  }),
  defineKind({
    name: 'voice-heard',
    book: 'voice',
    form: 'voices-heard',
    fields: {
      who: named('voice-who'),
      what: told('voice-what'),
      changed: told('voice-changed'),
      on_day: dayField({ past: true, label: 'entries.box.voice-on' }),
      partner_id: pick({ label: 'entries.box.voice-partner', hint: 'entries.box.voice-partner-hint', optional: true }),
    },
    evidence: ['what', 'changed'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'partner',
  }),
  defineKind({
    name: 'idea',
    book: 'voice',
    form: 'ideas',
    fields: {
      what: named('idea'),
      seat_id: pick({ label: 'entries.box.idea-from', optional: true }),
      on_day: dayField({ past: true, label: 'entries.box.idea-on' }),
      choice: choice({ label: 'entries.box.idea-state', options: ['open', 'tried', 'parked', 'declined'] }),
      reason: told('idea-reason', true),
      result: told('idea-result', true),
    },
    evidence: ['what', 'reason', 'result'],
    writes: 'sits',
    seen: 'anyone',
    check: ideaProblems,
  }),
  defineKind({
    name: 'policy-shaped',
    book: 'voice',
    form: 'policies-shaped',
    fields: {
      what: named('policy'),
      whose: line({ label: 'entries.box.policy-whose' }),
      points: told('policy-points'),
      choice: choice({ label: 'entries.box.policy-taken', options: ['taken', 'part', 'not'] }),
      reason: told('policy-reason'),
      on_day: dayField({ past: true, label: 'entries.box.policy-on' }),
    },
    evidence: ['what', 'points', 'reason'],
    writes: 'runs',
    seen: 'anyone',
  }),
]
