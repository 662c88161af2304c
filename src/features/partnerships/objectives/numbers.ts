/** Numbers as people type them: thousands with commas, decimals with a point. */

/** The number typed, null for a blank, undefined for what is no number. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.replaceAll(/[,\s]/g, '')
  if (plain === '') return null
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return undefined
  return Number(plain)
}

/** A number as it is written in a form or a table. */
export function writeNumber(value: number | null): string {
  return value === null ? '' : String(value)
}
