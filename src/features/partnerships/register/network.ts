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

/** Everybody in the partnerships given, in how many each sits, and who sits with whom in how many: by numbers, which is much quicker than by names. */
function countedIn(memberships: readonly Membership[]) {
  const index = new Map<string, number>()
  const seen: { slug: string; name: string; sector: Sector; partnerships: number }[] = []
  const shared = new Map<number, number>()
  for (const { partners } of memberships) {
    const here = partners.map(({ slug, name, sector }) => {
      const at = index.get(slug) ?? seen.length
      if (at === seen.length) seen.push({ slug, name, sector, partnerships: 0 })
      index.set(slug, at)
      seen[at]!.partnerships += 1
      return at
    })
    for (let one = 0; one < here.length; one++)
      for (let other = one + 1; other < here.length; other++) {
        const [a, b] = [here[one]!, here[other]!]
        const pair = seen[a]!.slug < seen[b]!.slug ? a * APART + b : b * APART + a
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
  }
  const ties = [...shared].map(
    ([pair, count]): Tie => ({ a: seen[Math.floor(pair / APART)]!.slug, b: seen[pair % APART]!.slug, shared: count }),
  )
  return { seen, ties }
}

/** More than there are organisations: a pair of two numbers is one number. */
const APART = 2 ** 26

/** The network of the partnerships given. Who bridges is worked out only where it is asked for: it takes longer than all the rest. */
export function networkOf(memberships: readonly Membership[], { bridging = true } = {}): Network {
  const { seen, ties } = countedIn(memberships)
  const bridges = bridging
    ? bridgesOf(
        seen.map(({ slug }) => slug),
        ties,
      )
    : new Map<string, number>()
  const sitsWith = new Map<string, number>()
  for (const { a, b } of ties) for (const slug of [a, b]) sitsWith.set(slug, (sitsWith.get(slug) ?? 0) + 1)
  const nodes = seen
    .map(node => ({ ...node, sitsWith: sitsWith.get(node.slug) ?? 0, bridges: bridges.get(node.slug) ?? 0 }))
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
