/** Reads a file of responses: a workbook or a text, told apart by what is in it and not by its name. */

import { problemOf } from '../../../../web/table/book/problem-of.ts'
import { type Letters, type Piece, Unreadable } from '../../../../web/table/book/table.ts'
import { readXlsx } from '../../../../web/table/book/xlsx.ts'
import type { PrintedForm } from '../forms/printed.ts'
import { holdsForms, type Named, readForms } from '../forms/read-forms.ts'
import { isMail } from '../mail/mailbox.ts'
import { readMail } from '../mail/read-mail.ts'
import { readCsv } from './csv.ts'

/** What is to be read. `letters`: in which it was saved, null to find out; `sheets`: names of sheets that go before others. */
export type Asked = {
  readonly bytes: Uint8Array
  /** Every file, where several were brought together. */
  readonly files?: readonly Named[]
  readonly letters: Letters | null
  readonly sheets: readonly string[]
  /** The zone in whose days mail came. */
  readonly timeZone?: string
  /** The form as it is printed, for those that were filled in with a word processor. */
  readonly printed?: PrintedForm
}

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** Reads it piece by piece. Throws Unreadable, or ReadingStopped for a packed file that is none. */
export async function* readTable(asked: Asked): AsyncGenerator<Piece> {
  const { bytes, files, letters, sheets, timeZone = 'UTC', printed } = asked
  if (files) {
    yield* readSeveral(files, asked)
    return
  }
  if (bytes.length === 0) throw new Unreadable('web.table.unreadable.empty')
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('web.table.unreadable.old-workbook')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable('web.table.unreadable.pdf')
  if (isMail(bytes)) yield* readMail([bytes], timeZone)
  else if (isPacked(bytes))
    yield* printed && holdsForms(bytes) ? readForms([{ name: '', bytes }], printed) : readXlsx(bytes, sheets)
  else yield* readCsv(bytes, letters)
}

const isPacked = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 0x03, 0x04)

/** Several files together: mail, or forms among which one that is none is told. Tables have heads of their own, and come one by one. */
async function* readSeveral(files: readonly Named[], { printed, timeZone = 'UTC' }: Asked): AsyncGenerator<Piece> {
  const kinds = new Set(files.map(({ bytes }) => (isMail(bytes) ? 'mail' : kindOf(bytes))))
  if (kinds.size === 1 && kinds.has('mail'))
    yield* readMail(
      files.map(({ bytes }) => bytes),
      timeZone,
    )
  else if (printed && kinds.has('form') && !kinds.has('table')) yield* readForms(files, printed)
  else throw new Unreadable('web.table.unreadable.several')
}

function kindOf(bytes: Uint8Array): 'form' | 'table' | 'other' {
  if (!isPacked(bytes)) return 'other'
  try {
    return holdsForms(bytes) ? 'form' : 'table'
  } catch (error) {
    if (problemOf(error)) return 'other'
    throw error
  }
}
