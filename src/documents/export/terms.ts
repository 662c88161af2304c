/** Glossary terms linked where a document first uses them. */
import type { DocumentTree } from '../tree.ts'
import { type InlineRun, parseInline } from './inline.ts'

/** A glossary term, other forms of the word, and the address of its meaning. */
export type Term = { readonly term: string; readonly also?: readonly string[]; readonly href: string }

const linked: ReadonlySet<string> = new Set(['paragraph', 'item', 'quote', 'definition'])

/**
 * Finds the first use of each term in the running text (not in headings, tables or links) and gives the words of those
 * paragraphs with the term as a link, by paragraph key. Whole words only, whatever their case; the longest term wins.
 */
export function linkTerms(tree: DocumentTree, terms: readonly Term[]): ReadonlyMap<string, readonly InlineRun[]> {
  const open = new Map<string, Term>()
  for (const term of terms) for (const form of [term.term, ...(term.also ?? [])]) open.set(fold(form), term)
  open.delete('')
  const found = new Map<string, readonly InlineRun[]>()
  if (open.size === 0) return found
  const forms = [...open.keys()]
    .sort((a, b) => b.length - a.length)
    .map(form => RegExp.escape(form).replaceAll('\\x20', '\\s+'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const used = new Set<Term>()
  for (const paragraph of tree.paragraphs) {
    if (!linked.has(paragraph.kind) || used.size === terms.length) continue
    const before = used.size
    const runs = parseInline(paragraph.text).flatMap(run => linkRun(run, pattern, open, used))
    if (used.size > before) found.set(paragraph.key, runs)
  }
  return found
}

function fold(form: string): string {
  return form.trim().toLowerCase().replace(/\s+/g, ' ')
}

function linkRun(run: InlineRun, pattern: RegExp, open: ReadonlyMap<string, Term>, used: Set<Term>): InlineRun[] {
  if (run.href !== undefined) return [run]
  const runs: InlineRun[] = []
  let done = 0
  for (const match of run.text.matchAll(pattern)) {
    const term = open.get(fold(match[0]))
    if (!term || used.has(term)) continue
    used.add(term)
    if (match.index > done) runs.push({ ...run, text: run.text.slice(done, match.index) })
    runs.push({ ...run, text: match[0], href: term.href })
    done = match.index + match[0].length
  }
  if (done < run.text.length) runs.push({ ...run, text: run.text.slice(done) })
  return runs
}
