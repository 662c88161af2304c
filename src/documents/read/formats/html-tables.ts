import type { Element, Nodes } from 'hast'
import { altOf, dropped, inlineText, isBlock } from './html-inline.ts'
import { listMarker } from './html-lists.ts'

/** Cells nest deeper than this only in hostile files. */
const deepest = 100

/** Rows of a table, each cell as inline Markdown; paragraphs and list items of a cell stand on lines of their own. */
export const cellsOf = (table: Element): string[][] => {
  const rows: string[][] = []
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (child.tagName === 'tr') rows.push(cellsOfRow(child))
      else if (child.tagName === 'caption') rows.push([cellText(child)])
      else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) visit(child)
    }
  }
  visit(table)
  return rows.filter(row => row.some(cell => cell !== ''))
}

const cellsOfRow = (row: Element): string[] =>
  row.children.filter(child => child.type === 'element').map(cell => cellText(cell))

const cellText = (cell: Element): string =>
  inside(cell, 0)
    .replace(/\u0001/g, ' ')
    .split('\u2028')
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n')

const inside = (node: Element, depth: number): string =>
  node.tagName === 'ul' || node.tagName === 'ol'
    ? items(node, depth)
    : node.children.map(child => piece(child, depth)).join('')

const piece = (node: Nodes, depth: number): string => {
  if (node.type !== 'element' || dropped.has(node.tagName) || depth > deepest) return inlineText(node)
  if (node.tagName === 'img') return ` ${altOf(node)} `
  if (isBlock(node)) return `\u2028${inside(node, depth + 1)}\u2028`
  return holdsBlock(node) ? inside(node, depth + 1) : inlineText(node)
}

const holdsBlock = (node: Element): boolean =>
  node.children.some(
    child => child.type === 'element' && (isBlock(child) || child.tagName === 'br' || holdsBlock(child)),
  )

/** Items with the number or sign that stands before them. */
const items = (list: Element, depth: number): string => {
  let count: number | null = null
  return list.children
    .map(child => {
      if (child.type !== 'element' || child.tagName !== 'li') return piece(child, depth + 1)
      const mark = listMarker(list, child, count)
      count = mark.count
      const sign = list.tagName === 'ul' ? '• ' : mark.marker === null ? '' : `${mark.marker} `
      return `\u2028${sign}${inside(child, depth + 1).trim()}\u2028`
    })
    .join('')
}
