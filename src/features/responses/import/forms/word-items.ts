/** The text of a Word document as one goes down its pages: paragraphs, each with what stands in its box, and rooms that were written in. */

import { type Element, parseXml } from '../../../../documents/read/formats/xml.ts'
import { openArchive } from '../../../../documents/read/formats/zip.ts'
import { Unreadable } from '../../../../web/table/book/table.ts'

/** A paragraph; `box`: what stands in the box before it: '' for an empty one, 'x' for a tick, else what was written; null without one. */
export type WordParagraph = { readonly kind: 'paragraph'; readonly text: string; readonly box: string | null }
/** A frame to write in, its paragraphs joined by line ends. */
export type WordRoom = { readonly kind: 'room'; readonly text: string }
export type WordItem = WordParagraph | WordRoom

const EMPTY = /^[☐□❏❑⬜]/u
const TICKED = /^[☒☑✓✔✗✘⊠🗹]/u

/** Reads the items of a .docx. Throws ReadingStopped for what is damaged, Unreadable for what is no Word document. */
export function wordItems(bytes: Uint8Array): WordItem[] {
  const part = openArchive(bytes).part('word/document.xml')
  if (!part) throw new Unreadable('web.table.unreadable.no-table')
  return itemsIn(parseXml(part))
}

function itemsIn(element: Element): WordItem[] {
  return elementsOf(element).flatMap((child): WordItem[] => {
    if (child.name === 'w:p') return [paragraphOf(child)]
    if (child.name === 'w:tbl') return roomsOf(child)
    return itemsIn(child)
  })
}

const elementsOf = ({ children }: Element): Element[] =>
  children.filter((child): child is Element => typeof child !== 'string')

/** A cell is a room, whatever somebody put into it. */
function roomsOf(table: Element): WordItem[] {
  const cells = within(table, 'w:tc')
  return cells.map(cell => ({
    kind: 'room',
    text: within(cell, 'w:p').map(wordsOf).join('\n').trim(),
  }))
}

/** The nearest elements of a name below another. */
function within(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap(child => (child.name === name ? [child] : within(child, name)))
}

function paragraphOf(paragraph: Element): WordParagraph {
  const text = wordsOf(paragraph)
  const [checked] = within(paragraph, 'w14:checked')
  const [before = '', ...after] = text.split('\t')
  const words = (after.length > 0 ? after.join(' ') : text.replace(EMPTY, '').replace(TICKED, '')).trim()
  if (checked && isOn(checked)) return { kind: 'paragraph', text: words, box: 'x' }
  if (TICKED.test(text)) return { kind: 'paragraph', text: words, box: 'x' }
  if (EMPTY.test(text)) return { kind: 'paragraph', text: words, box: before.replace(EMPTY, '').trim().slice(0, 40) }
  // Somebody who typed over the box left only what they typed before the gap.
  if (after.length > 0 && before.trim().length <= 3) return { kind: 'paragraph', text: words, box: before.trim() }
  return { kind: 'paragraph', text: text.replaceAll('\t', ' ').trim(), box: checked ? '' : null }
}

const isOn = ({ attributes }: Element): boolean => ['1', 'true', 'on'].includes(attributes['w14:val'] ?? '1')

/** What a paragraph says: what was struck out as a tracked change is not said. */
function wordsOf(element: Element): string {
  return elementsOf(element)
    .map(child => {
      if (child.name === 'w:t') return child.children.filter(each => typeof each === 'string').join('')
      if (child.name === 'w:tab') return '\t'
      if (child.name === 'w:br') return '\n'
      if (child.name === 'w:del' || child.name === 'w:pPr' || child.name === 'w:sdtPr') return ''
      return wordsOf(child)
    })
    .join('')
}
