/** The network: a map of who sits with whom, and the same as tables. */
import { anyone } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { crumbs } from '../subject.ts'
import { draw, networkOf } from './network.ts'
import { searchRegister } from './register.queries.ts'

export const networkPage = definePage({
  path: '/partnerships/network',
  access: anyone,
  audit: 'reads only',
  template: 'partnerships/register/network.njk',
  sameForAll: true,
  async show({ db, today, t }) {
    const living = (await searchRegister(db, {}, today)).filter(
      ({ state }) => state !== 'ended' && state !== 'not-formed',
    )
    const network = networkOf(living)
    const drawing = draw(network)
    const names = new Map(network.nodes.map(({ slug, name }) => [slug, name]))
    const closest = network.ties
      .filter(({ shared }) => shared > 1)
      .toSorted((a, b) => b.shared - a.shared)
      .slice(0, 10)
    return {
      title: t('partnerships.network.title'),
      breadcrumbs: crumbs(t),
      network,
      drawing,
      density: network.density === null ? null : Math.round(network.density * 100),
      closest: closest.map(({ a, b, shared }) => ({ a: names.get(a), b: names.get(b), shared })),
    }
  },
})
