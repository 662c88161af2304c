/** What ties partners to each other and the work to their own: money, contracts and orders between them, their plans, what they know. */

import { type Typed, textOf } from '../../../../web/entries.ts'
import { choice, dayField, line, passage, pick } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

/** A tie is between two partners and says what it does; that there is none needs only words on how one knows. */
function tieProblems(typed: Typed): Record<string, string> {
  if (typed['choice'] === 'none') return {}
  const missing = ['partner_id', 'to_partner_id', 'effect', 'done'].filter(name => textOf(typed, name) === '')
  return {
    ...Object.fromEntries(missing.map(name => [name, `entries.problem.tie.${name}`])),
    ...(textOf(typed, 'partner_id') !== '' && typed['partner_id'] === typed['to_partner_id']
      ? { to_partner_id: 'entries.problem.tie-same' }
      : {}),
  }
}

const optionalPartner = (name: string) => pick({ label: `entries.box.${name}`, optional: true })
const lasting = (name: string, optional = false) =>
  passage({
    label: `entries.box.${name}`,
    hint: `entries.box.${name}-hint`,
    max: 1500,
    ...(optional ? { optional } : {}),
  })

export const tieKinds: readonly Kind[] = [
  defineKind({
    name: 'tie',
    book: 'ties',
    form: 'ties',
    fields: {
      choice: choice({ label: 'entries.box.tie', options: ['funding', 'contract', 'line', 'none'] }),
      partner_id: optionalPartner('tie-from'),
      to_partner_id: optionalPartner('tie-to'),
      what: line({ label: 'entries.box.tie-what', hint: 'entries.box.tie-what-hint', max: 300 }),
      effect: passage({
        label: 'entries.box.tie-effect',
        hint: 'entries.box.tie-effect-hint',
        max: 1500,
        optional: true,
      }),
      done: passage({
        label: 'entries.box.tie-answer',
        hint: 'entries.box.tie-answer-hint',
        max: 1500,
        optional: true,
      }),
    },
    evidence: ['what', 'effect', 'done'],
    writes: 'runs',
    seen: 'members',
    check: tieProblems,
  }),
  defineKind({
    name: 'plan-link',
    book: 'ties',
    form: 'plan-links',
    fields: {
      partner_id: pick({ label: 'entries.box.partner' }),
      what: line({ label: 'entries.box.plan', hint: 'entries.box.plan-hint', max: 300 }),
      how: lasting('plan-how'),
    },
    evidence: ['what', 'how'],
    writes: 'partner',
    seen: 'anyone',
    asks: 'partner',
  }),
  defineKind({
    name: 'knowledge',
    book: 'ties',
    form: 'knowledge',
    fields: {
      partner_id: pick({ label: 'entries.box.knowledge-from' }),
      what: line({ label: 'entries.box.knowledge', hint: 'entries.box.knowledge-hint', max: 300 }),
      how: lasting('knowledge-how'),
      on_day: dayField({ past: true, label: 'entries.box.knowledge-on' }),
    },
    evidence: ['what', 'how'],
    writes: 'sits',
    seen: 'anyone',
  }),
  defineKind({
    name: 'data-duty',
    book: 'ties',
    form: 'data-duties',
    fields: {
      what: passage({ label: 'entries.box.data', hint: 'entries.box.data-hint', max: 1500 }),
      who: line({ label: 'entries.box.data-who', hint: 'entries.box.data-who-hint' }),
      kept: lasting('data-kept'),
      on_day: dayField({ past: true, label: 'entries.box.data-on' }),
    },
    evidence: ['what', 'kept'],
    writes: 'runs',
    seen: 'anyone',
    single: 'of-partnership',
  }),
]
