import type { DocumentTree, Paragraph, ParagraphKind } from '../../tree.ts'

/** An address that a document is known to have, and what may stand there. */
export type Expected = { readonly path: string; readonly kinds: readonly ParagraphKind[] }

/** How a reading compares with what is known. `extra`: addresses made of printed numbers that the document has not. */
export type Score = {
  readonly expected: number
  readonly found: number
  readonly missing: readonly string[]
  readonly wrongKind: readonly string[]
  readonly extra: readonly string[]
  readonly inOrder: boolean
}

const heading: readonly ParagraphKind[] = ['heading']
const numbered: readonly ParagraphKind[] = ['paragraph', 'heading']
const item: readonly ParagraphKind[] = ['item']
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/**
 * Spell out a short notation: "1!" a heading; "1.2:a-e" a paragraph and its letters; "3.2c>i-v" and "7.6a>a-e" points
 * under a letter; "1c#3" three points with list signs; "3=1-10" whole numbers under a section.
 */
export const spellOut = (notation: string): Expected[] => {
  const all = new Map<string, Expected>()
  const expect = (path: string, kinds: readonly ParagraphKind[]): void => {
    if (!all.has(path)) all.set(path, { path, kinds })
  }
  for (const token of notation.trim().split(/\s+/)) {
    const [, base = '', mark = '', sign = '', from = '', to = ''] =
      /^([^!:>#=]+)(!?)(?:([:>#=])(\w+)(?:-(\w+))?)?$/.exec(token) ?? []
    expect(base, mark ? heading : numbered)
    if (sign === ':') for (const letter of letters(from, to)) expect(glue(base) + letter, item)
    if (sign === '>') for (const label of labels(from, to)) expect(`${base}.${label}`, item)
    if (sign === '=') for (let at = Number(from); at <= Number(to); at++) expect(`${base}.${at}`, item)
    if (sign === '#') for (let at = 1; at <= Number(from); at++) expect(`${base}.${at}`, item)
  }
  return [...all.values()]
}

const glue = (base: string): string => (/\d$/.test(base) ? base : `${base}.`)

const letters = (from: string, to: string): string[] => {
  const last = (to || from).charCodeAt(0)
  const out: string[] = []
  for (let at = from.charCodeAt(0); at <= last; at++) out.push(String.fromCharCode(at))
  return out
}

const labels = (from: string, to: string): string[] =>
  from === 'i' ? romans.slice(0, romans.indexOf(to || from) + 1) : letters(from, to)

/** Compare a reading with the known addresses: each found once, with the right kind, in the right order. */
export const score = (tree: DocumentTree, known: readonly Expected[]): Score => {
  const places = new Map(tree.paragraphs.map((paragraph, at) => [paragraph.path, { paragraph, at }]))
  const paths = new Set(known.map(each => each.path))
  const missing = known.filter(each => !places.has(each.path)).map(each => each.path)
  const wrongKind = known
    .filter(each => places.has(each.path) && !each.kinds.includes(places.get(each.path)!.paragraph.kind))
    .map(each => each.path)
  const extra = tree.paragraphs.filter(each => each.printed !== '' && !paths.has(each.path)).map(each => each.path)
  const order = known.flatMap(each => places.get(each.path)?.at ?? [])
  return {
    expected: known.length,
    found: known.length - missing.length - wrongKind.length,
    missing,
    wrongKind,
    extra,
    inOrder: order.every((at, index) => index === 0 || at > order[index - 1]!),
  }
}

/** Points with list signs, in order. */
export const bullets = (tree: DocumentTree): readonly Paragraph[] =>
  tree.paragraphs.filter(each => each.kind === 'item' && each.printed === '')
