/** A tree as HTML: for the reading page, and as a file that stands on its own. */
import type { DocumentTree, Paragraph } from '../tree.ts'
import type { InlineRun } from './inline.ts'
import { parseInline } from './inline.ts'
import { escapeHtml, renderRuns } from './inline-html.ts'
import { headingLevel, holdsTitle, type List, type Nested, nest, type Part, titleOf } from './nest.ts'
import { parseTable } from './table.ts'

/** How to draw: `runs` may give a paragraph's words with glossary links (see `linkTerms`). */
export type HtmlOptions = {
  readonly lang?: string
  readonly runs?: ReadonlyMap<string, readonly InlineRun[]>
  readonly furniture?: boolean
  /** Level of headings that stand under no other; 2 unless told otherwise, below the title of a page. */
  readonly firstLevel?: 1 | 2
}

/** The id of a paragraph in HTML, and what stands after "#" in its address. */
export function anchorOf(paragraph: Pick<Paragraph, 'path'>): string {
  return `p-${paragraph.path.replace(/\s+/g, '-')}`
}

/** The paragraphs as HTML without a page around them. */
export function bodyHtml(tree: DocumentTree, options: HtmlOptions = {}): string {
  return nest(tree, options)
    .map(nested => nestedHtml(nested, options))
    .join('\n')
}

/** A whole page that stands on its own, with styles for screen and print. */
export function treeToHtml(tree: DocumentTree, options: HtmlOptions = {}): string {
  const title = escapeHtml(titleOf(tree))
  const isTitled = holdsTitle(tree)
  const version = tree.version === null ? '' : `\n<meta name="version" content="${escapeHtml(tree.version)}">`
  return `<!doctype html>
<html lang="${escapeHtml(options.lang ?? 'en-GB')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${version}
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<main>${isTitled ? '' : `\n<h1>${title}</h1>`}
${bodyHtml(tree, { ...options, firstLevel: isTitled ? 1 : 2 })}
</main>
</body>
</html>
`
}

const styles = `
body { font: 1.125rem/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem }
ul.numbered { list-style: none; padding-left: 2rem }
ul.numbered > li > .number { display: inline-block; margin-left: -2rem; min-width: 1.75rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #595959; padding: .4rem; text-align: start; vertical-align: top }
blockquote { border-left: .25rem solid #595959; margin-left: 0; padding-left: 1rem }
:target { background: #fff3bf }
@media print { body { font-size: 12pt; max-width: none } h1, h2, h3, h4, h5, h6 { break-after: avoid } li, tr { break-inside: avoid } }
`

function nestedHtml(nested: Nested, options: HtmlOptions): string {
  return nested.kind === 'list' ? listHtml(nested, options) : partHtml(nested, options)
}

function listHtml(list: List, options: HtmlOptions): string {
  const items = list.items.map(part => `<li ${idOf(part)}>${wordsHtml(part, options)}${innerHtml(part, options)}</li>`)
  // A list drawn without bullets is no list to some screen readers unless it says so.
  const open = list.numbered ? '<ul class="numbered" role="list">' : '<ul>'
  return `${open}\n${items.join('\n')}\n</ul>`
}

function innerHtml(part: Part, options: HtmlOptions): string {
  return part.inner.length === 0 ? '' : `\n${part.inner.map(nested => nestedHtml(nested, options)).join('\n')}\n`
}

function idOf(part: Part): string {
  return `id="${escapeHtml(anchorOf(part.paragraph))}"`
}

function wordsHtml({ paragraph }: Part, options: HtmlOptions): string {
  const words = renderRuns(options.runs?.get(paragraph.key) ?? parseInline(paragraph.text))
  return paragraph.printed === '' ? words : `<span class="number">${escapeHtml(paragraph.printed)}</span> ${words}`
}

function partHtml(part: Part, options: HtmlOptions): string {
  const inner = part.inner.length === 0 ? '' : `\n${part.inner.map(nested => nestedHtml(nested, options)).join('\n')}`
  return `${elementHtml(part, options)}${inner}`
}

function elementHtml(part: Part, options: HtmlOptions): string {
  const id = idOf(part)
  const { kind, text } = part.paragraph
  const words = () => wordsHtml(part, options)
  switch (kind) {
    case 'heading':
      return headingHtml(id, words(), headingLevel(part, options.firstLevel ?? 2))
    case 'table':
      return tableHtml(id, text)
    case 'quote':
      return `<blockquote ${id}><p>${words()}</p></blockquote>`
    case 'paragraph':
      return `<p ${id}>${words()}</p>`
    default:
      return `<p ${id} class="${kind}">${words()}</p>`
  }
}

function headingHtml(id: string, words: string, level: number): string {
  return `<h${level} ${id}>${words}</h${level}>`
}

function tableHtml(id: string, markdown: string): string {
  const [header = [], ...rows] = parseTable(markdown)
  const words = (cell: string) => renderRuns(parseInline(cell))
  const head = header.map(cell => `<th scope="col">${words(cell)}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map(cell => `<td>${words(cell)}</td>`).join('')}</tr>`)
  return `<table ${id}>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}
