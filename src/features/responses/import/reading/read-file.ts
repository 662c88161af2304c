/** Reads a file of responses: a workbook or a text, told apart by what is in it and not by its name. */

import { type Letters, type Piece, Unreadable } from '../../../../web/table/book/table.ts'
import { readXlsx } from '../../../../web/table/book/xlsx.ts'
import type { PrintedForm } from '../forms/printed.ts'
import { holdsForms, readForms } from '../forms/read-forms.ts'
import { isMail } from '../mail/mailbox.ts'
import { readMail } from '../mail/read-mail.ts'
import { readCsv } from './csv.ts'

/** What is to be read. `letters`: in which it was saved, null to find out; `sheets`: names of sheets that go before others. */
export type Asked = {
  readonly bytes: Uint8Array
  readonly letters: Letters | null
  readonly sheets: readonly string[]
  /** The zone in whose days mail came. */
  readonly timeZone?: string
  /** The form as it is printed, for those that were filled in with a word processor. */
  readonly printed?: PrintedForm
}

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** Reads it piece by piece. Throws Unreadable, or ReadingStopped for a packed file that is none. */
export async function* readTable({ bytes, letters, sheets, timeZone = 'UTC', printed }: Asked): AsyncGenerator<Piece> {
  if (bytes.length === 0) throw new Unreadable('web.table.unreadable.empty')
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('web.table.unreadable.old-workbook')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable('web.table.unreadable.no-table')
  if (isMail(bytes)) yield* readMail(bytes, timeZone)
  else if (starts(bytes, 0x50, 0x4b, 0x03, 0x04))
    yield* printed && holdsForms(bytes) ? readForms(bytes, printed) : readXlsx(bytes, sheets)
  else yield* readCsv(bytes, letters)
}
