/**
 * A database that was made again from an archive is whole before it may be used: in it people are signed in and mail waits to leave as
 * they did then. Until that is ended a mark stands beside its files, and nobody opens it but whoever ends it.
 */
import { rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Place } from '../embedded/place.ts'

function markOf({ cluster }: Pick<Place, 'cluster'>): string {
  return path.join(path.dirname(cluster), 'unsettled')
}

/** Says that the database is a copy in which nothing is ended yet. */
export async function markUnsettled(place: Pick<Place, 'cluster'>): Promise<void> {
  await writeFile(markOf(place), '', { mode: 0o600, flush: true })
}

/** Whether the database is a copy in which something may still be open. */
export async function isUnsettled(place: Pick<Place, 'cluster'>): Promise<boolean> {
  return (await stat(markOf(place)).catch(() => null)) !== null
}

/** Says that what was open in the copy is ended, or that the copy is gone. */
export async function markSettled(place: Pick<Place, 'cluster'>): Promise<void> {
  await rm(markOf(place), { force: true })
}
