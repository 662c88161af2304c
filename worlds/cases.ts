/** A concern or a disagreement of the world as a case: who is a party of it. */
import { type Hand, organisationOf, type Someone } from './hand.ts'

/** Names organisations as the parties of the only case of a partnership; gives the page of the case. */
export async function nameParties(hand: Hand, slug: string, by: Someone, names: readonly string[]): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('concern')
    .innerJoin('partnership', 'partnership.id', 'concern.subject_id')
    .select('concern.id')
    .where('partnership.slug', '=', slug)
    .executeTakeFirstOrThrow()
  const page = `/partnerships/${slug}/concerns/${id}`
  for (const name of names) await by.fill(`${page}/parties`, { partner: await organisationOf(hand, name) })
  return page
}
