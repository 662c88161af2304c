/** Terms of a code: which a clause defines, and where each is used first. Pure. */
import type { Code } from '../../../codes/index.ts'
import { linkTerms } from '../../../documents/export/terms.ts'
import type { InlineRun } from '../../../documents/index.ts'
import { treeOfCode } from '../codes/code-tree.ts'

/** A defined term with what it means. */
export type Defined = { readonly term: string; readonly meaning: string }

/** Longest word that a definition begins with. */
const LONGEST = 60

/** The term that a clause defines as its text says so: “Partner”: …, "Partner" means …, or Partner: …. None where it does not. */
export function definedIn(gist: string): readonly Defined[] {
  const quoted = /^["“‘']([^"”’']{2,60})["”’']\s*(?::|[–—-]|means?\b|is\b|are\b)\s*(.+)$/s.exec(gist)
  const named = /^([^:.]{2,60}):\s+(.+)$/s.exec(gist)
  const [, term = '', meaning = ''] = quoted ?? named ?? []
  const words = term.trim().replace(/^(?:an?|the)\s+/i, '')
  if (words === '' || words.length > LONGEST || words.split(/\s+/).length > 5) return []
  return [{ term: words, meaning: meaning.trim() }]
}

/** The words of clauses in which a term is used first, with that use as a link to its meaning, by the number of the clause. */
export function firstUses(
  code: Code,
  terms: readonly { readonly id: string; readonly term: string }[],
): ReadonlyMap<string, readonly InlineRun[]> {
  return linkTerms(
    treeOfCode(code),
    terms.map(({ id, term }) => ({ term, href: `#term-${id}` })),
  )
}
