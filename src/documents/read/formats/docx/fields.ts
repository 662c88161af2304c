/** Word's fields (ISO/IEC 29500-1, 17.16): of an instruction and its result, the page shows the result. */
import { child, type Element, switchSetting, wordsOf } from '../xml.ts'
import type { Inline, Story } from './story.ts'

/** Look of one run of words. */
export type Look = { bold: boolean; italic: boolean; hidden: boolean; font?: string; link?: string }

/** Takes in the begin, middle or end of a field. */
export function changeField(part: Element, story: Story, inline: Inline): void {
  const kind = part.attributes['w:fldCharType']
  if (kind === 'begin') {
    story.fields.push({ instruction: '', showing: false })
    const box = child(child(part, 'w:ffData'), 'w:checkBox')
    if (box) {
      const ticked = switchSetting(box, 'w:checked') ?? switchSetting(box, 'w:default') ?? false
      inline.spans.push({ text: ticked ? '☒' : '☐' })
    }
  } else if (kind === 'separate') {
    const field = story.fields.at(-1)
    if (!field) return
    field.showing = true
    const link = /^\s*HYPERLINK\s+"((?:https?|mailto|tel):[^"]*)"/i.exec(field.instruction)?.[1]
    if (link !== undefined) field.link = link
  } else if (kind === 'end') {
    const field = story.fields.pop()
    if (field && !field.showing) countLostNumber(field.instruction, story)
  }
}

/** Fields whose number Word works out whenever it shows the page; the file does not hold it. */
export function countLostNumber(instruction: string, story: Story): void {
  if (/^\s*(?:LISTNUM|AUTONUM(?:LGL|OUT)?)\b/i.test(instruction)) story.counted.fieldNumbers += 1
}

/** Takes in a piece of a field's instruction. */
export function instructField(words: string, story: Story): void {
  const field = story.fields.at(-1)
  if (field && !field.showing) field.instruction += words
}

/** An instruction ends in the paragraph where it began: what goes on is damaged, and must not hide the words after it. */
export function closeLostFields(story: Story): void {
  const showing = story.fields.filter(field => field.showing)
  story.fields.splice(0, story.fields.length, ...showing)
}

/** True while the result of a table of contents is being read. */
export function insideContents(story: Story): boolean {
  return story.fields.some(field => field.showing && /^\s*TOC\b/i.test(field.instruction))
}

/** Instruction of a field that stands in one element. */
export function simpleInstruction(element: Element): string {
  return element.attributes['w:instr'] ?? wordsOf(element)
}
