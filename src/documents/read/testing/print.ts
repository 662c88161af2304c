import type { DocumentTree, Paragraph } from '../../tree.ts'

/** Trees written as Markdown and HTML the way people's programs save them, for reading them back. */

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((_, at) => at !== 1)
    .map(line => line.slice(2, -2).split(' | '))

const bulletDepth = (paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>): number => {
  let depth = 0
  for (let at = byKey.get(paragraph.parent ?? ''); at; at = byKey.get(at.parent ?? ''))
    if (at.kind === 'item' && at.printed === '') depth++
  return depth
}

const escaped = (text: string): string => text.replace(/^(?=[-+*#>](?:\s|$))/, '\\')

/** Consecutive entries of a contents list, as cells. */
const contentsFrom = (paragraphs: readonly Paragraph[], at: number): string[][] => {
  const rows: string[][] = []
  while (paragraphs[at]?.kind === 'contents') rows.push(paragraphs[at++]!.text.split('\t'))
  return rows
}

/** One file of Markdown that holds all the documents. */
export const asMarkdown = (trees: readonly DocumentTree[]): string => trees.map(markdownOf).join('\n\n')

const markdownOf = ({ paragraphs }: DocumentTree): string => {
  const byKey = new Map(paragraphs.map(each => [each.key, each]))
  const out: string[] = []
  for (let at = 0; at < paragraphs.length; at++) {
    const each = paragraphs[at]!
    if (each.kind === 'contents') {
      const rows = contentsFrom(paragraphs, at)
      const width = Math.max(...rows.map(row => row.length))
      const [head = '', ...body] = rows.map(
        row => `| ${Array.from({ length: width }, (_, cell) => row[cell] ?? '').join(' | ')} |`,
      )
      out.push([head, `|${' --- |'.repeat(width)}`, ...body].join('\n'))
      at += rows.length - 1
    } else out.push(markdownLine(each, bulletDepth(each, byKey)))
  }
  return out.join('\n\n')
}

const markdownLine = (paragraph: Paragraph, depth: number): string => {
  const { kind, printed, level, text } = paragraph
  const words = printed === '' ? escaped(text) : `${printed} ${text}`
  const broken = words.replace(/\n/g, '\\\n')
  if (kind === 'heading') return `${'#'.repeat(Math.min(6, level + 1))} ${words.replace(/\n/g, '<br>')}`
  if (kind === 'table') return text
  if (kind === 'quote') return `> ${broken}`
  if (kind !== 'item' || /^\d+[.)]$/.test(printed)) return broken
  return `${'  '.repeat(depth)}- ${words}`
}

const markup = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(?=\S)([^*\n]*[^*\s])\*(?!\w)/g, '<em>$1</em>')
    .replace(/\n/g, '<br/>')

/** One page of HTML that holds all the documents, with lists as lists. */
export const asHtml = (trees: readonly DocumentTree[]): string =>
  `<!doctype html><html><head><title>x</title><style>p{}</style></head><body>${trees.map(htmlOf).join('\n')}</body></html>`

const htmlOf = ({ paragraphs }: DocumentTree): string => {
  const children = new Map<string, Paragraph[]>()
  for (const each of paragraphs) {
    const key = each.parent ?? ''
    children.set(key, [...(children.get(key) ?? []), each])
  }
  return siblings(children.get('') ?? [], children)
}

const siblings = (all: readonly Paragraph[], children: ReadonlyMap<string, Paragraph[]>): string => {
  const out: string[] = []
  for (let at = 0; at < all.length; at++) {
    const each = all[at]!
    if (each.kind === 'contents') {
      const rows = contentsFrom(all, at)
      out.push(tableOf(rows))
      at += rows.length - 1
    } else if (each.kind === 'item') {
      const run = all.slice(at, endOfRun(all, at))
      out.push(listOf(run, children))
      at += run.length - 1
    } else out.push(element(each), siblings(children.get(each.key) ?? [], children))
  }
  return out.join('\n')
}

const listKind = (printed: string): string =>
  /^i+\.$|^[ivx]{2,}\.$/.test(printed) ? 'i' : /^[a-z]\.$/.test(printed) ? 'a' : /^\d+\.$/.test(printed) ? '1' : ''

const endOfRun = (all: readonly Paragraph[], at: number): number => {
  let end = at
  while (all[end]?.kind === 'item' && (all[end]!.printed === '') === (all[at]!.printed === '')) end++
  return end
}

const listOf = (run: readonly Paragraph[], children: ReadonlyMap<string, Paragraph[]>): string => {
  const kind = listKind(run[0]!.printed)
  const item = ({ printed, text, key }: Paragraph): string => {
    const words = kind === '' && printed !== '' ? `${printed} ${markup(text)}` : markup(text)
    return `<li>${words}${siblings(children.get(key) ?? [], children)}</li>`
  }
  const name = kind === '' ? 'ul' : 'ol'
  return `<${name}${kind === '' ? '' : ` type="${kind}"`}>\n${run.map(item).join('\n')}\n</${name}>`
}

const tableOf = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map(row => `<tr>${row.map(cell => `<td>${markup(cell)}</td>`).join('')}</tr>`).join('\n')}</table>`

const element = ({ kind, printed, level, text }: Paragraph): string => {
  const words = markup(printed === '' ? text : `${printed} ${text}`)
  if (kind === 'heading') return `<h${Math.min(6, level + 1)}>${words}</h${Math.min(6, level + 1)}>`
  if (kind === 'table') return tableOf(rowsOf(text))
  if (kind === 'quote') return `<blockquote><p>${words}</p></blockquote>`
  return kind === 'contact' ? `<address>${words}</address>` : `<p>${words}</p>`
}
