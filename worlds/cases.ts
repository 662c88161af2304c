/** A concern or a disagreement of the world as a case: who is a party of it. */
import { type Hand, organisationOf, type Someone } from './hand.ts'

/** The paragraph of the adopted procedure with a printed number, as a step of a case names it. */
export async function paragraphOfProcedure(hand: Hand, printed: string): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('paragraph_text as p')
    .innerJoin('document_version as v', 'v.id', 'p.document_version_id')
    .innerJoin('document', 'document.id', 'v.document_id')
    .select('p.id')
    .where('document.kind', '=', 'protocol')
    .where('p.printed', '=', printed)
    .executeTakeFirstOrThrow()
  return id
}

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
