/** What single and multiple choice share: options with lasting values, and "other" with words of one's own. */
import { z } from 'zod'
import { own, type Wording, word } from '../wording.ts'

/** The value that stands for "other"; no option may have it. */
export const OTHER = 'other'

/** An option: `value` lasts and is what is stored and exported; `label` is the author's text. */
export const option = z.object({
  value: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .refine(value => value !== OTHER),
  label: z.string().trim().min(1).max(300),
})

const distinct = (options: readonly { readonly value: string }[]) =>
  new Set(options.map(each => each.value)).size === options.length

/** Settings of a choice: two to fifty options, and whether another answer may be written in. */
export const choiceSettings = {
  options: z.array(option).min(2).max(50).refine(distinct, 'two options have the same value').readonly(),
  other: z.boolean().default(false),
  otherLabel: z.string().trim().min(1).max(300).nullable().default(null),
  otherMost: z.int().min(20).max(2000).default(200),
}

/** A list to choose from. `word` names another answer where the author has no words for it; the usual ones without. */
export type Choices = {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly other: boolean
  readonly otherLabel: string | null
  readonly word?: string
}

/** Every choice in the author's order, "other" last. */
export function choices(settings: Choices): readonly { readonly value: string; readonly label: Wording }[] {
  const options = settings.options.map(({ value, label }) => ({ value, label: own(label) }))
  if (!settings.other) return options
  const another = settings.otherLabel ? own(settings.otherLabel) : word(settings.word ?? 'questions.other')
  return [...options, { value: OTHER, label: another }]
}

/** The label of a value; the value itself if its option is not there any more. */
export function labelOf(value: string, settings: Choices): Wording {
  return choices({ ...settings, other: true }).find(each => each.value === value)?.label ?? own(value)
}
