/** How members and audiences are reached, and whether it fits them: those in seats say so themselves. */
import { choices, passage } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

export const reachKinds: readonly Kind[] = [
  defineKind({
    name: 'reaching',
    book: 'reach',
    form: 'reaching',
    fields: {
      ways: choices({
        label: 'entries.box.ways-used',
        hint: 'entries.box.ways-used-hint',
        options: ['email', 'post', 'telephone', 'message', 'in-person', 'web'],
        atLeast: 1,
      }),
      formats: passage({ label: 'entries.box.formats', hint: 'entries.box.formats-hint', max: 1500 }),
    },
    evidence: ['formats'],
    writes: 'runs',
    seen: 'anyone',
    asks: 'seats',
    single: 'of-partnership',
  }),
  defineKind({
    name: 'audience',
    book: 'reach',
    form: 'audiences',
    fields: {
      what: passage({ label: 'entries.box.audience', hint: 'entries.box.audience-hint', max: 300 }),
      needs: passage({ label: 'entries.box.audience-needs', hint: 'entries.box.audience-needs-hint', max: 1000 }),
      met: passage({ label: 'entries.box.audience-met', hint: 'entries.box.audience-met-hint', max: 1000 }),
    },
    evidence: ['what', 'needs', 'met'],
    writes: 'runs',
    seen: 'anyone',
  }),
]
