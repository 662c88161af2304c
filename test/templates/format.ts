/** One form for templates: indented by what is open, no line over the width, broken only where a page stays the same. */
import { isBlock, type Place, type Scan, scan } from './scan.ts'

/** The most columns a line of a template may have. */
export const WIDTH = 140

/** The template as it should stand. Formatting it again changes nothing. */
export function formatTemplate(source: string): string {
  let text = indent(source.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n'))
  for (let round = 0; round < 12; round++) {
    const broken = indent(breakLongLines(text))
    if (broken === text) return `${text.trimEnd()}\n`
    text = broken
  }
  return `${text.trimEnd()}\n`
}

function within(stretches: Scan['kept'], at: number): boolean {
  return stretches.some(([from, to]) => at > from && at <= to)
}

/** Every line begins two columns further in than the line that opened what it stands in. */
function indent(source: string): string {
  const { turns, kept, codes } = scan(source)
  const open: number[] = []
  const lines: string[] = []
  let next = 0
  let start = 0
  for (const line of source.split('\n')) {
    const end = start + line.length
    let cursor = start + (line.length - line.trimStart().length)
    let level = open.length > 0 ? (open.at(-1) ?? 0) + 1 : 0
    for (let turn = turns[next]; turn && turn.kind !== 'open' && turn.at <= end; turn = turns[next]) {
      if (turn.at > cursor && source.slice(cursor, turn.at).trim() !== '') break
      if (turn.at < start) {
        if (turn.kind === 'close') open.pop()
        next++
        continue
      }
      level = turn.kind === 'close' ? (open.pop() ?? 0) : (open.at(-1) ?? 0)
      cursor = Math.max(cursor, turn.end)
      next++
    }
    for (let turn = turns[next]; turn && turn.at < end; turn = turns[next]) {
      if (turn.kind === 'open') open.push(level)
      else if (turn.kind === 'close') open.pop()
      next++
    }
    const bare = line.trim()
    // After a block tag the line's end is dropped: whether any white space stands before these words is its indentation.
    const spaced = /%\}$/.test(lines.at(-1) ?? '') && !/-%\}$/.test(lines.at(-1) ?? '') && shows(bare)
    const columns = spaced ? (bare.length < line.length ? Math.max(level, 1) : 0) : level
    const dropped = /%\}$/.test(lines.at(-1) ?? '') && bare.startsWith('{%')
    const asItIs = within(kept, start) && !within(codes, start) && !dropped
    lines.push(asItIs ? line : bare === '' ? '' : `${'  '.repeat(columns)}${bare}`)
    start = end + 1
  }
  return lines.join('\n')
}

/** Whether a line begins with something that white space before it would be seen beside. */
function shows(line: string): boolean {
  return !line.startsWith('{%') && !(/^<\/?([!\w-]+)/.test(line) && isBlock(/^<\/?([!\w-]+)/.exec(line)?.[1] ?? ''))
}

/** Breaks each line that is too long, once: at its outermost places. */
function breakLongLines(source: string): string {
  const { places } = scan(source)
  const breaks: Place[] = []
  let start = 0
  for (const line of source.split('\n')) {
    const [from, to] = [start, start + line.length]
    start = to + 1
    if (line.length <= WIDTH) continue
    const first = from + (line.length - line.trimStart().length)
    const inside = places.filter(
      each => each.from > first && each.to < to && !source.slice(each.from, each.to).includes('\n'),
    )
    breaks.push(...outermost(inside, from))
  }
  let text = source
  for (const { from, to } of breaks.toSorted((a, b) => b.from - a.from))
    text = `${text.slice(0, from)}\n ${text.slice(to)}`
  return text
}

/** The places at which to break a line that begins at `from`: beside every block of the outermost level, or one among words. */
function outermost(inside: readonly Place[], from: number): Place[] {
  const hard = inside.filter(each => each.hard)
  const soft = inside.filter(each => !each.hard)
  const depthOf = (some: readonly Place[]) => Math.min(...some.map(each => each.depth))
  if (hard.length > 0 && depthOf(hard) <= depthOf(soft)) {
    const depth = depthOf(hard)
    return hard.filter((each, at) => each.depth === depth && hard.findIndex(other => other.from === each.from) === at)
  }
  if (soft.length === 0) return []
  const depth = depthOf(soft)
  const level = soft.filter(each => each.depth === depth)
  const fits = level.filter(each => each.from - from <= WIDTH)
  return [fits.at(-1) ?? level[0]].filter(each => each !== undefined)
}
