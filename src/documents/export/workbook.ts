/**
 * Workbooks (.xlsx, ECMA-376) written as they are read: row by row into the packed file, sheet after sheet, so that a long table is never
 * whole in memory. Every cell is a text, a number or a day by its column, never a formula, whatever it begins with.
 */
import { daysBetween, day as readDay } from '../../kernel/day.ts'
import { writeZip, type ZipPart } from './zip.ts'

/** What stands in a cell: null and '' leave it empty. */
export type SheetCell = string | number | null

/** A column: its heading, its width in characters, and `day` where its cells are ISO days. */
export type SheetColumn = { readonly heading: string; readonly width?: number; readonly day?: true }

/** A sheet and its rows, some at a time. */
export type SheetToWrite = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly (readonly SheetCell[])[]>
}

/** The most that a cell of a workbook can hold, in UTF-16 units. */
export const LONGEST_CELL = 32_767

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles by their place in the list below. */
const BOLD = 1
const DAY = 2
const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Writes sheets in order; gives the file piece by piece. `cut` ends a text that is too long for a cell. */
export function writeWorkbook(sheets: readonly SheetToWrite[], cut: string): AsyncGenerator<Uint8Array> {
  return writeZip([
    { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbook(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relations([...sheets.map(sheetPart), ['styles', 'styles.xml']])] },
    { name: 'xl/styles.xml', text: [styles] },
    ...sheets.map((sheet, at): ZipPart => ({ name: `xl/${sheetPart(sheet, at)[1]}`, text: sheetText(sheet, cut) })),
  ])
}

function sheetPart(_: SheetToWrite, at: number): readonly [kind: string, target: string] {
  return ['worksheet', `worksheets/sheet${at + 1}.xml`]
}

function contentTypes(sheets: number): string {
  const parts = [
    ['workbook', 'sheet.main'],
    ['styles', 'styles'],
    ...Array.from({ length: sheets }, (_, at) => [`worksheets/sheet${at + 1}`, 'worksheet'] as const),
  ]
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${parts
    .map(([name, type]) => `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`)
    .join('')}</Types>`
}

function relations(to: readonly (readonly [kind: string, target: string])[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${to
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`
}

function workbook(sheets: readonly SheetToWrite[]): string {
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`
}

async function* sheetText({ columns, rows }: SheetToWrite, cut: string): AsyncGenerator<string> {
  const letters = columns.map((_, at) => lettersOf(at))
  const widths = columns.map(
    ({ width = 18 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  let row = 1
  const heads = columns.map(({ heading }, at) => textCell(`${letters[at]}1`, heading, cut, ` s="${BOLD}"`))
  yield `<row r="1">${heads.join('')}</row>`
  for await (const some of rows)
    for (const cells of some) {
      row++
      yield `<row r="${row}">${cells.map((cell, at) => cellText(`${letters[at]}${row}`, cell, columns[at]?.day, cut)).join('')}</row>`
    }
  yield '</sheetData></worksheet>'
}

/** The name of a column, counted from 0: A, B … Z, AA. */
function lettersOf(at: number): string {
  return (at < 26 ? '' : lettersOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
}

const DAYS_FROM = readDay('1899-12-30')

function cellText(at: string, cell: SheetCell, isDay: true | undefined, cut: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (isDay) return `<c r="${at}" s="${DAY}"><v>${daysBetween(DAYS_FROM, readDay(cell))}</v></c>`
  return textCell(at, cell, cut)
}

function textCell(at: string, text: string, cut: string, style = ''): string {
  const whole = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - cut.length)}${cut}`
  return `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(whole)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML: without the signs that no XML can hold, and with what a workbook reads as one escaped (ECMA-376-1, 22.9.2.19). */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, sign => ENTITIES[sign]!)
}
