/** Brings the lines of a contents list together, whether Word made the list or somebody typed it. */
import type { SourceBlock } from '../../blocks.ts'

/** Lines of a contents list as rows of one table: what stands before, between and after the tabs. */
export function gatherContents(blocks: readonly SourceBlock[], known: ReadonlySet<SourceBlock>): SourceBlock[] {
  const out: SourceBlock[] = []
  for (let at = 0; at < blocks.length; ) {
    const end = endOfContents(blocks, at, known)
    const lines = blocks.slice(at, end)
    const [first] = lines
    if (first && lines.length > 0) {
      out.push({ text: '', table: level(lines.map(rowOf)), line: first.line })
      at = end
    } else out.push(blocks[at++] as SourceBlock)
  }
  return out
}

/** Where the list that begins here ends; `at` itself when none does. A typed list has three lines with pages or more. */
function endOfContents(blocks: readonly SourceBlock[], at: number, known: ReadonlySet<SourceBlock>): number {
  let end = at
  let typed = 0
  for (let block = blocks[end]; block; block = blocks[++end]) {
    if (known.has(block)) continue
    const head = end === at && /^(?:table of )?contents\s*\t/i.test(block.text)
    if (block.table || block.furniture || !(head || /\t\s*\d{1,3}$/.test(block.text))) break
    typed++
  }
  const listed = blocks.slice(at, end).some(block => known.has(block))
  return listed || typed >= 3 ? end : at
}

/** The number of a line is words here: nothing is numbered by a contents list. */
function rowOf({ marker, text }: SourceBlock): string[] {
  const cells = text.split(/\s*\t\s*/).map(cell => cell.replace(/\n/g, ' '))
  return marker === undefined ? cells : [marker, ...cells]
}

function level(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map(row => row.length))
  return rows.map(row => [...row, ...Array<string>(width - row.length).fill('')])
}
