/**
 * Paragraph numbers that a respondent cites ("7.2", "para 6.2(o)", "paragraph 4.4 a)", "7.2 to 7.4"), found in the text
 * and matched to the paragraphs of the documents consulted on. Two documents may both have a 7.2: then both are offered.
 */
import type { Span } from './points.ts'

/** A document with the addresses of its paragraphs in order, and the names by which people call it. */
export type CitableDocument = {
  readonly documentId: string
  readonly names: readonly string[]
  readonly paths: readonly string[]
}

/** A paragraph of a document. */
export type Place = { readonly documentId: string; readonly path: string }

/**
 * A citation. `certainty`: one place; ambiguous (several documents have it); nearest (only a paragraph above it exists);
 * unknown (no document has it, though the text calls it a paragraph). A range holds every paragraph from first to last.
 */
export type Citation = Span & {
  readonly cited: string
  readonly certainty: 'one' | 'ambiguous' | 'nearest' | 'unknown'
  readonly places: readonly Place[]
}

const CALLED = String.raw`\b(?:paragraphs?|paras?|sections?|clauses?|points?|items?|sub-?sections?)\b\.?\s{0,3}(?:no\.?\s{0,3})?|§{1,2}\s{0,3}`
// A number, then letters or roman numerals in brackets, after a dot, after a space with a bracket, or at once.
const PART = String.raw`(?:\s?\([a-z]{1,5}\)|\s?\b[a-z]{1,4}\)|\.(?:[a-z]|[ivx]{2,5})\b|(?<=\d)[a-z](?:[ivx]{0,4})\b)`
const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3})*(?:${PART})*`
const LINK = String.raw`\s{0,3}(?:,|;|&|\/|-|–|\band\b|\bor\b|\bto\b)(?:\s{0,3}(?:and|or)\b)?\s{0,3}`
// After a number, a letter with a bracket goes with it: "4.4 a) and b)".
const LETTER = String.raw`\(?[a-z]{1,5}\)`
const FIND = new RegExp(
  `(?<called>${CALLED})(?<list>${NUMBER}(?:${LINK}(?:(?:${CALLED})?${NUMBER}|${LETTER}))*)|(?<bare>${NUMBER})`,
  'giu',
)
const ONE = new RegExp(`${NUMBER}|${LETTER}`, 'giu')
const RANGE = /^\s*(?:-|–|to)\s*(?:(?:paragraphs?|paras?|sections?|clauses?)\s*)?$/iu
// What makes a bare "7.5" a quantity, a time or a sum of money and not a paragraph.
const QUANTITY_BEFORE = /[£$€\d.,:/#]$|\b(?:version|v|draft|page|p)\.?\s*$/iu
const QUANTITY_AFTER =
  /^(?:[\d%]|[.,/:]\d|\s*(?:am|pm|per\s?cent|percent|million|m|bn|billion|km|miles?|hours?|hrs?|days?|weeks?|months?|years?|people)\b)/iu

/** Every citation in the text, in order. Numbers that nothing calls a paragraph count only if a document has them. */
export function findCitations(text: string, documents: readonly CitableDocument[]): readonly Citation[] {
  const index = documents.map(indexOf)
  const found: Citation[] = []
  for (const match of text.matchAll(FIND)) {
    const { called, list, bare } = match.groups ?? {}
    if (bare !== undefined) {
      const citation = cite(text, match.index, bare, bare, index)
      const certain = citation.certainty === 'one' || citation.certainty === 'ambiguous'
      if (certain && isBareCitation(text, match.index, bare)) add(found, citation, index, text)
      continue
    }
    found.push(...citeList(text, match.index + (called ?? '').length, list ?? '', index))
  }
  return found
}

function citeList(text: string, from: number, list: string, index: readonly Indexed[]): Citation[] {
  const citations: Citation[] = []
  let number = ''
  for (const one of list.matchAll(ONE)) {
    const meant = /^\d/u.test(one[0]) ? one[0] : `${number}${one[0]}`
    number = /^[\d.]+/u.exec(meant)?.[0] ?? ''
    add(citations, cite(text, from + one.index, one[0], meant, index), index, text)
  }
  return citations
}

/** Adds a citation, or makes a range of it and the one before where the text says "to" between them. */
function add(citations: Citation[], next: Citation, index: readonly Indexed[], text: string): void {
  const before = citations.at(-1)
  if (before && next.start - before.end < 20 && RANGE.test(text.slice(before.end, next.start))) {
    citations.splice(-1, 1, range(before, next, index, text))
  } else citations.push(next)
}

function isBareCitation(text: string, at: number, cited: string): boolean {
  const structured = /\d\.\d|\d\s?\(?[a-z]/iu.test(cited)
  return (
    structured &&
    !QUANTITY_BEFORE.test(text.slice(Math.max(0, at - 12), at)) &&
    !/[\p{L}]$/u.test(text.slice(Math.max(0, at - 1), at)) &&
    !QUANTITY_AFTER.test(text.slice(at + cited.length, at + cited.length + 12))
  )
}

type Indexed = CitableDocument & { readonly byKey: ReadonlyMap<string, string> }

function indexOf(document: CitableDocument): Indexed {
  return { ...document, byKey: new Map(document.paths.map(path => [keyOf(path), path])) }
}

/** "3.2(c)(iv)", "3.2 c) iv)" and the address "3.2c.iv" are one: numbers and letters, whatever stands between. */
function keyOf(cited: string): string {
  return (cited.toLowerCase().match(/\d+|[a-z]+/gu) ?? []).join('/')
}

/** `meant` is the whole number where `cited`, as written, leaves its beginning out. */
function cite(text: string, start: number, cited: string, meant: string, index: readonly Indexed[]): Citation {
  const span = { start, end: start + cited.length, cited }
  const parts = keyOf(meant).split('/')
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('/')
    const places = index.flatMap(({ documentId, byKey }) => {
      const path = byKey.get(key)
      return path === undefined ? [] : [{ documentId, path }]
    })
    if (places.length === 0) continue
    const chosen = places.length > 1 ? named(text, start, places, index) : places
    const exact = chosen.length > 1 ? 'ambiguous' : 'one'
    return { ...span, certainty: length === parts.length ? exact : 'nearest', places: chosen }
  }
  return { ...span, certainty: 'unknown', places: [] }
}

/** Of several documents with that number, the one named last before it in the same paragraph of the text, if any is. */
function named(text: string, at: number, places: readonly Place[], index: readonly Indexed[]): readonly Place[] {
  const before = text.slice(Math.max(0, text.lastIndexOf('\n\n', at), at - 1000), at).toLowerCase()
  const last = places.map(place => {
    const names = index.find(({ documentId }) => documentId === place.documentId)?.names ?? []
    return { place, at: Math.max(-1, ...names.map(name => before.lastIndexOf(name.toLowerCase()))) }
  })
  const latest = last.toSorted((a, b) => b.at - a.at)
  return latest[0] && latest[0].at >= 0 && latest[0].at !== latest[1]?.at ? [latest[0].place] : places
}

function range(first: Citation, last: Citation, index: readonly Indexed[], text: string): Citation {
  const places = first.places.flatMap(from => {
    const to = last.places.find(({ documentId }) => documentId === from.documentId)
    const paths = index.find(({ documentId }) => documentId === from.documentId)?.paths ?? []
    const [start, end] = [paths.indexOf(from.path), to ? paths.indexOf(to.path) : -1]
    if (end < start) return [from, ...(to ? [to] : [])]
    return paths.slice(start, end + 1).map(path => ({ documentId: from.documentId, path }))
  })
  const certainty = first.certainty === 'one' && last.certainty === 'unknown' ? 'nearest' : first.certainty
  return { start: first.start, end: last.end, cited: text.slice(first.start, last.end), certainty, places }
}
