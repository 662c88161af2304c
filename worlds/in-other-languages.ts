/** Consultations put into other languages by whoever leads them: one that was begun, and one that is offered whole in two. */
import type { Hand } from './hand.ts'

/** The languages that the area offers, and a consultation whose Polish is only begun. */
export async function offerLanguages(hand: Hand, begunFor: string): Promise<void> {
  hand.on(-27)
  await (await hand.as('sam.okafor')).fill('/settings', { languages: ['cy', 'gu', 'pl', 'ur'] })
  const priya = await hand.as('priya.natt')
  const at = `/consultations/${begunFor}/plan/languages`
  await priya.fill(at, { language: 'pl', translated_by: 'Ewa Lis, Polish Saturday School' })
  await priya.fill(`${at}/pl`, { 'w-title': 'Plan terenów zielonych w Holt' })
}

/** What a consultation says in a language, in the order of its page: the plan's texts, then the form's. */
export type InWords = { readonly language: string; readonly by: string; readonly words: readonly string[] }

/** Puts every text of a consultation into a language, and offers it. */
export async function offerIn(
  hand: Hand,
  of: { readonly at: string; readonly by: string },
  { language, by, words }: InWords,
): Promise<void> {
  const lead = await hand.as(of.by)
  const at = `${of.at}/plan/languages`
  await lead.fill(at, { language, translated_by: by })
  const { body } = await lead.open(`${at}/${language}`)
  const boxes = [...body.matchAll(/<(?:input|textarea)[^>]* name="(w-[\w-]+)"/g)].map(([, name = '']) => name)
  if (boxes.length !== words.length)
    throw new Error(`${of.at} has ${boxes.length} texts, and ${words.length} were put into ${language}`)
  await lead.fill(`${at}/${language}`, Object.fromEntries(boxes.map((name, place) => [name, words[place] ?? ''])))
  await lead.fill(`${at}/${language}/offering`, {})
}
