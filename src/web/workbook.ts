/** Workbooks for spreadsheets: one way to hand them out. */
import { type SheetToWrite, writeWorkbook } from '../documents/export/workbook.ts'
import type { Translate } from './catalogue.ts'
import type { LongDownload } from './page.ts'

/** Sheets as a workbook, written as fast as the reader takes it. */
export function longWorkbook(filename: string, sheets: readonly SheetToWrite[], t: Translate): LongDownload {
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: writeWorkbook(sheets, t('web.table.cut')),
    filename,
  }
}
