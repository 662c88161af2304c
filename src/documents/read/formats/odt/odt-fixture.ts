/** Makes OpenDocument texts for tests out of their own XML. */
import { makeZip } from '../zip-fixture.ts'

const namespaces = ['office', 'text', 'table', 'style', 'draw', 'svg']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ')

/** The parts of a document as XML, each without its outermost element. */
export type OdtParts = { readonly body: string; readonly automatic?: string; readonly styles?: string }

/** The bytes of an .odt. */
export function makeOdt({ body, automatic = '', styles = '' }: OdtParts): Uint8Array {
  return makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${namespaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${namespaces}>${styles}</office:document-styles>`,
  })
}

/** A style of lists: one level after the other, each with its format, suffix and how many levels it shows. */
export function listStyle(
  name: string,
  levels: readonly (readonly [format: string, suffix: string, shown?: number])[],
): string {
  const inside = levels.map(
    ([format, suffix, shown = 1], at) =>
      `<text:list-level-style-number text:level="${at + 1}" style:num-format="${format}" style:num-suffix="${suffix}" text:display-levels="${shown}"/>`,
  )
  return `<text:list-style style:name="${name}">${inside.join('')}</text:list-style>`
}

/** A list with items that are already written. */
export function list(items: readonly string[], attributes = ''): string {
  return `<text:list ${attributes}>${items.map(item => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`
}

/** A paragraph. */
export function p(words: string, style = ''): string {
  return `<text:p${style && ` text:style-name="${style}"`}>${words}</text:p>`
}
