/** The terms of a document: those of the glossary, and those that its own paragraphs define. */
import type { Handle } from '../../../db/open.ts'
import { plainText } from '../../../documents/export/inline.ts'
import { linkTerms, type Term } from '../../../documents/export/terms.ts'
import type { DocumentTree } from '../../../documents/tree.ts'

/** A term with its meaning, inline Markdown. `id` is what its address in the page ends with. */
export type Meaning = { readonly term: string; readonly meaning: string; readonly id: string }

/** The terms kept for a document, and those for all documents, in order of the alphabet; its own meaning goes first. */
export async function findGlossary(db: Handle, documentId: string): Promise<Meaning[]> {
  const rows = await db
    .selectFrom('glossary_term')
    .select(['id', 'term', 'meaning', 'document_id'])
    .where(eb => eb.or([eb('document_id', '=', documentId), eb('document_id', 'is', null)]))
    .orderBy(eb => eb.fn('lower', ['term']))
    .execute()
  const own = new Set(rows.filter(row => row.document_id !== null).map(({ term }) => term.toLowerCase()))
  return rows
    .filter(row => row.document_id !== null || !own.has(row.term.toLowerCase()))
    .map(({ id, term, meaning }) => ({ term, meaning, id: `term-${id}` }))
}

/** Longest term that a definition can begin with. */
const LONGEST = 60

/** The word that a definition defines: in bold, in quotation marks, or before a colon, a dash or "means"; null without one. */
export function termOf(text: string): string | null {
  const marked = /^\s*\*\*(.+?)\*\*/s.exec(text)?.[1]
  const words = plainText(text).trim()
  const said =
    marked ?? /^["“‘'](.+?)["”’']/.exec(words)?.[1] ?? /^(.+?)\s*(?::|\s[–—-]\s|\s(?:means?|is|are)\b)/.exec(words)?.[1]
  const term = plainText(said ?? '')
    .replace(/^(?:an?|the)\s+/i, '')
    .replace(/[\s:*.–—-]+$/, '')
    .trim()
  return term === '' || term.length > LONGEST ? null : term
}

/** Words with their terms linked where they first stand, by paragraph key. A definition links to no other. */
export function linkGlossary(tree: DocumentTree, glossary: readonly Meaning[]) {
  const defined = tree.paragraphs.flatMap(({ kind, text, path }): Term[] => {
    const term = kind === 'definition' ? termOf(text) : null
    return term === null ? [] : [{ term, href: `#${path}` }]
  })
  const known = new Set(defined.map(({ term }) => term.toLowerCase()))
  const others = glossary.filter(({ term }) => !known.has(term.toLowerCase()))
  const terms = [...defined, ...others.map(({ term, id }) => ({ term, href: `#${id}` }))]
  return linkTerms({ ...tree, paragraphs: tree.paragraphs.filter(({ kind }) => kind !== 'definition') }, terms)
}
