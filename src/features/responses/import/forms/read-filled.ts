/** One filled form laid over the form as it was printed: which column says what, what was not found, and what was written elsewhere. Pure. */
import { fold } from '../../../../kernel/fold.ts'
import type { NumberedComment } from '../../../../web/table/book/table.ts'
import type { PrintedComments, PrintedForm, PrintedPart, PrintedTicks } from './printed.ts'
import type { WordItem } from './word-items.ts'

/** What a form says: a text by the name of its column. */
export type FilledForm = {
  readonly cells: ReadonlyMap<string, string>
  /** What it says of paragraphs, in the order of the form. */
  readonly comments: readonly NumberedComment[]
  /** How many of the headings that it should have are in it. */
  readonly found: number
  /** Headings that are not. */
  readonly missing: readonly string[]
  /** What was written where there was no room for it. */
  readonly beside: readonly string[]
}

const bare = (text: string): string => fold(text.split('\n')[0] ?? '')

/** Reads one. */
export function readFilled(items: readonly WordItem[], printed: PrintedForm): FilledForm {
  const places = placesOf(items, printed.parts)
  const commented = placesOf(items, printed.comments)
  const cells = new Map<string, string>()
  const beside: string[] = []
  const known = new Set([...printed.known, ...printed.parts.flatMap(textsOf)].map(bare))
  const starts = [...places.values(), ...commented.values()].sort((a, b) => a - b)
  const after = (at: number) => items.slice(at + 1, starts.find(start => start > at) ?? items.length)
  for (const [part, at] of places) {
    const own = after(at)
    for (const [column, text] of readPart(own, part)) if (text !== '') cells.set(column, text)
    if (/^\d/.test(part.heading)) beside.push(...looseIn(own, part, known))
  }
  const comments: NumberedComment[] = []
  for (const [{ document }, at] of commented) {
    const read = readComments(after(at), printed.over, known)
    comments.push(...read.comments.map(each => ({ document, ...each })))
    beside.push(...read.beside)
  }
  const missing = printed.parts.filter(part => !places.has(part)).map(({ heading }) => heading)
  return { cells, comments, found: places.size, missing, beside }
}

/** Rooms in pairs: one for a number, one for the words; what has words is a comment, whatever number stands with it. */
function readComments(items: readonly WordItem[], over: PrintedForm['over'], known: ReadonlySet<string>) {
  const comments: { number: string; words: string }[] = []
  const beside: string[] = []
  let [label, number] = ['', '']
  for (const item of items) {
    if (item.kind === 'paragraph') {
      if (known.has(bare(item.text))) label = bare(item.text)
      else if (item.text.trim() !== '') beside.push(item.text)
    } else if (label === bare(over.number)) number = item.text
    else if (item.text !== '') {
      comments.push({ number, words: item.text })
      number = ''
    }
  }
  return { comments, beside }
}

/** What was written among the questions where there was no room for it, and in rooms that no question has. */
function looseIn(items: readonly WordItem[], { parts }: PrintedPart, known: ReadonlySet<string>): string[] {
  const rooms = items.filter(item => item.kind === 'room')
  const own = new Set(rooms.slice(0, parts.filter(part => part.kind === 'room').length))
  return items.flatMap(item => {
    const printed = item.kind === 'room' ? own.has(item) : known.has(bare(item.text))
    return printed || item.text.trim() === '' ? [] : [item.text]
  })
}

const textsOf = ({ heading, parts }: PrintedPart): string[] => [
  heading,
  ...parts.flatMap(part => (part.kind === 'ticks' ? [part.instruction, ...part.options] : [part.label])),
]

/** Where each part begins: its headings come in their order; a question whose number was lost is known by its words. */
function placesOf<Part extends PrintedPart | PrintedComments>(
  items: readonly WordItem[],
  parts: readonly Part[],
): Map<Part, number> {
  const places = new Map<Part, number>()
  let from = 0
  for (const part of parts) {
    const wanted = new Set([bare(part.heading), bare(part.heading.replace(/^\d+\.\s+/, ''))])
    const at = items.findIndex(
      (item, place) => place >= from && item.kind === 'paragraph' && wanted.has(bare(item.text)),
    )
    if (at < 0) continue
    places.set(part, at)
    from = at + 1
  }
  return places
}

/** What stands in the boxes and rooms of a part, by column. */
function readPart(items: readonly WordItem[], { parts }: PrintedPart): (readonly [string, string])[] {
  const ticks = parts.filter(part => part.kind === 'ticks')
  const rooms = parts.filter(part => part.kind === 'room')
  const written = items.filter(item => item.kind === 'room')
  const said = rooms.map(
    // A room is known by what stands above it; without that, by its place.
    (room, at) => [room.column, (roomUnder(items, room.label) ?? written[at])?.text ?? ''] as const,
  )
  return [...ticks.flatMap((part, at) => readTicks(stretchOf(items, ticks, at), part)), ...said]
}

function roomUnder(items: readonly WordItem[], label: string) {
  if (label === '') return undefined
  const at = items.findIndex(item => item.kind === 'paragraph' && bare(item.text) === bare(label))
  return at < 0 ? undefined : items.slice(at).find(item => item.kind === 'room')
}

/** The items of one of several groups of boxes: from its instruction to that of the next. */
function stretchOf(items: readonly WordItem[], ticks: readonly PrintedTicks[], at: number): readonly WordItem[] {
  if (ticks.length === 1) return items
  const placeOf = (part: PrintedTicks | undefined) =>
    part ? items.findIndex(item => item.kind === 'paragraph' && bare(item.text) === bare(part.instruction)) : -1
  const [from, to] = [placeOf(ticks[at]), placeOf(ticks[at + 1])]
  return from < 0 ? [] : items.slice(from, to < from ? undefined : to)
}

function readTicks(items: readonly WordItem[], { options, columns }: PrintedTicks): (readonly [string, string])[] {
  const boxes = options.map(option => {
    const item = items.find(each => each.kind === 'paragraph' && each.box !== null && bare(each.text) === bare(option))
    return item?.kind === 'paragraph' ? (item.box ?? '') : ''
  })
  if (columns.length !== 1) return columns.map((column, at) => [column, boxes[at] ?? ''] as const)
  const chosen = options.filter((_, at) => boxes[at] !== '')
  return [[columns[0]!, chosen.join('\n')]]
}
