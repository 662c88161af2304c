/**
 * The shapes of records as JSON Schemas at addresses that stay: nobody else has an open format for a clause, for what was found under it
 * with its proof, for the reason given instead, or for what came of a consultation.
 */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type DownloadPage, defineDownload } from '../../../web/page.ts'
import type { Resource } from '../../../web/resource.ts'
import { schemaOf } from '../openapi.ts'
import { jsonFile } from './records.ts'

/** The last part of the address of a schema: "clause.json". */
export const schemaName = ({ record }: Pick<Resource, 'record'>): string => `${record.toLowerCase()}.json`

/** The address of the schema of a resource. */
export const schemaAt = (resource: Pick<Resource, 'record'>): string => `/api/schemas/${schemaName(resource)}`

/** The addresses of schemas: one of each record. */
export function schemaRoute(resources: readonly Resource[]): DownloadPage {
  return defineDownload({
    path: '/api/schemas/:name',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    open: true,
    asks: [],
    params: z.object({ name: z.string().max(80) }),
    async respond({ hub, params }) {
      const resource = resources.find(one => schemaName(one) === params.name)
      return resource
        ? { ...jsonFile(schemaFile(resource, hub.origin)), type: 'application/schema+json; charset=utf-8' }
        : null
    },
  })
}

/** The schema of one record, whole. */
export function schemaFile(resource: Resource, origin: string) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${origin}${schemaAt(resource)}`,
    title: resource.record,
    description: resource.about,
    ...schemaOf(resource.item),
  }
}
