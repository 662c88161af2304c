/** Who sits with whom: organisations tied by the partnerships they share. Pure. */
import { byName } from '../../../kernel/fold.ts'
import { isVoluntarySide, type Sector } from '../../organisations/index.ts'
import { bridgesOf } from './bridges.ts'

/** A partnership as the network sees it. */
export type Membership = {
  readonly slug: string
  readonly name: string
  readonly partners: readonly { readonly slug: string; readonly name: string; readonly sector: Sector }[]
}

/** An organisation in the network. `sitsWith` counts the different organisations it shares a partnership with. */
export type Node = {
  readonly slug: string
  readonly name: string
  readonly sector: Sector
  readonly partnerships: number
  readonly sitsWith: number
  /** Of how many pairs that do not sit together it stands on the shortest way from one to the other; ways of one length share a pair. */
  readonly bridges: number
}

/** Two organisations and how many partnerships they share. */
export type Tie = { readonly a: string; readonly b: string; readonly shared: number }

export type Network = {
  /** Those that sit in most partnerships first. */
  readonly nodes: readonly Node[]
  readonly ties: readonly Tie[]
  /** Pairs that share a partnership, of all pairs there could be: 0 to 1; null with fewer than two organisations. */
  readonly density: number | null
  /** Partnerships without a partner of the voluntary, community or faith sector, and those with a single sector. */
  readonly withoutSector: readonly Membership[]
  readonly oneSector: readonly Membership[]
  /** Partnerships that have no partner at all. */
  readonly withoutPartners: readonly Membership[]
}

/** The network of the partnerships given. Who bridges is worked out only where it is asked for: it takes longer than all the rest. */
export function networkOf(memberships: readonly Membership[], { bridging = true } = {}): Network {
  const shared = new Map<string, number>()
  const seen = new Map<string, { name: string; sector: Sector; partnerships: number; with: Set<string> }>()
  for (const { partners } of memberships)
    for (const one of partners) {
      const node = seen.get(one.slug) ?? { name: one.name, sector: one.sector, partnerships: 0, with: new Set() }
      seen.set(one.slug, { ...node, partnerships: node.partnerships + 1 })
      for (const other of partners) {
        if (other.slug === one.slug) continue
        node.with.add(other.slug)
        if (one.slug < other.slug)
          shared.set(`${one.slug} ${other.slug}`, (shared.get(`${one.slug} ${other.slug}`) ?? 0) + 1)
      }
    }
  const ties = [...shared].map(([pair, count]) => {
    const [a = '', b = ''] = pair.split(' ')
    return { a, b, shared: count }
  })
  const bridges = bridging ? bridgesOf([...seen.keys()], ties) : new Map<string, number>()
  const nodes = [...seen]
    .map(([slug, { with: others, ...node }]) => ({
      slug,
      ...node,
      sitsWith: others.size,
      bridges: bridges.get(slug) ?? 0,
    }))
    .toSorted((a, b) => b.partnerships - a.partnerships || b.sitsWith - a.sitsWith || byName(a.name, b.name))
  const pairs = (nodes.length * (nodes.length - 1)) / 2
  const filled = memberships.filter(({ partners }) => partners.length > 0)
  return {
    nodes,
    ties,
    density: pairs === 0 ? null : ties.length / pairs,
    withoutPartners: memberships.filter(({ partners }) => partners.length === 0),
    withoutSector: filled.filter(({ partners }) => !partners.some(({ sector }) => isVoluntarySide(sector))),
    oneSector: filled.filter(({ partners }) => new Set(partners.map(({ sector }) => sector)).size === 1),
  }
}
