/** What is known of somebody's term in a seat: the form has it in parts, the first asked at once and the rest folded. */
import { type Matter, matters } from '../../../governance/rules.ts'
import { choice, choices, dayField, line, passage, tick, whole } from '../../../web/fields.ts'
import { t } from '../../../web/render.ts'

const matterWords = Object.fromEntries(matters.map(one => [one, `partnerships.rules.matter.${one}`])) as Record<
  Matter,
  string
>

export const mandates = ['representing', 'representative-of', 'invited-for-expertise'] as const

/** What somebody in a seat may not decide for it, as far as it can be judged: it marks decisions as waiting for confirmation. */
export const limitFields = {
  not_for: choices({
    label: 'partnerships.term.not-for',
    hint: 'partnerships.term.not-for-hint',
    options: matterWords,
  }),
  most: whole({ label: 'partnerships.term.most', hint: 'partnerships.term.most-hint', optional: true }),
}

/** The limits as the database keeps them. */
export function limitColumns({ not_for, most }: { readonly not_for: readonly Matter[]; readonly most: number | null }) {
  return { not_for: [...not_for], most: most === null ? null : String(most) }
}

/** Limits in words, as they are put to the partner behind the seat; none where there are none. */
export function limitWords({
  not_for,
  most,
}: {
  readonly not_for: readonly Matter[]
  readonly most: number | null
}): string[] {
  const named = not_for.map(matter => t(`partnerships.rules.matter.${matter}`)).join(', ')
  return [
    ...(named === '' ? [] : [t('partnerships.consent.not-for', { named })]),
    ...(most === null ? [] : [t('partnerships.consent.most', { most })]),
  ]
}

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
  ...limitFields,
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
  'partnerships.term.part-authority': ['authority', 'not_for', 'most'],
  'partnerships.term.part-selection': ['selection', 'selection_public'],
  'partnerships.term.part-induction': ['induction_done_on', 'buddy_offered', 'buddy'],
} as const
