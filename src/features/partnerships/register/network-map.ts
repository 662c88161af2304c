/**
 * The map of who sits with whom: those who sit together are drawn together (ForceAtlas2), each in the shape and colour of its sector,
 * with its number of the table and, where there is room, its name. The same network gives the same map. Pure.
 */
import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Sector } from '../../organisations/index.ts'
import type { Network, Node } from './network.ts'

/** The package gives its function as the whole module, while its types tell of a default within. */
const pullTogether = typeof forceAtlas2 === 'function' ? forceAtlas2 : forceAtlas2.default

type Point = { readonly x: number; readonly y: number }

/** How a sector is drawn: as a circle (no corners), or with so many corners, turned by degrees. */
export const marks: Readonly<
  Record<Sector, { readonly corners: number; readonly turn: number; readonly fill: string }>
> = {
  statutory: { corners: 4, turn: 45, fill: '#1d70b8' },
  voluntary: { corners: 0, turn: 0, fill: '#00703c' },
  community: { corners: 3, turn: -90, fill: '#c2410c' },
  faith: { corners: 4, turn: 0, fill: '#4c2c92' },
  private: { corners: 5, turn: -90, fill: '#6b4e16' },
  other: { corners: 6, turn: 0, fill: '#505a5f' },
}

/** The corners of a mark about a point, as an SVG polygon takes them; '' for a circle. */
export function cornersOf(sector: Sector, { x, y }: Point, r: number): string {
  const { corners, turn } = marks[sector]
  return Array.from({ length: corners }, (_, at) => {
    const angle = ((360 / corners) * at + turn) * (Math.PI / 180)
    return `${Math.round((x + r * Math.cos(angle)) * 10) / 10},${Math.round((y + r * Math.sin(angle)) * 10) / 10}`
  }).join(' ')
}

/** An organisation on the map. `number` is its row in the table; `label` stands only where it covers nothing else. */
export type Placed = Node & {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly r: number
  readonly points: string
  readonly fill: string
  readonly label: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: Anchor } | null
}
type Anchor = 'start' | 'middle' | 'end'

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly lines: readonly { readonly from: Point; readonly to: Point; readonly width: number }[]
}

const WIDTH = 1000
const HEIGHT = 640
/** Room for names at the sides, and for marks above and below. */
const MARGIN = { x: 200, y: 40 }
const LINE = 18
const LETTER = 8.6
const LONGEST_NAME = 34
const ROUNDS = 400

/** Where each organisation stands, by its slug: begun on a circle in the order of the table, so that nothing is left to chance. */
export function layOut({ nodes, ties }: Pick<Network, 'nodes' | 'ties'>): ReadonlyMap<string, Point> {
  const graph = new UndirectedGraph()
  nodes.forEach(({ slug }, at) => {
    const angle = (2 * Math.PI * at) / nodes.length
    graph.addNode(slug, { x: 100 * Math.cos(angle), y: 100 * Math.sin(angle) })
  })
  for (const { a, b, shared } of ties)
    if (graph.hasNode(a) && graph.hasNode(b)) graph.mergeUndirectedEdge(a, b, { weight: shared })
  const settings = { gravity: 1.5, scalingRatio: 30, strongGravityMode: true, edgeWeightInfluence: 1 }
  const found = graph.order < 2 ? {} : pullTogether(graph, { iterations: ROUNDS, settings, getEdgeWeight: 'weight' })
  return inFrame(nodes.map(({ slug }) => [slug, found[slug] ?? { x: 0, y: 0 }]))
}

/** Stretches positions over the frame. */
function inFrame(raw: readonly (readonly [string, Point])[]): ReadonlyMap<string, Point> {
  const stretch = (values: readonly number[], from: number, to: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return (value: number): number =>
      Math.round(most - least < 1e-9 ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from))
  }
  const x = stretch(
    raw.map(([, point]) => point.x),
    MARGIN.x,
    WIDTH - MARGIN.x,
  )
  const y = stretch(
    raw.map(([, point]) => point.y),
    MARGIN.y,
    HEIGHT - MARGIN.y,
  )
  return new Map(raw.map(([slug, point]) => [slug, { x: x(point.x), y: y(point.y) }]))
}

/** Draws the network: those that sit in most partnerships, at most so many. */
export function draw(network: Network, most = 60): Drawing {
  const nodes = network.nodes.slice(0, most)
  const there = layOut({ ...network, nodes })
  const bare = nodes.map((node, at) => {
    const point = there.get(node.slug)!
    // A triangle has the least room for its number.
    const r = Math.min(22, 12 + node.partnerships * 2) * (marks[node.sector].corners === 3 ? 1.3 : 1)
    return {
      ...node,
      number: at + 1,
      ...point,
      r,
      points: cornersOf(node.sector, point, r),
      fill: marks[node.sector].fill,
    }
  })
  const taken = bare.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }))
  const placed = bare.map(node => ({ ...node, label: labelFor(node, taken) }))
  const lines = network.ties.flatMap(({ a, b, shared }) => {
    const [from, to] = [there.get(a), there.get(b)]
    return from && to ? [{ from, to, width: Math.min(8, 0.5 + shared * 1.5) }] : []
  })
  return { width: WIDTH, height: HEIGHT, nodes: placed, lines }
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** The name beside, under or over its mark, where it covers no mark and no other name; null where it would. */
function labelFor(
  { x, y, r, name }: Point & { readonly r: number; readonly name: string },
  taken: Box[],
): Placed['label'] {
  const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name
  const wide = text.length * LETTER
  const tries: readonly { readonly anchor: Anchor; readonly x: number; readonly y: number; readonly left: number }[] = [
    { anchor: 'start', x: x + r + 6, y, left: x + r + 6 },
    { anchor: 'end', x: x - r - 6, y, left: x - r - 6 - wide },
    { anchor: 'middle', x, y: y + r + LINE * 0.7, left: x - wide / 2 },
    { anchor: 'middle', x, y: y - r - LINE * 0.7, left: x - wide / 2 },
  ]
  for (const one of tries) {
    const box = { left: one.left, right: one.left + wide, top: one.y - LINE / 2, bottom: one.y + LINE / 2 }
    if (box.left < 0 || box.right > WIDTH || box.top < 0 || box.bottom > HEIGHT) continue
    if (taken.some(other => overlaps(box, other))) continue
    taken.push(box)
    return { text, x: one.x, y: one.y, anchor: one.anchor }
  }
  return null
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** The same map small and without names, for one of several days beside each other: every day in the places of the whole. */
export function drawSmall(
  { nodes, ties }: Pick<Network, 'nodes' | 'ties'>,
  there: ReadonlyMap<string, Point>,
): {
  readonly nodes: readonly { readonly points: string; readonly fill: string; readonly x: number; readonly y: number }[]
  readonly lines: readonly { readonly from: Point; readonly to: Point }[]
} {
  const r = 16
  return {
    nodes: nodes.flatMap(({ slug, sector }) => {
      const point = there.get(slug)
      return point ? [{ ...point, points: cornersOf(sector, point, r), fill: marks[sector].fill }] : []
    }),
    lines: ties.flatMap(({ a, b }) => {
      const [from, to] = [there.get(a), there.get(b)]
      return from && to ? [{ from, to }] : []
    }),
  }
}
