/**
 * Reads forms that were filled in with a word processor as the rows of a table: one file, or many in a packed folder. Each file is kept whole
 * beside its row; one that cannot be read is a row that says so.
 */
import { type Archive, openArchive } from '../../../../documents/read/formats/zip.ts'
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

/** Whether a packed file is a form, or a folder with forms in it. */
export function holdsForms(bytes: Uint8Array): boolean {
  const { names } = openArchive(bytes)
  return names.includes('word/document.xml') || names.some(name => isFile(name) && /\.docx$/i.test(name))
}

const isFile = (name: string): boolean => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX)/.test(name)

/** Reads them. Throws Unreadable. */
export async function* readForms(bytes: Uint8Array, printed: PrintedForm): AsyncGenerator<Piece> {
  const archive = openArchive(bytes)
  const header = headerOf(printed)
  yield { kind: 'head', head: { header, letters: null, sheet: formsSheet } }
  const single = archive.names.includes('word/document.xml')
  const names = single ? [''] : archive.names.filter(isFile)
  if (names.length > MOST_FORMS) throw new Unreadable('web.table.unreadable.rows', { most: MOST_FORMS })
  let lot: Row[] = []
  for (const [at, name] of names.entries()) {
    lot.push(readOne(single ? bytes : partOf(archive, name), at + 1, { header, printed }))
    if (lot.length < TOGETHER) continue
    yield { kind: 'rows', rows: lot }
    lot = []
  }
  if (lot.length > 0) yield { kind: 'rows', rows: lot }
  yield { kind: 'end', notes: [] }
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

function readOne(bytes: Uint8Array | null, row: number, { header, printed }: Reading): Row {
  const broken = (key: string): Row => ({ row, cells: [...header.slice(1).map(() => ''), '?'], faults: [{ key }] })
  if (!bytes || bytes.length > LARGEST) return broken('responses.import.told.form-unread')
  try {
    const items = wordItems(bytes)
    const { cells, found, missing, beside } = readFilled(items, printed)
    const isForm = found >= printed.parts.length / 2
    // Edited beyond recognition: nothing is guessed and nothing lost, all it says is what no question asked.
    const loose = isForm ? beside : items.map(({ text }) => text).filter(Boolean)
    const texts = header.map(column => {
      const said = isForm ? (cells.get(column) ?? '') : ''
      return column === printed.beside ? [said, ...loose].filter(Boolean).join('\n\n') : said
    })
    if (texts.every(text => text === '')) return broken('responses.import.told.form-empty')
    return {
      row,
      cells: texts.map(cleanCell),
      whole: { name: 'form.docx', content: Buffer.from(bytes).toString('base64') },
      notes: [
        ...(isForm ? [] : [{ key: 'responses.import.told.form-other' }]),
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
