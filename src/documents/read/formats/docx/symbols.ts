/** Words of a run as characters: picture fonts, soft hyphens and the spaces that count. */
import { codePoint } from 'dingbat-to-unicode'
import { type Element, wordsOf } from '../xml.ts'

/** Words without soft hyphens, which print only where a line happens to end; signs of a picture font as characters. */
export function textOf(part: Element, font: string | undefined): string {
  const written = wordsOf(part).replaceAll('\u00ad', '')
  const text = part.attributes['xml:space'] === 'preserve' ? written : trimXmlSpace(written)
  if (!font) return text
  const signs = pictureFont.test(font) ? /[!-~\u00a1-\u00ff\uf000-\uf0ff]/g : /[\uf000-\uf0ff]/g
  return text.replace(signs, sign => symbol(font, sign.charCodeAt(0)))
}

/** Fonts whose letters are pictures: in them "´" is a multiplication sign, whatever the character says. */
const pictureFont = /^(?:symbol|wingdings(?: [23])?|webdings|zapf ?dingbats)$/i

/** Spaces at the edges count only where the file says so; a no-break space is no space of XML, and always counts. */
function trimXmlSpace(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** The character of a symbol that the file names by font and code. */
export function symbolOf(part: Element): string {
  return symbol(part.attributes['w:font'] ?? '', Number.parseInt(part.attributes['w:char'] ?? '', 16))
}

function symbol(font: string, code: number): string {
  if (!Number.isInteger(code) || code < 0 || code > 0xffff) return ''
  // Picture fonts keep their signs from F000 on, in a range that has no meaning outside the font.
  const found = codePoint(font, code) ?? (code >= 0xf000 ? codePoint(font, code - 0xf000) : undefined)
  if (found) return found.string
  return code >= 0xf000 && code <= 0xf0ff ? '•' : String.fromCharCode(code)
}
