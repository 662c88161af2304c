/** Reads Word's tables as rows of cells; a table of one column is only a frame around paragraphs. */
import type { SourceBlock } from '../../blocks.ts'
import { child, childrenOf, type Element, numberSetting } from '../xml.ts'
import { nextLine, type Story } from './story.ts'

/** Word has no table with more columns than this; a file that says so would take all memory. */
const WIDEST = 64

/** Reads what stands in a cell, as the paragraphs and tables of the page itself are read. */
type ReadCell = (cell: Element, story: Story) => SourceBlock[]

/** Reads one table. Rows deleted by a tracked change are left out; merged cells are empty where they go on. */
export function readTable(table: Element, story: Story, readBlocks: ReadCell): SourceBlock[] {
  const rows = rowsOf(table, story)
  if (rows.every(row => cellsOf(row).length <= 1))
    return rows.flatMap(row => cellsOf(row).flatMap(cell => readBlocks(cell, story)))
  const line = nextLine(story)
  const read = rows.map(row => readRow(row, story, readBlocks))
  const width = Math.max(...read.map(row => row.length))
  const cells = read.map(row => [...row, ...Array<string>(width - row.length).fill('')])
  if (cells.every(row => row.every(cell => cell === ''))) return []
  return [{ text: '', table: cells, line }]
}

function rowsOf(table: Element, story: Story): Element[] {
  return unwrapped(table, 'w:tr').filter(row => {
    const deleted = child(child(row, 'w:trPr'), 'w:del') !== undefined
    if (deleted) story.counted.deletions += 1
    return !deleted
  })
}

function cellsOf(row: Element): Element[] {
  return unwrapped(row, 'w:tc').filter(cell => !child(child(cell, 'w:tcPr'), 'w:cellDel'))
}

function readRow(row: Element, story: Story, readBlocks: ReadCell): string[] {
  const before = numberSetting(child(row, 'w:trPr'), 'w:gridBefore') ?? 0
  const cells = Array<string>(Math.max(0, Math.min(WIDEST, before))).fill('')
  for (const cell of cellsOf(row)) {
    const properties = child(cell, 'w:tcPr')
    const merged = child(properties, 'w:vMerge')
    const goesOn = merged !== undefined && merged.attributes['w:val'] !== 'restart'
    cells.push(goesOn ? '' : readBlocks(cell, story).map(writeInCell).join('\n'))
    const span = Math.min(WIDEST, numberSetting(properties, 'w:gridSpan') ?? 1)
    for (let extra = 1; extra < span; extra++) cells.push('')
  }
  return cells
}

/** What a block looks like inside a cell: on lines of its own, with its number or bullet. */
function writeInCell(block: SourceBlock): string {
  if (block.table) return block.table.map(row => row.filter(cell => cell !== '').join('; ')).join('\n')
  if (block.marker !== undefined) return `${block.marker} ${block.text}`.trim()
  return block.bullet ? `• ${block.text}` : block.text
}

/** Rows or cells, also those inside content controls. */
function unwrapped(parent: Element, name: string): Element[] {
  return childrenOf(parent).flatMap(one => {
    if (one.name === name) return [one]
    return one.name === 'w:sdt' || one.name === 'w:sdtContent' || one.name === 'w:customXml' ? unwrapped(one, name) : []
  })
}
