/** Workbooks for spreadsheets: one way to hand them out. */
import { type SheetToWrite, writeWorkbook } from '../documents/export/workbook.ts'
import type { Translate } from './catalogue.ts'
import type { LongDownload } from './page.ts'

/** A workbook that is written as fast as the reader takes it, by `workbookPieces`. */
export function writtenWorkbook(filename: string, body: LongDownload['body']): LongDownload {
  return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body, filename }
}

/** Sheets as a workbook, piece by piece. */
export function workbookPieces(sheets: readonly SheetToWrite[], t: Translate): AsyncGenerator<Uint8Array> {
  return writeWorkbook(sheets, t('web.table.cut'))
}
