/** What is known and kept while one Word document is read from start to end. */
import type { SourceBlock } from '../../blocks.ts'
import { refuseTooLong } from '../../limits.ts'
import type { Span } from '../spans.ts'
import type { Element } from '../xml.ts'
import type { Marker } from './counting.ts'
import type { List } from './numbering.ts'
import type { Styles } from './styles.ts'

/** One field that is open: its instruction while that is read, then what its result is part of. */
export type Field = { instruction: string; showing: boolean; link?: string }

/** What people are told about when the reading is done: how many of each there were. */
export type Counted = {
  insertions: number
  deletions: number
  moves: number
  hidden: number
  comments: number
  pictures: number
  embedded: number
  /** Numbers of LISTNUM and AUTONUM fields, which no file holds. */
  fieldNumbers: number
  /** Pieces of text struck out by hand, which a careful reader takes for deleted. */
  struck: number
}

/** Footnotes or endnotes by their id, and the addresses that their links lead to. */
export type Notes = {
  readonly byId: ReadonlyMap<string, Element>
  readonly target: (id: string) => string | undefined
}

/** The state of one reading. */
export type Story = {
  readonly styles: Styles
  readonly findList: (numId: number) => List | null
  readonly count: (list: List, level: number) => Marker
  /** True when some paragraph has the style Title: then "Heading 1" is the second depth. */
  readonly titled: boolean
  /** Address of a relationship of the part being read; each part has its own. */
  target: (id: string) => string | undefined
  readonly notes: { readonly footnote: Notes; readonly endnote: Notes }
  readonly noteNumbers: Map<string, number>
  /** How many notes of each kind have had their number. */
  readonly notesMet: { footnote: number; endnote: number }
  readonly fields: Field[]
  readonly counted: Counted
  /** Blocks that Word knows to be lines of a contents list. */
  readonly contents: Set<SourceBlock>
  /** The size in which most of a paragraph stands, in half points. */
  readonly sizes: WeakMap<SourceBlock, number>
  /** Words of a paragraph whose end was deleted: they run on into the next paragraph. */
  carried: Span[]
  line: number
}

/** What one paragraph's words are made of. */
export type Inline = {
  readonly spans: Span[]
  /** Size of each run, in half points, and how many letters stand in it. */
  readonly sizes: [size: number, letters: number][]
  /** Text boxes that hang on the paragraph. */
  readonly boxes: Element[]
  /** What stands for its pictures. */
  readonly pictures: string[]
  /** Notes whose marks stand in it, with the mark. */
  readonly noted: { readonly mark: string; readonly note: Element; readonly target: Notes['target'] }[]
}

/** A new, empty paragraph. */
export function newInline(): Inline {
  return { spans: [], sizes: [], boxes: [], pictures: [], noted: [] }
}

/** Takes the next running number of a paragraph. */
export function nextLine(story: Story): number {
  story.line += 1
  refuseTooLong(story.line)
  return story.line
}

/** Blocks that hold something. */
export function keepsWords(block: SourceBlock): boolean {
  return block.text !== '' || block.marker !== undefined || block.table !== undefined
}
