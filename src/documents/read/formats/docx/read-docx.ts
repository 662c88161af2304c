/** Reads a Word document (.docx) into blocks: the words and numbers that Word prints, in reading order. */
import type { SourceBlock } from '../../blocks.ts'
import { withLargeHeadings } from '../large-words.ts'
import { tellReading } from '../tell-reading.ts'
import { childrenOf, type Element, within } from '../xml.ts'
import { gatherContents } from './contents.ts'
import { startCounting } from './counting.ts'
import { readNumbering } from './numbering.ts'
import { openParts, type Parts } from './package-parts.ts'
import { readBlocks } from './paragraphs.ts'
import type { Notes, Story } from './story.ts'
import { readStyles, type Styles } from './styles.ts'

/** What was read from one file: its blocks, and in plain sentences what was decided while reading. */
export type Reading = { readonly blocks: readonly SourceBlock[]; readonly notes: readonly string[] }

/** Reads a .docx. Throws `ReadingStopped` when it is damaged, locked, too large or no Word document. */
export function readDocx(bytes: Uint8Array): Reading {
  const parts = openParts(bytes)
  const styles = readStyles(parts.of('styles')?.part)
  const story = beginStory(parts, styles)
  const blocks = readBlocks(parts.body, story)
  // Words left over when the very last end of paragraph was deleted.
  if (story.carried.length > 0)
    blocks.push(...readBlocks({ name: 'w:body', attributes: {}, children: [emptyParagraph] }, story))
  return {
    blocks: [
      ...gatherContents(
        withLargeHeadings(
          blocks,
          block => story.sizes.get(block) ?? 0,
          block => story.contents.has(block),
        ),
        story.contents,
      ),
      ...readRunning(parts, story),
    ],
    notes: tellReading(story.counted),
  }
}

const emptyParagraph: Element = { name: 'w:p', attributes: {}, children: [] }

function beginStory(parts: Parts, styles: Styles): Story {
  const titles = (name: string | undefined) => styles.find(name)?.name === 'title'
  return {
    styles,
    findList: readNumbering(parts.of('numbering')?.part, styles),
    count: startCounting(),
    titled: within(parts.body, 'w:pStyle').some(style => titles(style.attributes['w:val'])),
    target: parts.target,
    notes: { footnote: readNotes(parts, 'footnote'), endnote: readNotes(parts, 'endnote') },
    noteNumbers: new Map(),
    notesMet: { footnote: 0, endnote: 0 },
    fields: [],
    counted: {
      insertions: 0,
      deletions: 0,
      moves: 0,
      hidden: 0,
      comments: 0,
      pictures: 0,
      embedded: 0,
      fieldNumbers: 0,
      struck: 0,
    },
    contents: new Set(),
    sizes: new WeakMap(),
    carried: [],
    line: 0,
  }
}

function readNotes(parts: Parts, kind: 'footnote' | 'endnote'): Notes {
  const found = parts.of(`${kind}s`)
  const notes = childrenOf(found?.part, `w:${kind}`)
  return {
    byId: new Map(notes.map(note => [note.attributes['w:id'] ?? '', note])),
    target: found?.target ?? (() => undefined),
  }
}

/** Headers and footers stand at the end, each once, marked as furniture. */
function readRunning(parts: Parts, story: Story): SourceBlock[] {
  const said = new Set<string>()
  const running: SourceBlock[] = []
  for (const { part, target } of parts.running()) {
    story.target = target
    for (const block of readBlocks(part, story)) {
      const text = block.table ? block.table.map(row => row.join('\t')).join('\n') : block.text
      if (text.trim() === '' || said.has(text)) continue
      said.add(text)
      running.push({ text, furniture: true, line: block.line })
    }
  }
  return running
}
