/** What a writer should look at before a draft is listed, each with the clause or section it is about. Pure. */
import { practiceOf } from '../../../codes/index.ts'
import type { Message } from '../../../web/catalogue.ts'
import { countsOf, type DraftClause, type DraftSection, isLive, warningsOf } from './draft.ts'

/** Something to look at. `stops` where the draft cannot be listed as it is. */
export type Look = {
  readonly at: { readonly kind: 'clause' | 'section' | 'draft'; readonly id: string; readonly label: string }
  readonly says: Message
  readonly stops: boolean
}

/** All there is to look at, in the order of the draft. */
export function looksOf(sections: readonly DraftSection[]): readonly Look[] {
  const clauses = sections.flatMap(section => section.clauses)
  const whole = { kind: 'draft', id: '', label: '' } as const
  const empty: Look[] =
    clauses.length === 0 ? [{ at: whole, says: { key: 'compact.writing.look.empty' }, stops: true }] : []
  return [...empty, ...sections.flatMap(section => looksOfSection(section, sections))]
}

function looksOfSection(section: DraftSection, all: readonly DraftSection[]): Look[] {
  const at = { kind: 'section', id: section.id, label: section.number } as const
  const looks: Look[] = []
  if (section.clauses.length === 0)
    looks.push({ at, says: { key: 'compact.writing.look.empty-section' }, stops: false })
  if (all.find(one => one.number === section.number) !== section)
    looks.push({ at, says: { key: 'compact.writing.look.section-twice' }, stops: false })
  return [...looks, ...section.clauses.flatMap(looksOfClause)]
}

function looksOfClause(clause: DraftClause): Look[] {
  const at = { kind: 'clause', id: clause.id, label: clause.number } as const
  const looks = warningsOf(clause).map(said => ({
    at,
    says: { key: 'compact.writing.look.differs', values: { said } },
    stops: false,
  }))
  const unanswered = clause.kind === 'duty' && clause.citations.length === 0
  return unanswered ? [...looks, { at, says: { key: 'compact.writing.look.unanswered' }, stops: false }] : looks
}

/** How much of a section or a draft the records can show. */
export function coverageOf(clauses: readonly DraftClause[]) {
  const cited = new Set(clauses.flatMap(({ citations }) => citations.map(({ practice }) => practice)))
  const live = [...cited].filter(practice => practiceOf(practice)?.live ?? false)
  return {
    ...countsOf(clauses),
    live: clauses.filter(isLive).length,
    waiting: clauses.filter(clause => clause.citations.length > 0 && !isLive(clause)).length,
    practices: cited.size,
    practicesLive: live.length,
  }
}
