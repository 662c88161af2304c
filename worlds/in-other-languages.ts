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
  await readThrough(hand)
}

/** A speaker of Polish whom the secretariat named has begun to read the words of the Hub: some are right, two could be better. */
async function readThrough(hand: Hand): Promise<void> {
  const sam = await hand.as('sam.okafor')
  await sam.fill('/people/new', { name: 'Ewa Lis', email: 'ewa.lis@demo.invalid' })
  const { db } = hand.place.database
  const ewa = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'ewa.lis@demo.invalid')
    .executeTakeFirstOrThrow()
  const { id } = await hand.hub.area()
  await sam.fill(`/people/${ewa.id}`, { role: `speaker-pl:area:${id}` })
  const speaker = await hand.as('ewa.lis')
  const words = '/languages/pl/words'
  const { body } = await speaker.open(`${words}?part=receipt`)
  const boxes = [...body.matchAll(/name="(right-[0-9a-f]{24})"/g)].map(([, box = '']) => box).slice(0, 12)
  await speaker.fill(`${words}?part=receipt`, Object.fromEntries(boxes.map(box => [box, 'yes'])))
  await speaker.fill(`${words}/consultations.public.respond`, { words: 'Napisz, co o tym myślisz' })
  const taken = await db
    .selectFrom('language_proposal')
    .select('id')
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  await sam.fill(`/languages/pl/proposals/${taken.id}`, { decision: 'taken' })
  await speaker.fill(`${words}/consultations.public.outcome`, { words: 'Zobacz, co z tego wyszło' })
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
