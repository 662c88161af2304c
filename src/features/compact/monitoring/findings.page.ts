/** How the codes are kept: by signatory, and section by section of each code in force. */
import { anyone } from '../../../access/access.ts'
import { type Code, countOutcomes, demandOf, type OutcomeCounts, outcomes } from '../../../codes/index.ts'
import { definePage } from '../../../web/page.ts'
import { sayKept } from '../checks/say-kept.ts'
import { codesInForce } from '../codes/editions.queries.ts'
import { countByDemand, countBySignatory, type DemandCount, findRecordedOn } from './findings.queries.ts'

/** Counts as a row of the tables shows them. */
const cells = (counts: OutcomeCounts): number[] => outcomes.map(name => counts[name])

export const findingsPage = definePage({
  path: '/compact/findings',
  workspace: { stage: 'kept', label: 'compact.nav.findings' },
  width: 'whole',
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
      cells: cells(countOutcomes(own)),
    }))
    return {
      title: t('compact.findings.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      recordedOn,
      heads: outcomes.map(name => t(`compact.outcome.${name}`)),
      kept: sayKept(countOutcomes(demands), t),
      signatories: bySignatory,
      codes: codes.map(code => ({ id: code.id, title: code.title, sections: sectionsOf(code, byDemand) })),
    }
  },
})

/** Sections in which something is recorded; a demand that several clauses of a section make counts once there. */
function sectionsOf(code: Code, byDemand: ReadonlyMap<string, readonly DemandCount[]>) {
  return code.sections.flatMap(({ number, title, clauses }) => {
    const asked = new Set(clauses.flatMap(({ citations }) => citations.map(({ demand }) => demand)))
    const counts = countOutcomes([...asked].flatMap(demand => byDemand.get(demand) ?? []))
    return cells(counts).some(count => count > 0) ? [{ number, title, cells: cells(counts) }] : []
  })
}
