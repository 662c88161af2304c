/** Codes of practice: those in force in the area and how far they are live, drafts, and those that come with the Hub. */
import { anyone, secretariat } from '../../../access/access.ts'
import { type Code, coverage } from '../../../codes/index.ts'
import { definePage } from '../../../web/page.ts'
import { codeOf, findEditions } from './editions.queries.ts'
import { shippedCodes } from './shipped-codes.ts'

export const codesPage = definePage({
  path: '/codes',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/codes.njk',
  sameForAll: true,
  async show({ db, actor, t }) {
    const [editions, shelf] = await Promise.all([findEditions(db), shippedCodes()])
    const listed = await Promise.all(
      editions.map(async edition => ({ ...edition, covered: covered(await codeOf(db, edition)) })),
    )
    const known = new Set(editions.map(({ edition }) => edition))
    const mayAdopt = secretariat.allows(actor, null)
    return {
      title: t('compact.codes.title'),
      mayAdopt,
      inForce: listed.filter(({ status }) => status === 'in-force'),
      drafts: listed.filter(({ status }) => status === 'draft'),
      superseded: listed.filter(({ stands }) => stands === 'superseded'),
      dropped: listed.filter(({ stands }) => stands === 'dropped'),
      shipped: [...shelf.codes.values()]
        .filter(({ code }) => !known.has(code.id))
        .map(({ code }) => ({ edition: code.id, title: code.title, covered: covered(code) })),
      faults: mayAdopt ? shelf.faults : [],
    }
  },
})

/** How far a code is live, or null where it cannot be read. */
export function covered(code: Code | null) {
  return code && coverage([code]).codes[0]
}
