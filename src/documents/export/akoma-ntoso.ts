/** A tree as Akoma Ntoso 1.0 (OASIS LegalDocML): the interchange form of numbered rules, with an eId per paragraph. */
import type { DocumentTree } from '../tree.ts'
import { type InlineRun, parseInline } from './inline.ts'
import { type Nested, nest, type Part, titleOf } from './nest.ts'
import { parseTable } from './table.ts'

/** What the metadata must say: whose document it is, under what address, and of what day. */
export type AkomaOptions = {
  /** Address of the document without a version, such as "/akn/gb/doc/code-on-consultation". */
  readonly work: string
  /** ISO day of this version. */
  readonly date: string
  readonly author: string
  readonly lang?: string
}

/** Writes a tree as an Akoma Ntoso `doc`. Printed numbers stand in `num`, exactly as printed. */
export function treeToAkomaNtoso(tree: DocumentTree, options: AkomaOptions): string {
  const lang = (options.lang ?? 'en-GB').split('-')[0] ?? 'en'
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<doc name="code">
${meta(tree, options, lang)}
<preface>
<longTitle><p><docTitle>${xml(titleOf(tree))}</docTitle></p></longTitle>
</preface>
<mainBody>
${nest(tree).map(nestedXml).join('\n') || '<p/>'}
</mainBody>
</doc>
</akomaNtoso>
`
}

function meta(tree: DocumentTree, { work, date, author }: AkomaOptions, lang: string): string {
  const expression = `${work}/${lang}@${date}`
  const level = (name: string, uri: string, extra = '') => `<${name}>
<FRBRthis value="${xml(uri)}"/><FRBRuri value="${xml(uri)}"/>
<FRBRdate date="${xml(date)}" name="version"/><FRBRauthor href="#author"/>${extra}
</${name}>`
  const version = tree.version === null ? '' : `<FRBRversionNumber value="${xml(tree.version)}"/>`
  return `<meta>
<identification source="#author">
${level('FRBRWork', work, '<FRBRcountry value="gb"/>')}
${level('FRBRExpression', expression, `${version}<FRBRlanguage language="${xml(lang)}"/>`)}
${level('FRBRManifestation', `${expression}.xml`)}
</identification>
<references source="#author"><TLCOrganization eId="author" href="/ontology/organization/author" showAs="${xml(author)}"/></references>
</meta>`
}

function nestedXml(nested: Nested): string {
  return nested.kind === 'list' ? nested.items.map(item => hierarchy('point', item)).join('\n') : partXml(nested)
}

function partXml(part: Part): string {
  const { kind } = part.paragraph
  if (kind === 'heading') return hierarchy('section', part)
  if (part.inner.length > 0 || part.paragraph.printed !== '') return hierarchy('paragraph', part)
  return `<hcontainer ${eId(part)} name="${kind}"><content>${contentXml(part)}</content></hcontainer>`
}

/** A numbered part: its number, then a heading or words, then what hangs under it. */
function hierarchy(element: 'section' | 'paragraph' | 'point', part: Part): string {
  const { kind, printed, text } = part.paragraph
  const number = printed === '' ? '' : `<num>${xml(printed)}</num>`
  const inner = part.inner.map(nestedXml).join('\n')
  const open = `<${element} ${eId(part)}>${number}`
  if (kind === 'heading') {
    const body = inner === '' ? '<content><p/></content>' : `\n${inner}\n`
    return `${open}<heading>${words(parseInline(text))}</heading>${body}</${element}>`
  }
  const own = contentXml(part)
  return inner === ''
    ? `${open}<content>${own}</content></${element}>`
    : `${open}<intro>${own}</intro>\n${inner}\n</${element}>`
}

function contentXml({ paragraph }: Part): string {
  if (paragraph.kind !== 'table') return `<p>${words(parseInline(paragraph.text))}</p>`
  const row = (cells: readonly string[], cell: 'th' | 'td') =>
    `<tr>${cells.map(text => `<${cell}><p>${words(parseInline(text))}</p></${cell}>`).join('')}</tr>`
  const rows = parseTable(paragraph.text).map((cells, at) => row(cells, at === 0 ? 'th' : 'td'))
  return `<table>${rows.join('')}</table>`
}

function words(runs: readonly InlineRun[]): string {
  return runs
    .map(run => {
      let text = xml(run.text).replaceAll('\n', '<eol/>')
      if (run.emphasis) text = `<i>${text}</i>`
      if (run.strong) text = `<b>${text}</b>`
      return run.href === undefined ? text : `<a href="${xml(run.href)}">${text}</a>`
    })
    .join('')
}

function eId({ paragraph }: Part): string {
  return `eId="p_${xml(paragraph.path.replace(/[^\p{L}\p{N}._-]/gu, '-'))}"`
}

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
