/** A document as a file, whoever asks: a download or the command line. */
import type { Handle } from '../../../db/open.ts'
import { dayAt } from '../../../kernel/day.ts'
import type { Download } from '../../../web/page.ts'
import { type Document, findDocumentById, type Version, versionsOf } from '../documents.queries.ts'
import { addressOfDocument, findHomeOf } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { type Format, writeAs } from './formats.ts'
import { findGlossary } from './glossary.ts'

/** A version as a file of that format, with a name to save it under. */
export async function exportVersion(
  db: Handle,
  document: Document,
  version: Version,
  { format, largePrint }: { readonly format: Format; readonly largePrint: boolean },
): Promise<Download & { readonly filename: string }> {
  const [loaded, glossary, home, area] = await Promise.all([
    loadTree(db, version.id),
    findGlossary(db, document.id),
    findHomeOf(db, document.subject),
    db.selectFrom('area').select(['compact_name', 'time_zone']).executeTakeFirstOrThrow(),
  ])
  // Whom a paragraph binds is the Hub's own reading, not part of the document.
  const { title, paragraphs, faults } = loaded
  const file = await writeAs(
    format,
    { title, version: loaded.version, paragraphs, faults },
    {
      largePrint,
      lang: document.language === 'en' ? 'en-GB' : document.language,
      glossary: glossary.filter(({ term }) => usesTerm(paragraphs, term)),
      work: home ? addressOfDocument(home, document.slug) : `/${document.slug}`,
      date: version.dated ?? dayAt(version.createdAt, area.time_zone),
      author: area.compact_name,
    },
  )
  const number = version.printedVersion === '' ? String(version.sequence) : version.printedVersion
  return { ...file, filename: `${document.slug} ${number.replace(/[^\w.-]+/g, '-')}.${format}` }
}

/** The version of that number of a document (default: the newest) as a file; null where there is none. */
export async function exportDocument(
  db: Handle,
  documentId: string,
  asked: { readonly format: Format; readonly version?: string | undefined; readonly largePrint: boolean },
): Promise<Download | null> {
  const [document, versions] = await Promise.all([findDocumentById(db, documentId), versionsOf(db, documentId)])
  const version =
    asked.version === undefined ? versions.at(-1) : versions.find(({ sequence }) => String(sequence) === asked.version)
  return document && version ? exportVersion(db, document, version, asked) : null
}

/** Whether a term stands anywhere in a document. */
export function usesTerm(paragraphs: readonly { readonly text: string }[], term: string): boolean {
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(term)}`, 'iu')
  return paragraphs.some(({ text }) => wanted.test(text))
}
