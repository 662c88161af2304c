/** The languages of a consultation, and its words in each. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { english } from '../../../web/languages.ts'
import type { Spoken } from '../../../web/page.ts'
import { inLanguage } from '../../../web/render.ts'
import { findConsultationById } from '../consultation.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { lackingIn, textsToTranslate, type Words } from './texts.ts'

/** A language that a consultation is, or will be, offered in. */
export type ConsultationLanguage = {
  readonly id: string
  readonly version: number
  readonly language: string
  readonly translated_by: string
  readonly offered_on: Day | null
  readonly first_offered_on: Day | null
}

/** The languages of a consultation that were begun. */
export function findLanguages(db: Handle, consultationId: string): Promise<ConsultationLanguage[]> {
  return db
    .selectFrom('consultation_language')
    .select(['id', 'version', 'language', 'translated_by', 'offered_on', 'first_offered_on'])
    .where('consultation_id', '=', consultationId)
    .orderBy('language')
    .execute()
}

/** A text in one language, with the English that it was made from. */
export type Wording = { readonly source: string; readonly words: string }

/** Every text that was put into a language, by its place. */
export async function findWording(
  db: Handle,
  consultationId: string,
  language: string,
): Promise<ReadonlyMap<string, Wording>> {
  const rows = await db
    .selectFrom('consultation_wording')
    .select(['at', 'source', 'words'])
    .where('consultation_id', '=', consultationId)
    .where('language', '=', language)
    .execute()
  return new Map(rows.map(({ at, source, words }) => [at, { source, words }]))
}

/** Begins a language. */
export async function beginLanguage(
  db: Tx,
  of: { readonly consultationId: string; readonly language: string; readonly translatedBy: string },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('consultation_language')
    .values({ id, consultation_id: of.consultationId, language: of.language, translated_by: of.translatedBy })
    .execute()
  return id
}

/** Offers a language from a day on, or no more; false where that was changed meanwhile. */
export async function offerLanguage(
  db: Tx,
  of: Pick<ConsultationLanguage, 'id' | 'version' | 'first_offered_on'>,
  on: Day | null,
): Promise<boolean> {
  const first_offered_on = of.first_offered_on ?? on
  return changeVersioned(db, 'consultation_language', of.id, of.version, { offered_on: on, first_offered_on })
}

/** Keeps the words of some texts; without words a text is not translated any more. */
export async function keepWording(
  db: Tx,
  of: { readonly consultationId: string; readonly language: string },
  changed: readonly { readonly at: string; readonly source: string; readonly words: string }[],
): Promise<void> {
  const gone = changed.filter(({ words }) => words === '').map(({ at }) => at)
  if (gone.length > 0)
    await db
      .deleteFrom('consultation_wording')
      .where('consultation_id', '=', of.consultationId)
      .where('language', '=', of.language)
      .where('at', 'in', gone)
      .execute()
  const kept = changed.filter(({ words }) => words !== '')
  if (kept.length === 0) return
  await db
    .insertInto('consultation_wording')
    .values(kept.map(each => ({ consultation_id: of.consultationId, language: of.language, ...each })))
    .onConflict(conflict =>
      conflict
        .columns(['consultation_id', 'language', 'at'])
        .doUpdateSet({ source: sql`excluded.source`, words: sql`excluded.words` }),
    )
    .execute()
}

/** The words of a language that is offered; `behind` where the English of any has changed since. */
type Offered = ReadonlyMap<string, { readonly words: Words; readonly behind: boolean }>

/** The words of a consultation in every language that it is offered in. */
function offeredWords(hub: Hub, consultationId: string): Promise<Offered> {
  return hub.remember(`words ${consultationId}`, async () => {
    const languages = (await findLanguages(hub.db, consultationId)).filter(({ offered_on }) => offered_on !== null)
    const consultation = languages.length === 0 ? null : await findConsultationById(hub.db, consultationId)
    if (consultation === null) return new Map()
    const texts = textsToTranslate(consultation, await loadQuestionForm(hub.db, consultationId))
    const offered = languages.map(async ({ language }) => {
      const wording = await findWording(hub.db, consultationId, language)
      const words = new Map([...wording].map(([at, { words }]) => [at, words]))
      return [language, { words, behind: lackingIn(texts, wording).length > 0 }] as const
    })
    return new Map(await Promise.all(offered))
  })
}

/**
 * Says a record of a consultation in the language that somebody reads: with its words put in by `put`, or in English, words of the Hub
 * and all, where it is not offered in that language. A page is never half in one and half in another; where the English has changed since, it says so.
 */
export async function speak<Record extends { readonly id: string }>(
  hub: Hub,
  record: Record,
  t: Translate,
  put: (record: Record, words: Words) => Record,
): Promise<Spoken<Record>> {
  if ((await hub.area()).languages.length === 0) return { record, t, languages: [] }
  const offered = await offeredWords(hub, record.id)
  const languages = [...offered.keys()]
  const spoken = offered.get((t.language ?? english).code)
  return spoken
    ? { record: put(record, spoken.words), t, languages, behind: spoken.behind }
    : { record, t: inLanguage(english), languages }
}
