/** What is known of somebody's term in a seat: the form has it in parts, the first asked at once and the rest folded. */
import { choice, dayField, line, passage, tick } from '../../../web/fields.ts'

export const mandates = ['representing', 'representative-of', 'invited-for-expertise'] as const

export const termFields = {
  mandate: choice({
    label: 'partnerships.term.mandate',
    hint: 'partnerships.term.mandate-hint',
    options: mandates,
    optional: true,
  }),
  authority: passage({
    label: 'partnerships.term.authority',
    hint: 'partnerships.term.authority-hint',
    max: 2000,
    optional: true,
  }),
  selection: passage({
    label: 'partnerships.term.selection',
    hint: 'partnerships.term.selection-hint',
    max: 2000,
    optional: true,
  }),
  selection_public: tick({ label: 'partnerships.term.selection-public' }),
  induction_done_on: dayField({ past: true, label: 'partnerships.term.induction', optional: true }),
  buddy_offered: tick({ label: 'partnerships.term.buddy-offered' }),
  buddy: line({ label: 'partnerships.term.buddy', optional: true }),
}

/** The folded parts of the form, by the key of what each is about. */
export const termParts = {
  'partnerships.term.part-authority': ['authority'],
  'partnerships.term.part-selection': ['selection', 'selection_public'],
  'partnerships.term.part-induction': ['induction_done_on', 'buddy_offered', 'buddy'],
} as const
