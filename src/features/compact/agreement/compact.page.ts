/** The Compact: the agreement, who has signed it by sector, who champions it, whom to ask. */
import { anyone, secretariat } from '../../../access/access.ts'
import { countOutcomes } from '../../../codes/index.ts'
import { definePage } from '../../../web/page.ts'
import { booksOf, sectors } from '../../organisations/index.ts'
import { countsOf } from '../checks/check.view.ts'
import { checkCompact } from '../checks/checking.ts'
import { sayKept } from '../checks/say-kept.ts'
import { findEditions } from '../codes/editions.queries.ts'
import { findChampions, findSignatures, standsOn } from './agreement.queries.ts'
import { speaksForAny } from './speaking.ts'
import { findStatement } from './statement.page.ts'

export const compactPage = definePage({
  path: '/compact',
  mends: ['compact-documents'],
  showsRecord: ['compact'],
  workspace: { stage: 'agreement', label: 'compact.nav.agreement' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/agreement/compact.njk',
  sameForAll: true,
  async show({ db, actor, area, today, t }) {
    const [editions, signatures, champions, checked] = await Promise.all([
      findEditions(db),
      findSignatures(db),
      findChampions(db, today),
      checkCompact(db, today),
    ])
    const standing = signatures.filter(one => standsOn(one, today))
    const bySector = sectors.map(sector => ({
      sector: t(`organisations.form.sector-options.${sector}`),
      organisations: [
        ...Map.groupBy(
          standing.filter(one => one.sector === sector),
          ({ slug }) => slug,
        ).values(),
      ].map(own => ({
        slug: own[0]!.slug,
        name: own[0]!.organisation,
        codes: own.map(({ edition, code }) => ({ edition, code })),
      })),
    }))
    return {
      title: area.compactName,
      statement: await findStatement(db),
      books: booksOf('compact'),
      codes: editions.filter(({ status }) => status === 'in-force'),
      sectors: bySector.filter(({ organisations }) => organisations.length > 0),
      signed: new Set(standing.map(({ slug }) => slug)).size,
      champions: champions.length,
      counts: countsOf(checked.findings),
      kept: sayKept(countOutcomes(checked.findings), t),
      maySign: speaksForAny.allows(actor, null),
      mayAdopt: secretariat.allows(actor, null),
    }
  },
})
