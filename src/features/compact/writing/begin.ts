/** What a draft begins with: the clauses of a code, or the paragraphs of a document under their own numbers. Pure. */
import { type Actor, actors, type ClauseKind, type Code, type Parameters, type Side } from '../../../codes/index.ts'
import { type Paragraph, plainText } from '../../../documents/index.ts'

/** A clause to begin with. */
export type NewClause = {
  readonly number: string
  readonly gist: string
  readonly actor: Actor
  readonly to: Side | null
  readonly kind: ClauseKind
  readonly paragraphId: string | null
  readonly citations: readonly { readonly practice: string; readonly given: Parameters }[]
}

/** A section to begin with. */
export type NewSection = { readonly number: string; readonly title: string; readonly clauses: readonly NewClause[] }

/** The sections of a code, for its next edition or another area's own. */
export function sectionsOfCode(code: Code): readonly NewSection[] {
  return code.sections.map(({ number, title, clauses }) => ({
    number,
    title,
    clauses: clauses.map(({ id, gist, actor, to, kind, citations }) => ({
      number: id,
      gist,
      actor,
      to: to ?? null,
      kind,
      paragraphId: null,
      citations: citations.map(({ practice, given }) => ({ practice, given })),
    })),
  }))
}

/** Kinds of paragraph that say nothing a code could ask. */
const LEFT_OUT: ReadonlySet<Paragraph['kind']> = new Set(['furniture', 'contents', 'contact'])

/**
 * The sections of a document: each heading begins one, and its paragraphs become clauses under the addresses that they have in the
 * document. What stands before the first heading is a section of its own. `left` counts what was not taken: lines of the page and of contents.
 */
export function sectionsOfTree(
  { title, paragraphs }: { readonly title: string; readonly paragraphs: readonly Paragraph[] },
  whose: (key: string) => string | undefined,
): { readonly sections: readonly NewSection[]; readonly left: number } {
  const sections: { number: string; title: string; level: number; clauses: NewClause[] }[] = []
  let left = 0
  for (const paragraph of paragraphs) {
    const text = plainText(paragraph.text).replace(/\s+/g, ' ').trim()
    if (LEFT_OUT.has(paragraph.kind) || text === '') {
      left += 1
      continue
    }
    if (paragraph.kind === 'heading') {
      sections.push({ number: paragraph.path, title: text, level: paragraph.level, clauses: [] })
      continue
    }
    if (sections.length === 0) sections.push({ number: '0', title: plainText(title) || '0', level: 0, clauses: [] })
    sections.at(-1)!.clauses.push({
      number: paragraph.path,
      gist: text,
      actor: actorOf(whose(paragraph.key)),
      to: null,
      kind: kindOf(paragraph.kind, text),
      paragraphId: paragraph.key,
      citations: [],
    })
  }
  return { sections: sections.flatMap((section, at) => named(section, sections, at)), left }
}

type Begun = NewSection & { readonly level: number }

/** A heading without clauses of its own is told in the titles below it. */
function named(section: Begun, all: readonly Begun[], at: number): NewSection[] {
  if (section.clauses.length === 0) return []
  const above: string[] = []
  let level = section.level
  for (let before = at - 1; before >= 0 && level > 0; before--) {
    const one = all[before]!
    if (one.level >= level) continue
    level = one.level
    if (one.clauses.length > 0) break
    above.unshift(one.title)
  }
  return [{ number: section.number, title: [...above, section.title].join(': '), clauses: section.clauses }]
}

/** A clause out of one paragraph that is new, for a person to look over. */
export function newClauseOf(paragraph: {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly text: string
}): NewClause {
  const { id, number, kind, text } = paragraph
  return { number, gist: text, actor: 'both', to: null, kind: kindOf(kind, text), paragraphId: id, citations: [] }
}

function actorOf(read: string | undefined): Actor {
  return actors.find(actor => actor === read) ?? 'both'
}

/** What a paragraph seems to be, for a person to look over. */
function kindOf(kind: string, text: string): ClauseKind {
  if (kind === 'definition') return 'definition'
  if (text.endsWith('?')) return 'question'
  if (/\b(must|shall|will|undertakes?|agrees? to|commits? to)\b/i.test(text)) return 'duty'
  if (/\b(should|may|can|could|consider)\b/i.test(text)) return 'guidance'
  return 'context'
}
