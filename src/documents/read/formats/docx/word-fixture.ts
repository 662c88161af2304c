/** Makes Word documents for tests out of their own XML, so that every feature of the format can be written. */
import { makeZip } from '../zip-fixture.ts'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** The parts of a document as XML, each without its outermost element. */
export type WordParts = {
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly header?: string
  /** Addresses outside, by relationship id. */
  readonly links?: Readonly<Record<string, string>>
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The bytes of a .docx. */
export function makeWord(parts: WordParts): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${package_}"><Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${namespaces}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
  }
  const relations = Object.entries(parts.links ?? {}).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${target}" TargetMode="External"/>`,
  )
  const roots = { numbering: 'numbering', styles: 'styles', footnotes: 'footnotes', header: 'hdr' } as const
  for (const [purpose, root] of Object.entries(roots) as [keyof typeof roots, string][]) {
    const content = parts[purpose]
    if (content === undefined) continue
    files[`word/${purpose}.xml`] = `<w:${root} ${namespaces}>${content}</w:${root}>`
    relations.push(`<Relationship Id="${purpose}" Type="${office}/${purpose}" Target="${purpose}.xml"/>`)
  }
  files['word/_rels/document.xml.rels'] = `<Relationships xmlns="${package_}">${relations.join('')}</Relationships>`
  return makeZip(files)
}

/** A run of words. */
export function run(words: string, look = ''): string {
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph: words, or runs already written. */
export function para(content: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`
}

/** Properties that put a paragraph in a list. */
export function inList(numId: number, level?: number): string {
  return `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numId}"/></w:numPr>`
}

/** Properties that give a paragraph a style. */
export function styled(id: string): string {
  return `<w:pStyle w:val="${id}"/>`
}

/** One level of a definition. */
export function level(index: number, format: string, text: string, more = '', start = 1): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** A list definition. */
export function definition(id: number, levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
}

/** A list that follows a definition. */
export function list(numId: number, definitionId: number, overrides = ''): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${definitionId}"/>${overrides}</w:num>`
}

/** A style of paragraphs. */
export function style(id: string, name: string, inside: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`
}
