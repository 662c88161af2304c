/** A board of the world that answers a consultation together: put to its partners, of whom one has said that it joins. */
import type { Hand } from './hand.ts'

/** Puts it to the partners of a board that has decided something in the open. */
export async function answerTogether(hand: Hand, base: string, consultation: string): Promise<void> {
  hand.on(-2)
  const { db } = hand.place.database
  const { id } = await db
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', consultation)
    .executeTakeFirstOrThrow()
  const hassan = await hand.as('hassan.idris')
  const form = (await hassan.open(`${base}/joint-views/new`)).body
  const decision = /name="decision_id"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(form)?.[1]
  if (!decision) throw new Error('The board has decided nothing in the open')
  await hassan.fill(`${base}/joint-views/new`, {
    consultation_id: id,
    decision_id: decision,
    view: 'Paths to the clinic come first: a wheelchair and a walking frame need an even path with a bench on the way.',
  })
  const contact = await hand.as('joan.reed')
  const asked = [...(await contact.open('/asked')).body.matchAll(/href="(\/asked\/[^"]+)"[^>]*>[^<]*Do you join/g)]
  for (const [, page = ''] of asked) await contact.fill(page, { agreed: 'yes' })
}
