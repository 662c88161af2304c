/** How the codes are kept: by signatory, and section by section of each code in force. */
import { anyone } from '../../../access/access.ts'
import { type Code, demandOf, type VerdictName } from '../../../codes/index.ts'
import { definePage } from '../../../web/page.ts'
import { codesInForce } from '../codes/editions.queries.ts'
import { countByDemand, countBySignatory, type DemandCount, findRecordedOn } from './findings.queries.ts'

/** Verdicts that say whether a clause is kept, best first. */
const telling = ['met', 'explained', 'partly', 'notMet'] as const satisfies readonly VerdictName[]
type Counts = Readonly<Record<(typeof telling)[number], number>>

const none: Counts = { met: 0, explained: 0, partly: 0, notMet: 0 }

function add(counts: Counts, verdict: string, count: number): Counts {
  return verdict in counts ? { ...counts, [verdict]: counts[verdict as keyof Counts] + count } : counts
}

/** Counts as a row of the tables shows them. */
const cells = (counts: Counts): number[] => telling.map(name => counts[name])

export const findingsPage = definePage({
  path: '/compact/findings',
  workspace: { stage: 'kept', label: 'compact.nav.findings' },
  access: anyone,
  audit: 'reads only',
  template: 'compact/monitoring/findings.njk',
  sameForAll: true,
  async show({ db, area, today, t }) {
    const [codes, demands, signatories, recordedOn] = await Promise.all([
      codesInForce(db),
      countByDemand(db),
      countBySignatory(db, today),
      findRecordedOn(db),
    ])
    const byDemand = Map.groupBy(demands, ({ practice, parameters }) => demandOf(practice, parameters))
    const bySignatory = [...Map.groupBy(signatories, ({ slug }) => slug).values()].map(own => ({
      slug: own[0]!.slug,
      name: own[0]!.name,
      cells: cells(own.reduce((counts, { verdict, count }) => add(counts, verdict, count), none)),
    }))
    return {
      title: t('compact.findings.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      recordedOn,
      heads: telling.map(name => t(`compact.verdict.${name}`)),
      signatories: bySignatory,
      codes: codes.map(code => ({ id: code.id, title: code.title, sections: sectionsOf(code, byDemand) })),
    }
  },
})

/** Sections in which something is recorded; a demand that several clauses of a section make counts once there. */
function sectionsOf(code: Code, byDemand: ReadonlyMap<string, readonly DemandCount[]>) {
  return code.sections.flatMap(({ number, title, clauses }) => {
    const asked = new Set(clauses.flatMap(({ citations }) => citations.map(({ demand }) => demand)))
    const counts = [...asked]
      .flatMap(demand => byDemand.get(demand) ?? [])
      .reduce((sum, { verdict, count }) => add(sum, verdict, count), none)
    return cells(counts).some(count => count > 0) ? [{ number, title, cells: cells(counts) }] : []
  })
}
