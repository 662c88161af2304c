/**
 * What a browser, or whoever pretends to be one, sends: names with one value or several. Reading is forgiving about
 * characters that no keyboard makes and strict about everything else; it never shortens what was typed.
 */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

/** Form fields as a question writes them, to show a kept draft or a form with problems again. */
export type WrittenFields = Record<string, string | string[]>

// NUL cannot be stored by PostgreSQL; the other control characters cannot be typed, printed or put into XML.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Takes out characters that cannot be typed, makes broken surrogates whole and line ends "\n"; trims both ends. */
export function cleanText(typed: string): string {
  return cleanTyped(typed).trim()
}

/** As `cleanText`, on one line: line breaks and tabs become spaces. */
export function cleanLine(typed: string): string {
  // Split and join rather than one expression with "\s*" on both sides, which takes quadratic time on a page of spaces.
  const parts = cleanTyped(typed).split(/[\n\t]+/)
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .join(' ')
}

/** Only what storage demands; spaces and line breaks at the ends stay. For keeping a draft as it was typed. */
export function cleanTyped(typed: string): string {
  return typed.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '')
}

/** All values of a field in order; none if it was not sent. Own properties only, so that "constructor" is no field. */
export function valuesOf(fields: Fields, name: string): readonly string[] {
  if (!Object.hasOwn(fields, name)) return []
  const value = fields[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value.filter(each => typeof each === 'string')
}

/** The text of a field as typed; a field sent several times is joined by line breaks so that nothing is lost. */
export function typedText(fields: Fields, name: string): string {
  return cleanTyped(valuesOf(fields, name).join('\n'))
}
