/**
 * Comments on paragraphs as they stand on paper: which document, which number, and the words. Whoever keys them in types the
 * number as it is written; it is looked up in the pack, and one that is not there, or there twice, is told.
 */
import type { Handle } from '../../../db/open.ts'
import { LONGEST_COMMENT } from '../../../questions/comments.ts'
import { type FormSpec, line, passage, pick, type RawForm } from '../../../web/fields.ts'
import type { Problems } from './reading.ts'
import { findDocumentParagraphs, type PackParagraph, type Responding } from './responding.queries.ts'

/** Rows of the form; more than that many comments are keyed with the last row's words under one another. */
export const ROWS = 8

const names = (row: number) => ({
  document: `comment_${row}_document`,
  number: `comment_${row}_number`,
  words: `comment_${row}_words`,
})

/** The rows, numbered from 1. */
export const commentRows = Array.from({ length: ROWS }, (_, at) => names(at + 1))

/** The fields of the rows. */
export const commentRowFields: FormSpec = Object.fromEntries(
  commentRows.flatMap(({ document, number, words }) => [
    [document, pick({ label: 'responses.rows.document', optional: true })],
    [number, line({ label: 'responses.rows.number', hint: 'responses.rows.number-hint', optional: true, max: 40 })],
    [words, passage({ label: 'responses.rows.words', optional: true, max: LONGEST_COMMENT })],
  ]),
)

/** A number as people write it, so that "7.6 a)", "7.6(a)" and "7.6a" are the same. */
function plain(number: string): string {
  return number
    .toLowerCase()
    .replace(/^(para(graph)?|section|no\.?)\s+/, '')
    .replace(/[\s()]/g, '')
    .replace(/\.+$/, '')
}

/** The paragraphs of a number, however it is written: those whose address it is, or else those it is printed on. */
export function paragraphsOfNumber(paragraphs: readonly PackParagraph[], cited: string): readonly PackParagraph[] {
  const number = plain(cited)
  const byPath = paragraphs.filter(({ path }) => plain(path) === number)
  if (byPath.length > 0) return byPath
  return paragraphs.filter(({ printed, number: cited }) => [plain(printed), plain(cited)].includes(number))
}

/** The form with its rows put beside their paragraphs, as if they had been typed there; or what is to be put right. */
export async function placeCommentRows(
  db: Handle,
  of: Responding,
  raw: RawForm,
): Promise<{ readonly raw: RawForm; readonly problems: Problems }> {
  const typed = (name: string) => (raw.values[name]?.[0] ?? '').trim()
  const values: Record<string, readonly string[]> = { ...raw.values }
  const problems: Record<string, { key: string; values?: Record<string, string> }> = {}
  for (const { document, number, words } of commentRows) {
    const [cited, said] = [typed(number), typed(words)]
    if (cited === '' && said === '') continue
    const only = of.pack.length === 1 ? of.pack[0] : undefined
    const chosen = of.pack.find(({ documentId }) => documentId === typed(document)) ?? only
    if (!chosen) problems[document] = { key: 'responses.rows.which-document' }
    if (cited === '') problems[number] = { key: 'responses.rows.which-number' }
    if (said === '') problems[words] = { key: 'responses.rows.no-words' }
    if (!chosen || cited === '' || said === '') continue
    const found = paragraphsOfNumber(await findDocumentParagraphs(db, of.id, chosen.versionId), cited)
    const [paragraph] = found
    if (!paragraph || found.length > 1) {
      const key = paragraph ? 'responses.rows.several' : 'responses.rows.unknown'
      problems[number] = { key, values: { number: cited, document: chosen.title } }
    } else {
      const name = `p-${paragraph.id}`
      values[name] = [[...(values[name] ?? []), said].filter(Boolean).join('\n\n')]
    }
  }
  return { raw: { ...raw, values }, problems }
}

/** What the template needs: the rows with whether each is filled, and the documents to choose from. */
export function commentRowsView(of: Responding, raw: RawForm) {
  const isFilled = (row: (typeof commentRows)[number]) => Object.values(row).some(name => raw.values[name]?.[0])
  return {
    rows: commentRows.map((row, at) => ({ ...row, at: at + 1 })),
    moreFilled: commentRows.slice(3).some(isFilled),
    rowDocuments: of.pack.map(({ documentId, title }) => ({ value: documentId, text: title })),
  }
}
