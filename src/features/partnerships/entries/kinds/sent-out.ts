/** What a partnership sends out: news and results with an owner, statements agreed by those they name, invitations passed on. */

import { type Typed, textOf } from '../../../../web/entries.ts'
import { choice, choices, dayField, line, passage, pick, picks } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

const told = (name: string, optional = false) =>
  passage({
    label: `entries.box.${name}`,
    hint: `entries.box.${name}-hint`,
    max: 3000,
    ...(optional ? { optional } : {}),
  })
const named = (name: string) => line({ label: `entries.box.${name}`, hint: `entries.box.${name}-hint`, max: 300 })

/** What a partnership says in somebody's name names them. */
function statementProblems(typed: Typed): Record<string, string> {
  const partners = typed['partner_ids']
  return Array.isArray(partners) && partners.length === 0 ? { partner_ids: 'entries.problem.statement-names' } : {}
}

/** Results are for the community and the bodies they touch: both are named. */
function newsProblems(typed: Typed): Record<string, string> {
  return typed['choice'] === 'results' && textOf(typed, 'bodies') === ''
    ? { bodies: 'entries.problem.news-bodies' }
    : {}
}

export const sentOutKinds: readonly Kind[] = [
  defineKind({
    name: 'news',
    book: 'sent-out',
    form: 'news-sent',
    fields: {
      what: named('news'),
      choice: choice({ label: 'entries.box.news-kind', options: ['results', 'information'] }),
      by_day: dayField({ past: true, label: 'entries.box.news-of', hint: 'entries.box.news-of-hint' }),
      on_day: dayField({ past: true, notBefore: 'by_day', label: 'entries.box.news-on' }),
      community: told('news-community'),
      bodies: told('news-bodies', true),
      formats: choices({
        label: 'entries.box.news-formats',
        options: ['plain', 'large-print', 'audio', 'easy-read', 'languages', 'sign', 'video', 'in-person'],
        atLeast: 1,
      }),
      seat_id: pick({ label: 'entries.box.news-owner', hint: 'entries.box.news-owner-hint' }),
      correction: told('news-correction', true),
    },
    evidence: ['what', 'community', 'bodies', 'correction'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seat',
    check: newsProblems,
  }),
  defineKind({
    name: 'statement',
    book: 'sent-out',
    form: 'statements',
    fields: {
      what: named('statement'),
      text: told('statement-text'),
      partner_ids: picks({ label: 'entries.box.statement-names' }),
      on_day: dayField({
        past: true,
        optional: true,
        label: 'entries.box.statement-on',
        hint: 'entries.box.statement-on-hint',
      }),
    },
    evidence: ['what', 'text'],
    writes: 'runs',
    seen: 'members',
    asks: 'named-partners',
    later: ['on_day'],
    check: statementProblems,
  }),
  defineKind({
    name: 'invitation',
    book: 'sent-out',
    form: 'invitations-passed',
    fields: {
      organisation_id: pick({ label: 'entries.box.invitation-to' }),
      what: named('invitation'),
      text: told('invitation-text'),
      on_day: dayField({ past: true, label: 'entries.box.invitation-on' }),
    },
    evidence: ['what', 'text'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'organisation',
  }),
]
