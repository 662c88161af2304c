/** What a workbook says about its sheets: their names and parts, the texts they share, which formats are days. */
import sax from 'sax'
import { child, childrenOf, type Element, parseXml } from '../../../documents/read/formats/xml.ts'
import type { Archive } from '../../../documents/read/formats/zip.ts'
import { Unreadable } from './table.ts'

/** A sheet by its name, and the part of the file that holds it. */
export type Sheet = { readonly name: string; readonly part: string }

/** An opened workbook. `days`: which styles of cells show a day; `from1904`: whether its days count from 1904. */
export type Book = {
  readonly sheets: readonly Sheet[]
  readonly shared: readonly string[]
  readonly days: ReadonlySet<number>
  readonly from1904: boolean
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The same element with every prefix taken off: this program or that writes them. */
function withoutPrefixes(element: Element): Element {
  return {
    ...element,
    name: bare(element.name),
    children: element.children.map(each => (typeof each === 'string' ? each : withoutPrefixes(each))),
  }
}

/** Reads what stands beside the sheets. */
export function openBook(archive: Archive): Book {
  const part = (name: string): Element | null => {
    const bytes = archive.part(name)
    return bytes && withoutPrefixes(parseXml(bytes))
  }
  const workbook = part('xl/workbook.xml')
  if (!workbook) throw new Unreadable('web.table.unreadable.no-table')
  const links = childrenOf(part('xl/_rels/workbook.xml.rels') ?? undefined, 'Relationship')
  const sheets = childrenOf(child(workbook, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => bare(name) === 'id' && name !== 'sheetId')?.[1]
    const target = links.find(link => link.attributes['Id'] === id)?.attributes['Target']
    return target ? [{ name: attributes['name'] ?? '', part: partOf(target) }] : []
  })
  const date1904 = child(workbook, 'workbookPr')?.attributes['date1904']
  const shared = archive.part('xl/sharedStrings.xml')
  return {
    sheets,
    shared: shared ? readShared(shared) : [],
    days: daysIn(part('xl/styles.xml')),
    from1904: date1904 === '1' || date1904 === 'true',
  }
}

function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

/** The texts that cells share; of rich text its words, of text with a reading aid not the aid. */
function readShared(bytes: Uint8Array): string[] {
  const shared: string[] = []
  const parser = sax.parser(true, { position: false })
  let [text, open, aid] = ['', false, false]
  const damaged = (): never => {
    throw new Unreadable('web.table.unreadable.damaged')
  }
  parser.onerror = damaged
  parser.ondoctype = damaged
  parser.onopentag = ({ name }) => {
    const own = bare(name)
    if (own === 'si') text = ''
    else if (own === 'rPh') aid = true
    else if (own === 't') open = !aid
  }
  parser.onclosetag = name => {
    const own = bare(name)
    if (own === 'si') shared.push(asTyped(text))
    else if (own === 'rPh') aid = false
    else if (own === 't') open = false
  }
  parser.ontext = words => {
    if (open) text += words
  }
  parser.oncdata = parser.ontext
  parser.write(new TextDecoder().decode(bytes)).close()
  return shared
}

/** A text with the signs that workbooks write as numbers: "_x000D_". */
export function asTyped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** Formats of days that every workbook has without saying so. */
const isUsualDay = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36)

/** Which styles of cells show a day: by the format they use. */
function daysIn(styles: Element | null): ReadonlySet<number> {
  const own = new Map(
    childrenOf(child(styles ?? undefined, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  )
  const formats = childrenOf(child(styles ?? undefined, 'cellXfs'), 'xf').map(({ attributes }) =>
    Number(attributes['numFmtId'] ?? 0),
  )
  return new Set(formats.flatMap((id, at) => (isUsualDay(id) || showsDay(own.get(id) ?? '') ? [at] : [])))
}

/** Whether a format shows a day: a "d" or "y" outside of what stands in quotation marks or brackets. */
function showsDay(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}
