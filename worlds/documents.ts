/** Bringing documents of the world in, through the pages: upload, look over, keep, put into the pack. */
import { readFile } from 'node:fs/promises'
import type { Hand, Someone } from './hand.ts'

const TEXTS = new URL('./texts/', import.meta.url)

/** Brings a text of the world into a consultation and puts it into its pack. */
export async function addToPack(hand: Hand, slug: string, file: string): Promise<void> {
  const priya = await hand.as('priya.natt')
  await keepAll(priya, `consultation:${slug}`, file)
  const { db } = hand.place.database
  const versions = await db
    .selectFrom('document_version')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .innerJoin('consultation', 'consultation.id', 'document.subject_id')
    .select('document_version.id')
    .where('consultation.slug', '=', slug)
    .where('document_version.id', 'not in', db.selectFrom('pack_document').select('document_version_id'))
    .execute()
  for (const { id } of versions) await priya.fill(`/consultations/${slug}/plan/documents`, { act: `add ${id}` })
}

/** Uploads a text of the world and keeps every document found in it. */
export async function keepAll(by: Someone, home: string, file: string): Promise<void> {
  await by.fill(await layAside(by, home, file), { act: 'keep' })
}

/** Uploads a text of the world, as the next version of a document where one is named, and leaves it to be looked over. */
export async function layAside(by: Someone, home: string, file: string, nextOf?: string): Promise<string> {
  const bytes = await readFile(new URL(file, TEXTS))
  const draft = await by.fill(`/documents/import/${home}`, nextOf ? { next_of: nextOf } : {}, {
    files: { file: { name: file, type: 'text/markdown', bytes } },
  })
  return draft.url
}

/** Explains words of the documents of a consultation. */
export async function explainWords(hand: Hand, slug: string, words: Readonly<Record<string, string>>): Promise<void> {
  const priya = await hand.as('priya.natt')
  const { id } = await hand.place.database.db
    .selectFrom('document')
    .innerJoin('consultation', 'consultation.id', 'document.subject_id')
    .select('document.id')
    .where('consultation.slug', '=', slug)
    .executeTakeFirstOrThrow()
  for (const [term, meaning] of Object.entries(words)) await priya.fill(`/documents/${id}/glossary`, { term, meaning })
}
