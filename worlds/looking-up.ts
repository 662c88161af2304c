/** What is sealed and has to be looked at once: a contact, a scan, a picture that was sent. Each look is on record. */
import type { Hand } from './hand.ts'

/** A group that wrote a letter is asked what it meant: who it is has to be looked up, and that is on record. */
export async function lookUpContact(hand: Hand, slug: string): Promise<void> {
  const { reference } = await hand.place.database.db
    .selectFrom('response')
    .innerJoin('consultation as c', 'c.id', 'response.consultation_id')
    .select('response.reference')
    .where('c.slug', '=', slug)
    .where('response.channel', '=', 'letter')
    .executeTakeFirstOrThrow()
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/seal/openings`, { reference, purpose: 'ask-back' })
}

/** Somebody checks a word on a scanned form: that is on record too. */
export async function lookAtScan(hand: Hand, slug: string): Promise<void> {
  const { reference } = await hand.place.database.db
    .selectFrom('response')
    .innerJoin('consultation as c', 'c.id', 'response.consultation_id')
    .select('response.reference')
    .where('c.slug', '=', slug)
    .where('response.scan_file_id', 'is not', null)
    .executeTakeFirstOrThrow()
  await (await hand.as('tom.ashby')).fill(`/consultations/${slug}/keying/${reference}/scan`, {
    purpose: 'check-keying',
  })
}

/** A picture that came in an envelope is opened, and shows nobody. */
export async function lookAtPicture(hand: Hand, slug: string): Promise<void> {
  const { id } = await hand.place.database.db.selectFrom('answer_file').select('id').executeTakeFirstOrThrow()
  const priya = await hand.as('priya.natt')
  const { url } = await priya.fill(`/consultations/${slug}/files/${id}`, {})
  await priya.fill(url.replace(/\?.*/, ''), { shows: 'shown', reason: 'A page of minutes, no names' })
}
