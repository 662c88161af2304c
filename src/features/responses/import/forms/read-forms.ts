/**
 * Reads forms that were filled in with a word processor as the rows of a table: one file, or many in a packed folder. Each file is kept whole
 * beside its row; one that cannot be read is a row that says so.
 */
import { type Archive, openArchive } from '../../../../documents/read/formats/zip.ts'
import type { Message } from '../../../../web/catalogue.ts'
import { problemOf } from '../../../../web/table/book/problem-of.ts'
import { cleanCell, type Piece, type Row, Unreadable } from '../../../../web/table/book/table.ts'
import type { PrintedForm } from './printed.ts'
import { readFilled } from './read-filled.ts'
import { wordItems } from './word-items.ts'

/** The name of the sheet that forms are. */
export const formsSheet = 'forms'

/** Most forms in one folder, and how large one may be. */
const MOST_FORMS = 500
const LARGEST = 10 * 1024 * 1024
const TOGETHER = 20

/** A file with its name, '' where it has none. */
export type Named = { readonly name: string; readonly bytes: Uint8Array }

/** Whether a packed file is a form, or a folder with forms in it. */
export function holdsForms(bytes: Uint8Array): boolean {
  const { names } = openArchive(bytes)
  return names.includes('word/document.xml') || names.some(name => isFile(name) && /\.docx$/i.test(name))
}

const isFile = (name: string): boolean => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX)/.test(name)

/** Reads them, and those in packed folders among them. Throws Unreadable. */
export async function* readForms(files: readonly Named[], printed: PrintedForm): AsyncGenerator<Piece> {
  const header = headerOf(printed)
  yield { kind: 'head', head: { header, letters: null, sheet: formsSheet } }
  let [lot, count]: [Row[], number] = [[], 0]
  for (const file of formsIn(files)) {
    if (++count > MOST_FORMS) throw new Unreadable('web.table.unreadable.rows', { most: MOST_FORMS })
    lot.push(readOne(file, count, { header, printed }))
    if (lot.length < TOGETHER) continue
    yield { kind: 'rows', rows: lot }
    lot = []
  }
  if (lot.length > 0) yield { kind: 'rows', rows: lot }
  yield { kind: 'end', notes: [] }
}

/** Each file that may be a form, opened when its turn comes; null for one that cannot be read. */
function* formsIn(files: readonly Named[]): Generator<{ name: string; bytes: Uint8Array | null }> {
  for (const { name, bytes } of files) {
    const archive = archiveOf(bytes)
    if (!archive || archive.names.includes('word/document.xml')) yield { name, bytes: archive && bytes }
    else for (const inner of archive.names.filter(isFile)) yield { name: inner, bytes: partOf(archive, inner) }
  }
}

function archiveOf(bytes: Uint8Array): Archive | null {
  try {
    return openArchive(bytes)
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}

function partOf(archive: Archive, name: string): Uint8Array | null {
  try {
    return archive.part(name)
  } catch {
    return null
  }
}

function headerOf({ parts, beside }: PrintedForm): string[] {
  const columns = parts.flatMap(({ parts: own }) =>
    own.flatMap(part => (part.kind === 'ticks' ? part.columns : [part.column])),
  )
  return [...new Set([...columns.filter(Boolean), beside])]
}

type Reading = { readonly header: readonly string[]; readonly printed: PrintedForm }

function readOne(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array | null },
  row: number,
  { header, printed }: Reading,
): Row {
  // Of many files it must be known which one is meant.
  const told = (key: string): Message => (name === '' ? { key } : { key, values: { name: name.slice(-100) } })
  const broken = (key: string): Row => ({
    row,
    cells: [...header.slice(1).map(() => ''), '?'],
    faults: [told(key)],
  })
  if (!bytes || bytes.length > LARGEST) return broken('responses.import.told.form-unread')
  try {
    const items = wordItems(bytes)
    const { cells, comments, found, missing, beside } = readFilled(items, printed)
    const isForm = found >= printed.parts.length / 2
    // Edited beyond recognition: nothing is guessed and nothing lost, all it says is what no question asked.
    const loose = isForm ? beside : items.map(({ text }) => text).filter(Boolean)
    const texts = header.map(column => {
      const text = isForm ? (cells.get(column) ?? '') : ''
      return column === printed.beside ? [text, ...loose].filter(Boolean).join('\n\n') : text
    })
    const said = isForm ? comments.map(each => ({ ...each, words: cleanCell(each.words) })) : []
    if (texts.every(text => text === '') && said.length === 0) return broken('responses.import.told.form-empty')
    return {
      row,
      cells: texts.map(cleanCell),
      whole: { name: 'form.docx', content: Buffer.from(bytes).toString('base64') },
      ...(said.length > 0 ? { comments: said } : {}),
      notes: [
        ...(isForm ? [] : [told('responses.import.told.form-other')]),
        ...(isForm ? missing : []).map(heading => ({
          key: 'responses.import.told.form-missing',
          values: { heading: heading.slice(0, 100) },
        })),
        ...(isForm && beside.length > 0
          ? [{ key: 'responses.import.told.form-beside', values: { count: beside.length } }]
          : []),
      ],
    }
  } catch (error) {
    if (problemOf(error)) return broken('responses.import.told.form-unread')
    throw error
  }
}
