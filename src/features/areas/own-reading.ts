/** This area as another would read it: from what its own addresses answer. */
import type { Reads, Resource } from '../../web/resource.ts'
import { type Reading, readingShape } from './reading.ts'

/** Reads this area. */
export async function ownReading(resources: readonly Resource[], request: Reads): Promise<Reading> {
  const rows = async (name: string) => {
    const all: unknown[] = []
    for await (const part of resources.find(one => one.name === name)!.all(request)) all.push(...part)
    return all
  }
  const { area } = request
  const reading = readingShape.parse({
    area: area.name,
    compact: area.compactName,
    practices: await rows('practices'),
    clauses: await rows('clauses'),
  })
  return {
    ...reading,
    practices: reading.practices.filter(({ kept }) => kept.total > 0),
    clauses: reading.clauses.filter(
      one => one.practices.length > 0 && (one.status === 'in-force' || one.kept.total > 0),
    ),
  }
}
