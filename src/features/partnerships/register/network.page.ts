/** The network: a map of who sits with whom, who bridges, who is missing, how it came to be; and the same as tables. */
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { addMonths, type Day, longDay } from '../../../kernel/day.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { type Sector, sectors } from '../../organisations/index.ts'
import { crumbs } from '../subject.ts'
import { type Network, networkOf } from './network.ts'
import { cornersOf, draw, drawSmall, layOut, marks } from './network-map.ts'
import { type Partnered, partnersOverTime } from './register.queries.ts'

/** The network of the partnerships that live on a day. Those that ended since are in it on the days on which they had partners. */
function networkOn(all: readonly Partnered[], on: Day, today: Day, how?: { readonly bridging: boolean }): Network {
  const then = all.map(({ partners, ...rest }) => ({
    ...rest,
    partners: partners.filter(({ from, to }) => from <= on && (to === null || on <= to)),
  }))
  return networkOf(
    then.filter(
      ({ state, partners }) => state !== 'not-formed' && (on === today ? state !== 'ended' : partners.length > 0),
    ),
    how,
  )
}

/** Months before today of the small maps, the oldest first. */
const before = [12, 8, 4, 0] as const
/** Most organisations on a small map: those that sit in most partnerships. */
const SMALL = 150

export const networkPage = definePage({
  path: '/partnerships/network',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/register/network.njk',
  sameForAll: true,
  async show({ db, today, t }) {
    const all = await partnersOverTime(db)
    const network = networkOn(all, today, today)
    const names = new Map(network.nodes.map(({ slug, name }) => [slug, name]))
    const closest = network.ties
      .filter(({ shared }) => shared > 1)
      .toSorted((a, b) => b.shared - a.shared)
      .slice(0, 10)
    return {
      title: t('partnerships.network.title'),
      breadcrumbs: crumbs(t),
      network,
      drawing: draw(network),
      key: sectors
        .filter(sector => network.nodes.some(node => node.sector === sector))
        .map(sector => ({ sector, points: cornersOf(sector, { x: 10, y: 10 }, 8), fill: marks[sector].fill })),
      density: network.density === null ? null : Math.round(network.density * 100),
      closest: closest.map(({ a, b, shared }) => ({ a: names.get(a), b: names.get(b), shared })),
      bridges: network.nodes
        .filter(({ bridges }) => bridges >= 1)
        .toSorted((a, b) => b.bridges - a.bridges)
        .slice(0, 5),
      missing: await missingOf(db, network),
      days: daysOf(all, today, network),
    }
  },
})

/** How many organisations of each sector the directory has, and how many of them sit anywhere. */
async function missingOf(db: Handle, { nodes }: Network): Promise<{ sector: Sector; all: number; sitting: number }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['sector', eb => eb.fn.countAll<string>().as('count')])
    .where('ended_on', 'is', null)
    .groupBy('sector')
    .execute()
  const counted = new Map(rows.map(({ sector, count }) => [sector, Number(count)]))
  return sectors.flatMap(sector => {
    const all = counted.get(sector) ?? 0
    return all === 0
      ? []
      : [{ sector, all, sitting: Math.min(all, nodes.filter(node => node.sector === sector).length) }]
  })
}

/** The small maps: each day in the places of all of them together, so that what is new stands out. */
function daysOf(all: readonly Partnered[], today: Day, now: Network) {
  const days = before.map(months => {
    const day = addMonths(today, -months)
    return { day, network: months === 0 ? now : networkOn(all, day, today, { bridging: false }) }
  })
  const nodes = new Map(days.flatMap(({ network }) => network.nodes.map(node => [node.slug, node] as const)))
  const ties = new Map(days.flatMap(({ network }) => network.ties.map(tie => [`${tie.a} ${tie.b}`, tie] as const)))
  const drawn = [...nodes.values()].toSorted((a, b) => b.partnerships - a.partnerships).slice(0, SMALL)
  const there = layOut({ nodes: drawn, ties: [...ties.values()] })
  const begun = days.filter(({ network }) => network.nodes.length > 0)
  return begun.map(({ day, network }) => ({
    day: longDay(day),
    organisations: network.nodes.length,
    ties: network.ties.length,
    ...drawSmall(network, there),
    drawn: nodes.size > SMALL ? SMALL : null,
  }))
}

export const networkCsv = defineDownload({
  path: '/partnerships/network.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  async respond({ db, today, t }) {
    const { nodes, ties } = networkOn(await partnersOverTime(db), today, today, { bridging: false })
    const of = new Map(nodes.map(node => [node.slug, node]))
    const say = (slug: string) => {
      const node = of.get(slug)!
      return [node.name, t(`organisations.form.sector-options.${node.sector}`)]
    }
    const [organisation, sector] = [t('partnerships.partner.organisation'), t('partnerships.register.sector')]
    const heads = [organisation, sector, organisation, sector, t('partnerships.network.shared')]
    return csvFile('network.csv', [heads, ...ties.map(({ a, b, shared }) => [...say(a), ...say(b), shared])])
  },
})
