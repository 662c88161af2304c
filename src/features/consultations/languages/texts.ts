/** What of a consultation is put into another language, and the consultation with those words. Pure. */
import type { QuestionForm } from '../../../questions/form.ts'
import { type AuthorText, reword, textsOf } from '../../../questions/translation.ts'
import type { Consultation } from '../consultation.queries.ts'

/** The texts of the plan that whoever answers reads, with the keys of their names. */
const parts = {
  title: 'consultations.field.title',
  summary: 'consultations.field.summary',
  aims: 'consultations.public.part-aims',
  issue: 'consultations.public.part-issue',
  affected: 'consultations.public.part-affected',
  can_change: 'consultations.public.part-can-change',
  cannot_change: 'consultations.public.part-cannot-change',
  exercise_limits: 'consultations.public.part-limits',
  decisions_made: 'consultations.public.part-decisions-made',
  preferred_option: 'consultations.public.part-preferred',
  evidence: 'consultations.public.part-evidence',
  consultees: 'consultations.public.part-consultees',
  confidentiality: 'consultations.public.confidentiality',
  next_steps: 'consultations.public.next',
  formats_offered: 'consultations.public.formats',
  languages_offered: 'consultations.public.languages',
  busy_note: 'consultations.language.busy-note',
  short_reason: 'consultations.language.short-reason',
} as const
type Part = keyof typeof parts
const partNames = Object.keys(parts) as Part[]

/** What of a consultation holds texts to translate. */
export type Translatable = Pick<Consultation, Part>

/** A text with the key of its name, where it has one: questions and choices say themselves what they are. */
export type TextToTranslate = AuthorText & { readonly name: string | null }

/** Every text of a consultation and its form that there is, in the order in which it is read. */
export function textsToTranslate(consultation: Translatable, form: QuestionForm): TextToTranslate[] {
  const own = partNames.map(part => ({ at: part, text: consultation[part], name: parts[part] }))
  return [...own, ...textsOf(form).map(text => ({ ...text, name: null }))].filter(({ text }) => text.trim() !== '')
}

/** The texts that have no words in a language, or words made from other English than there is now. */
export function lackingIn(
  texts: readonly AuthorText[],
  wording: ReadonlyMap<string, { readonly source: string }>,
): readonly AuthorText[] {
  return texts.filter(({ at, text }) => wording.get(at)?.source !== text)
}

/** The words of a consultation in one language, by the places of their texts. */
export type Words = ReadonlyMap<string, string>

/** The consultation in those words; a text without words stays as it is. */
export function consultationIn<C extends Translatable>(consultation: C, words: Words): C {
  const own = partNames.flatMap(part => (words.has(part) ? [[part, words.get(part)]] : []))
  return { ...consultation, ...Object.fromEntries(own) }
}

/** Its form in those words. */
export function formIn(form: QuestionForm, words: Words): QuestionForm {
  return reword(form, (at, text) => words.get(at) ?? text)
}
