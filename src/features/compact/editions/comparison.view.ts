/** What one edition changes against another, as pages show it: for the secretariat, for signatories and for everybody. */
import {
  type Citation,
  type ClauseChange,
  type Code,
  compareEditions,
  disagreementsIn,
  practiceOf,
  sayDisagreement,
  sayParameters,
} from '../../../codes/index.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { sayWho } from '../codes/code.page.ts'

/** The comparison: how many clauses changed in which way, and each of those, section by section. */
export function viewComparison(earlier: Code, later: Code, t: Translate) {
  const { clauses, counts, same } = compareEditions(earlier, later)
  const changed = clauses.filter(({ ways }) => ways.length > 0)
  return {
    counts: Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([way, count]) => t(`compact.edition.ways.${way}`, { count })),
    same,
    changed: changed.length,
    sections: [...Map.groupBy(changed, ({ section }) => `${section.number}. ${section.title}`)].map(([title, own]) => ({
      title,
      clauses: own.map(change => viewChange(change, t)),
    })),
  }
}

function viewChange(change: ClauseChange, t: Translate) {
  const { clause, before, after, ways, added, dropped, renumbered } = change
  const reworded = before !== null && after !== null && before.gist !== after.gist
  const [was, is] = [before && sayWho(before, t), after && sayWho(after, t)]
  const moved = before !== null && after !== null && before.id !== after.id
  return {
    clause,
    tags: ways.map(way => t(`compact.edition.way.${way}`)),
    gist: reworded ? null : (after ?? before)?.gist,
    was: reworded ? before.gist : null,
    is: reworded ? after.gist : null,
    who: [...new Set([was, is].filter(one => one !== null))].join(' → '),
    movedFrom: moved ? before.id : null,
    asks: [
      ...(before && after ? added.map(one => t('compact.edition.asks.added', { practice: sayCitation(one) })) : []),
      ...(before && after ? dropped.map(one => t('compact.edition.asks.dropped', { practice: sayCitation(one) })) : []),
      ...renumbered.map(one =>
        t('compact.edition.asks.renumbered', {
          practice: titleOf(one.practice),
          before: numbers(one.before, t),
          after: numbers(one.after, t),
        }),
      ),
      ...(before && after ? [] : [...added, ...dropped].map(sayCitation)),
    ],
    warnings: after ? disagreementsIn(after).map(sayDisagreement) : [],
  }
}

const titleOf = (practice: string): string => practiceOf(practice)?.title ?? practice

function sayCitation(citation: Citation): string {
  const said = sayParameters(citation.practice, citation.given)
  return said === '' ? titleOf(citation.practice) : `${titleOf(citation.practice)} (${said})`
}

function numbers(citation: Citation, t: Translate): string {
  return sayParameters(citation.practice, citation.given) || t('compact.edition.asks.open')
}
