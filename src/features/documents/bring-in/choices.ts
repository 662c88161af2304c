/** What is decided about each document found in a file: whether it is kept, and as what. */
import type { SubjectKind } from '../../../access/access.ts'
import { plainText } from '../../../documents/export/inline.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DocumentKind } from '../documents.queries.ts'

/** The decision about one document. */
export type Choice = {
  readonly keep: boolean
  readonly title: string
  readonly kind: DocumentKind
  readonly printedVersion: string
  readonly dated: Day | null
  /** The document that this is the next version of; null for a new one. */
  readonly nextOf: string | null
  readonly whatChanged: string
  readonly why: string
}

/** Longest title of a document. */
export const longestTitle = 300

/** What is proposed about a document that was just read. */
export function proposeChoice(tree: DocumentTree, home: SubjectKind, nextOf: string | null = null): Choice {
  return {
    keep: true,
    title: plainText(tree.title).trim().slice(0, longestTitle),
    kind: guessKind(tree, home),
    printedVersion: tree.version ?? '',
    dated: null,
    nextOf,
    whatChanged: '',
    why: '',
  }
}

const byTitle: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\bterms of reference\b/i, 'terms'],
  [/\bminutes\b|\bnotes of (?:the|a) meeting\b/i, 'minutes'],
  [/\bprotocol\b/i, 'protocol'],
  [/\breport\b/i, 'report'],
]

/** Numbered paragraphs from which a document looks like rules that people can answer one by one. */
const MANY = 5

/** What a document seems to be, by its greeting, its title and its numbers. A person corrects it. */
export function guessKind(tree: DocumentTree, home: SubjectKind): DocumentKind {
  if (tree.paragraphs.slice(0, 12).some(({ text }) => /^dear\b/i.test(plainText(text).trim()))) return 'letter'
  const named = byTitle.find(([pattern]) => pattern.test(tree.title))
  if (named) return named[1]
  const numbered = tree.paragraphs.filter(({ printed }) => /\d/.test(printed)).length
  if (numbered < MANY) return 'information'
  return home === 'consultation' ? 'consultation-draft' : home === 'partnership' ? 'terms' : 'code'
}
