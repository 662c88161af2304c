/** The line of a measure from its first value to its target, drawn on the server; its table says the same. */
import { type Day, daysBetween } from '../../../kernel/day.ts'

/** A value of a measure on a day. */
export type Point = { readonly read_on: Day; readonly value: number }

const [WIDTH, HEIGHT, LEFT, TOP] = [360, 150, 52, 16]
const BOTTOM = HEIGHT - 16

/** Where things stand on the drawing, in its own units; null where fewer than two values are known. */
export type Chart = {
  readonly width: number
  readonly height: number
  readonly line: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly target: { readonly y: number; readonly left: number; readonly right: number } | null
  readonly labels: readonly { readonly y: number; readonly text: string }[]
  readonly from: Day
  readonly to: Day
}

/** Draws the values, the earliest first, against the target if there is one. */
export function chartOf(points: readonly Point[], target: number | null): Chart | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const values = [...points.map(({ value }) => value), ...(target === null ? [] : [target])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const days = Math.max(1, daysBetween(first.read_on, last.read_on))
  const x = (on: Day): number => round(LEFT + (daysBetween(first.read_on, on) / days) * (WIDTH - LEFT - 8))
  const y = (value: number): number =>
    round(high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP))
  const dots = points.map(({ read_on, value }) => ({ x: x(read_on), y: y(value) }))
  return {
    width: WIDTH,
    height: HEIGHT,
    line: dots.map(dot => `${dot.x},${dot.y}`).join(' '),
    dots,
    target: target === null ? null : { y: y(target), left: LEFT, right: WIDTH },
    labels: [...new Set([low, high])].map(value => ({ y: y(value), text: String(value) })),
    from: first.read_on,
    to: last.read_on,
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
