/** How the codes are kept: by signatory, and section by section of each code in force. */
import { anyone } from '../../../access/access.ts'
import { type Code, countOutcomes, type OutcomeCounts, outcomes } from '../../../codes/index.ts'
import { definePage } from '../../../web/page.ts'
import { sayKept } from '../checks/say-kept.ts'
import { codesInForce } from '../codes/editions.queries.ts'
import { countAll, countBySignatory, findRecordedOn } from './findings.queries.ts'
import { LIST, listAt, type Narrowing, standingNow } from './standing.ts'

/** Counts as a row of the tables shows them, each with its list. */
const cells = (counts: OutcomeCounts, narrowing: Narrowing) =>
  outcomes.map(name => ({ count: counts[name], href: counts[name] > 0 ? listAt(narrowing, name) : null }))

export const findingsPage = definePage({
  path: '/compact/findings',
  mends: ['findings'],
  workspace: { stage: 'kept', label: 'compact.nav.findings' },
  width: 'whole',
  access: anyone,
  audit: 'reads only',
  template: 'compact/monitoring/findings.njk',
  sameForAll: true,
  async show({ db, area, today, t }) {
    const [codes, all, standing, signatories, recordedOn] = await Promise.all([
      codesInForce(db),
      countAll(db),
      standingNow(db, today),
      countBySignatory(db, today),
      findRecordedOn(db),
    ])
    const bySignatory = [...Map.groupBy(signatories, ({ slug }) => slug).values()].map(own => ({
      slug: own[0]!.slug,
      name: own[0]!.name,
      cells: cells(countOutcomes(own), { signatory: own[0]!.slug }),
    }))
    return {
      title: t('compact.findings.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      recordedOn,
      heads: outcomes.map(name => t(`compact.outcome.${name}`)),
      kept: sayKept(countOutcomes(all), t),
      list: LIST,
      signatories: bySignatory,
      codes: codes.map(code => ({ id: code.id, title: code.title, sections: sectionsOf(code, standing) })),
    }
  },
})

/** Sections in which something is recorded; what several clauses of a section ask for counts once there. */
function sectionsOf(code: Code, standing: Awaited<ReturnType<typeof standingNow>>) {
  return code.sections.flatMap(({ number, title }) => {
    const narrowing = { code: code.id, section: number }
    const found = standing(narrowing, ({ clauses }) =>
      clauses.some(clause => clause.code === code.id && clause.section === number),
    )
    const count = new Map(found.map(one => [one.standing, one]))
    const row = outcomes.map(name => count.get(name) ?? { count: 0, href: null })
    return row.some(one => one.count > 0) ? [{ number, title, cells: row }] : []
  })
}
