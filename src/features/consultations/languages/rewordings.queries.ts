/** What translations said before they were put right, kept for everybody to see once they could be read. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type Language, translated } from '../../../web/languages.ts'
import type { Wording } from './words.queries.ts'

/** Words of one language that were put right together. */
export type Rewording = {
  readonly at: Date
  readonly language: Language
  readonly words: readonly { readonly before: string; readonly after: string }[]
}

/** Keeps what words said before; words that stay, looked at again because the English changed, are no change. */
export async function keepReworded(
  tx: Tx,
  of: { readonly consultationId: string; readonly language: string; readonly now: Date },
  changed: readonly { readonly at: string; readonly words: string }[],
  before: ReadonlyMap<string, Wording>,
): Promise<void> {
  const rows = changed.flatMap(({ at, words }) => {
    const words_before = before.get(at)?.words ?? ''
    return words_before === words ? [] : [{ at, words_before, words_after: words }]
  })
  if (rows.length === 0) return
  const { consultationId: consultation_id, language, now: created_at } = of
  await tx
    .insertInto('consultation_rewording')
    .values(rows.map(row => ({ id: newId(), created_at, consultation_id, language, ...row })))
    .execute()
}

/** What was put right in the words of a consultation, the latest first. */
export async function findRewordings(db: Handle, consultationId: string): Promise<Rewording[]> {
  const rows = await db
    .selectFrom('consultation_rewording')
    .select(['created_at as at', 'language', 'words_before as before', 'words_after as after'])
    .where('consultation_id', '=', consultationId)
    .orderBy('created_at', 'desc')
    .orderBy('language')
    .orderBy('id')
    .execute()
  return [...Map.groupBy(rows, ({ at, language }) => `${at.toISOString()} ${language}`).values()].map(together => ({
    at: together[0]!.at,
    language: translated.find(({ code }) => code === together[0]!.language)!,
    words: together.map(({ before, after }) => ({ before, after })),
  }))
}
