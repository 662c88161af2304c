/** How far back one can go, by what the archive holds. */
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type BaseCopy, listBaseCopies, removeBaseCopy } from './base-copy.ts'
import { type Line, lineAt } from './line.ts'

const DAY = 24 * 60 * 60 * 1000

/** A copy with how far its log leads without a gap. */
export type Span = { readonly copy: BaseCopy; readonly from: Date; readonly to: Date }

/** What a line holds: the copies whose log leads on, oldest first, and when the newest piece of the log came. */
export type Reach = {
  readonly spans: readonly Span[]
  readonly newestPiece: Date | null
  /** The newest copy, where the log that it needs has not come yet. */
  readonly waiting: BaseCopy | null
}

const PIECE = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})\.gz$/
/** Pieces of 16 MB in one of PostgreSQL's "log files" of 4 GB. */
const PER_LOG = 256n

/** The place of a piece in its log; pieces that follow one another differ by one. */
function placeOf(piece: string): bigint {
  const [, , log = '0', part = '0'] = PIECE.exec(`${piece}.gz`) ?? []
  return BigInt(`0x${log}`) * PER_LOG + BigInt(`0x${part}`)
}

/** The pieces of the log that are there, by their names. */
async function listPieces(line: Line): Promise<Set<string>> {
  const names = await readdir(line.log).catch(() => [])
  return new Set(names.filter(name => PIECE.test(name)).map(name => name.slice(0, -3)))
}

function nextPiece(piece: string): string {
  const place = placeOf(piece) + 1n
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0')
  return `${piece.slice(0, 8)}${hex(place / PER_LOG)}${hex(place % PER_LOG)}`
}

/** Reads what a line holds. */
export async function readReach(line: Line): Promise<Reach> {
  const pieces = await listPieces(line)
  const cameAt = async (piece: string) => (await stat(path.join(line.log, `${piece}.gz`))).mtime
  const spans: Span[] = []
  const copies = await listBaseCopies(line)
  for (const copy of copies) {
    let last: string | null = null
    for (let piece = copy.firstPiece; pieces.has(piece); piece = nextPiece(piece)) last = piece
    if (last === null || placeOf(last) < placeOf(copy.lastPiece)) continue
    const to = await cameAt(last)
    spans.push({ copy, from: copy.stoppedAt, to: later(to, copy.stoppedAt) })
  }
  const newest = [...pieces].sort().at(-1)
  const last = copies.at(-1)
  const waits = last !== undefined && (!newest || placeOf(newest) < placeOf(last.lastPiece))
  return { spans, newestPiece: newest ? await cameAt(newest) : null, waiting: waits ? last : null }
}

function later(one: Date, other: Date): Date {
  return new Date(Math.max(one.getTime(), other.getTime()))
}

/** Spans of time that one can go back to, joined where they touch. */
export function momentsOf({ spans }: Reach): { from: Date; to: Date }[] {
  const joined: { from: Date; to: Date }[] = []
  for (const { from, to } of spans) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = later(to, last.to)
    else joined.push({ from, to })
  }
  return joined
}

/** The newest copy from which a moment can be reached; null where none can. */
export function spanFor({ spans }: Reach, moment: Date): Span | null {
  return spans.findLast(({ from, to }) => from <= moment && moment <= to) ?? null
}

/** The lines in the folder of the setting, newest first. */
export async function listLines(archive: string): Promise<Line[]> {
  const names = await readdir(archive).catch(() => [])
  const lines = names.filter(name => /^\d{4}-\d\d-\d\dT\d{4}-[0-9a-f]{6}$/.test(name))
  return lines
    .sort()
    .reverse()
    .map(name => lineAt(path.join(archive, name)))
}

/** The other lines beside one in which nothing has come for so many days: their installations are most likely no more. */
export async function linesLeft(line: Line, days: number, now: Date): Promise<Line[]> {
  const first = new Date(now.getTime() - days * DAY)
  const left: Line[] = []
  for (const other of await listLines(path.dirname(line.folder))) {
    if (other.folder === line.folder) continue
    const { newestPiece } = await readReach(other)
    const newest = newestPiece ?? (await listBaseCopies(other)).at(-1)?.stoppedAt ?? (await stat(other.folder)).mtime
    if (newest < first) left.push(other)
  }
  return left
}

/**
 * Takes away what is older than so many days: copies but the newest that still leads to the first kept moment, then every piece of
 * the log before the first kept copy. What broke off goes as well.
 */
export async function tidyLine(line: Line, days: number, now: Date): Promise<void> {
  for (const name of await readdir(line.base)) if (/\.part(\.json)?$/.test(name)) await rm(path.join(line.base, name))
  const first = new Date(now.getTime() - days * DAY)
  const copies = await listBaseCopies(line)
  const kept = copies.findLastIndex(({ stoppedAt }) => stoppedAt <= first)
  for (const copy of copies.slice(0, Math.max(0, kept))) await removeBaseCopy(line, copy)
  const oldest = copies[Math.max(0, kept)]
  if (!oldest) return
  for (const name of await readdir(line.log)) {
    const [piece = ''] = /^[0-9A-F]{24}(?=\.)/.exec(name) ?? []
    if (piece && placeOf(piece) < placeOf(oldest.firstPiece)) await rm(path.join(line.log, name), { force: true })
  }
}
