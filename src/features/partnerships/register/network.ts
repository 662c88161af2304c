/** Who sits with whom: organisations tied by the partnerships they share. Pure. */
import { byName } from '../../../kernel/fold.ts'
import { isVoluntarySide, type Sector } from '../../organisations/index.ts'

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

/** The network of the partnerships given. */
export function networkOf(memberships: readonly Membership[]): Network {
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
  const nodes = [...seen]
    .map(([slug, { with: others, ...node }]) => ({ slug, ...node, sitsWith: others.size }))
    .toSorted((a, b) => b.partnerships - a.partnerships || b.sitsWith - a.sitsWith || byName(a.name, b.name))
  const ties = [...shared].map(([pair, count]) => {
    const [a = '', b = ''] = pair.split(' ')
    return { a, b, shared: count }
  })
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

/** A place on the map, with its name beside the circle, away from the middle. */
export type Placed = Node & {
  readonly x: number
  readonly y: number
  readonly r: number
  /** The name as it fits beside the circle. */
  readonly label: string
  readonly labelX: number
  readonly labelY: number
  readonly anchor: 'start' | 'end'
  /** How far the name is turned about its own point, in degrees: not at all where there is room. */
  readonly turn: number
}
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly lines: readonly {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
    readonly width: number
  }[]
}

const WIDTH = 1000
const HEIGHT = 860
/** Names that are not turned need no room above and below the circle. */
const LEVEL_HEIGHT = 500
const RADIUS = 210
/** Up to so many names have room beside each other without being turned. */
const LEVEL = 16
const LONGEST_NAME = 34

/** The map: organisations with their names round a circle, sector by sector; a thicker line for more partnerships shared. */
export function draw({ nodes, ties }: Network, most = 40): Drawing {
  const chosen = nodes.slice(0, most).toSorted((a, b) => a.sector.localeCompare(b.sector) || byName(a.name, b.name))
  const placed = chosen.map((node, at) => place(node, at, chosen.length))
  const bySlug = new Map(placed.map(node => [node.slug, node]))
  const lines = ties.flatMap(({ a, b, shared }) => {
    const [from, to] = [bySlug.get(a), bySlug.get(b)]
    return from && to ? [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y, width: Math.min(8, shared * 1.5) }] : []
  })
  return { width: WIDTH, height: heightFor(chosen.length), nodes: placed, lines }
}

function heightFor(organisations: number): number {
  return organisations <= LEVEL ? LEVEL_HEIGHT : HEIGHT
}

/** One organisation on the circle. Half a step off the top, so that no name stands straight above or below it. */
function place(node: Node, at: number, all: number): Placed {
  const angle = (2 * Math.PI * (at + 0.5)) / all - Math.PI / 2
  const r = Math.min(20, 8 + node.partnerships * 2)
  const along = (distance: number) => ({
    x: Math.round(WIDTH / 2 + distance * Math.cos(angle)),
    y: Math.round(heightFor(all) / 2 + distance * Math.sin(angle)),
  })
  const label = along(RADIUS + r + 8)
  const right = Math.cos(angle) >= 0
  const degrees = Math.round((angle * 180) / Math.PI)
  return {
    ...node,
    ...along(RADIUS),
    r,
    label: node.name.length > LONGEST_NAME ? `${node.name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : node.name,
    labelX: label.x,
    labelY: label.y,
    anchor: right ? 'start' : 'end',
    turn: all <= LEVEL ? 0 : right ? degrees : degrees + 180,
  }
}
