/**
 * The records of open data as other standards take them. What is written by another standard is made of what the resources answer, so
 * that nothing comes out by one way that another hides.
 */
import type { z } from 'zod'
import type { OpenRecord, Reads, Resource } from '../../../web/resource.ts'

/** Reads every record of a resource, each checked for the fields that are needed of it. */
export type ReadAll = <S extends z.ZodType>(name: string, shape: S) => Promise<z.output<S>[]>

/** Reads from resources, by their names. */
export function readingFrom(resources: readonly Resource[], request: Reads): ReadAll {
  const byName = new Map(resources.map(resource => [resource.name, resource]))
  return async (name, shape) => {
    const resource = byName.get(name)
    if (!resource) throw new Error(`There is no resource "${name}"`)
    const rows: OpenRecord[] = []
    for await (const part of resource.all(request)) rows.push(...part)
    return rows.map(row => shape.parse(row))
  }
}

/** A file of JSON. */
export const jsonFile = (body: unknown) => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(body) })
