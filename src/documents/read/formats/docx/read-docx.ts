/** Reads a Word document (.docx) into blocks: the words and numbers that Word prints, in reading order. */
import type { SourceBlock } from '../../blocks.ts'
import { childrenOf, type Element, within } from '../xml.ts'
import { gatherContents } from './contents.ts'
import { startCounting } from './counting.ts'
import { readNumbering } from './numbering.ts'
import { openParts, type Parts } from './package-parts.ts'
import { readBlocks } from './paragraphs.ts'
import type { Counted, Notes, Story } from './story.ts'
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
    blocks: [...gatherContents(blocks, story.contents), ...readRunning(parts, story)],
    notes: tell(story.counted),
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

function tell(counted: Counted): string[] {
  const notes: string[] = []
  const changes = [
    several(counted.insertions, 'insertion'),
    several(counted.deletions, 'deletion'),
    several(counted.moves, 'moved passage'),
  ].filter(part => part !== '')
  if (changes.length > 0)
    notes.push(
      `The file holds tracked changes (${changes.join(', ')}). It was read as if all of them were accepted: what was inserted is in, what was deleted is out, what was moved stands once, in its new place.`,
    )
  if (counted.hidden > 0)
    notes.push(`${several(counted.hidden, 'piece')} of hidden text left out, as Word does not print it.`)
  if (counted.comments > 0) notes.push(`${several(counted.comments, 'comment')} in the margin left out.`)
  if (counted.pictures > 0)
    notes.push(
      `${several(counted.pictures, 'picture')} left out; a description, where there is one, is kept as page furniture.`,
    )
  if (counted.embedded > 0)
    notes.push(`${several(counted.embedded, 'embedded file')} left out: what they say is not in the text.`)
  if (counted.fieldNumbers > 0)
    notes.push(
      `${several(counted.fieldNumbers, 'number')} left out: Word works out numbers of the fields LISTNUM and AUTONUM when it shows the page, and the file does not hold them. Compare the numbers with the page.`,
    )
  if (counted.struck > 0)
    notes.push(
      `${several(counted.struck, 'piece')} of text struck out by hand kept: it is not a tracked change, so check whether it was meant to go.`,
    )
  return notes
}

function several(count: number, what: string): string {
  if (count === 0) return ''
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
