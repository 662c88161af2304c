/** Words of a program's fault without what people typed: what is kept tells a programmer what broke, and nobody who did what. Pure. */

/** What may hold a value, in the order in which it is looked for. */
const VALUES: readonly RegExp[] = [
  /https?:\/\/\S+/gi,
  /[^\s"'`<>(),:;]+@[^\s"'`<>(),:;]+/g,
  // An address on this server, whose parts may be a code or what was looked for.
  /(?<=^|[\s(=:])\/[^\s)]+/g,
  // Codes in groups, tokens, ids, numbers of telephones.
  /(?<![\w-])[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})+(?![\w-])/g,
  /(?<![\w-])(?=[\w-]*\d)[\w-]{14,}(?![\w-])/g,
  /\+?\d[\d ]{5,}\d/g,
]

/** A quoted word that the engine takes from the program itself: "Cannot read properties of undefined (reading 'name')". */
const OF_THE_PROGRAM = /^(?:reading|setting) $/

/** A text with "…" for whatever may be a value. */
export function discreet(text: string): string {
  const unquoted = text.replace(
    /(reading |setting )?(["'`])((?:(?!\2).)*)\2/gs,
    (whole, before: string | undefined, quote: string, inside: string) =>
      before && OF_THE_PROGRAM.test(before) && /^[a-z][A-Za-z]{0,30}$/.test(inside)
        ? whole
        : `${before ?? ''}${quote}…${quote}`,
  )
  return VALUES.reduce((said, value) => said.replace(value, '…'), unquoted)
}
