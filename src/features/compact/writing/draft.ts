/** A code while it is written: its sections and clauses with what each cites, and the code that they make. Pure. */
import {
  type Actor,
  type Clause,
  type ClauseKind,
  type Code,
  citationOf,
  disagreementsIn,
  type Parameters,
  practiceOf,
  type Side,
  sayDisagreement,
} from '../../../codes/index.ts'

/** A practice as a clause of a draft cites it. */
export type DraftCitation = { readonly id: string; readonly practice: string; readonly given: Parameters }

/** A clause of a draft. */
export type DraftClause = {
  readonly id: string
  readonly version: number
  readonly sectionId: string
  readonly number: string
  readonly gist: string
  readonly actor: Actor
  readonly to: Side | null
  readonly kind: ClauseKind
  readonly paragraphId: string | null
  readonly citations: readonly DraftCitation[]
}

/** A section of a draft. */
export type DraftSection = {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly title: string
  readonly clauses: readonly DraftClause[]
}

/** What stands above the sections. */
export type DraftHead = {
  readonly edition: string
  readonly title: string
  readonly area: string
  readonly subjectKind: Code['subject']
  readonly statusLine: string
}

/** The clause as a code has it. */
export function clauseOf({ number, gist, actor, to, kind, citations }: DraftClause): Clause {
  return {
    id: number,
    gist,
    actor,
    ...(to === null ? {} : { to }),
    kind,
    citations: citations.map(({ practice, given }) => citationOf(practice, given)),
  }
}

/** The code that a draft makes. Sections without clauses are left out: a code has none. */
export function codeOf(head: DraftHead, sections: readonly DraftSection[]): Code {
  return {
    id: head.edition,
    title: head.title,
    area: head.area,
    subject: head.subjectKind,
    status: head.statusLine,
    sections: sections
      .filter(({ clauses }) => clauses.length > 0)
      .map(({ number, title, clauses }) => ({ number, title, clauses: clauses.map(clauseOf) })),
  }
}

/** What is odd about a clause: its words against the numbers under it. */
export function warningsOf(clause: DraftClause): readonly string[] {
  return disagreementsIn(clauseOf(clause)).map(sayDisagreement)
}

/** Whether some practice under a clause is checked from records. */
export function isLive({ citations }: DraftClause): boolean {
  return citations.some(({ practice }) => practiceOf(practice)?.live ?? false)
}

/** Which clauses of a draft are asked for. */
export const showings = ['all', 'without', 'warnings', 'waiting'] as const
export type Showing = (typeof showings)[number]

/** Whether a clause is one of those. */
export function isShown(clause: DraftClause, showing: Showing): boolean {
  if (showing === 'without') return clause.citations.length === 0
  if (showing === 'warnings') return warningsOf(clause).length > 0
  if (showing === 'waiting') return clause.citations.length > 0 && !isLive(clause)
  return true
}

/** How many clauses there are of each kind that a writer looks for. */
export function countsOf(clauses: readonly DraftClause[]) {
  return {
    clauses: clauses.length,
    cited: clauses.filter(({ citations }) => citations.length > 0).length,
    without: clauses.filter(clause => isShown(clause, 'without')).length,
    warnings: clauses.filter(clause => isShown(clause, 'warnings')).length,
  }
}
