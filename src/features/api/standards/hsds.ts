/**
 * Organisations by the Human Services Data Specification 3 (Open Referral, in the United Kingdom Open Referral UK 3): only what is known
 * of them. The Hub keeps no services, so that the list of services is there and empty, as the standard asks.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type Download, type DownloadPage, defineDownload } from '../../../web/page.ts'
import { problemJson, type Reads, type Resource } from '../../../web/resource.ts'
import { jsonFile, readingFrom } from './records.ts'

const root = '/api/hsds'

const organisation = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  kind: z.string(),
  serves: z.string(),
  website: z.string(),
  identifiers: z.array(z.object({ scheme: z.string(), id: z.string() })),
  endedOn: z.string().nullable(),
  partOf: z.string().nullable(),
  url: z.string(),
})
type Organisation = z.output<typeof organisation>

const paging = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(1000).default(100),
})

/** The addresses of HSDS: what it is, organisations, and the services that there are none of. */
export function hsdsRoutes(resources: readonly Resource[]): DownloadPage[] {
  const common = { access: anyone, audit: 'reads only', publishes: 'nothing', open: true } as const
  const asks = Object.keys(paging.shape)
  const query = z.record(z.string(), z.string())
  return [
    defineDownload({
      ...common,
      path: root,
      asks: [],
      async respond({ hub }) {
        return jsonFile({
          version: '3.0',
          profile: 'https://docs.openhumanservices.org/',
          openapi_url: `${hub.origin}/api/openapi.json`,
        })
      },
    }),
    defineDownload({
      ...common,
      path: `${root}/organizations`,
      query,
      asks,
      async respond(request) {
        const all = await existing(resources, request)
        return pageOf(all.map(basic), request.query)
      },
    }),
    defineDownload({
      ...common,
      path: `${root}/organizations/:key`,
      asks: [],
      params: z.object({ key: z.string().max(200) }),
      async respond(request) {
        const found = (await existing(resources, request)).find(({ id }) => id === request.params.key)
        return found ? jsonFile(whole(found)) : null
      },
    }),
    defineDownload({
      ...common,
      path: `${root}/services`,
      query,
      asks,
      respond: async request => pageOf([], request.query),
    }),
  ]
}

/** Organisations that have not ended: a directory of services names no body that is gone. */
async function existing(resources: readonly Resource[], request: Reads): Promise<Organisation[]> {
  return (await readingFrom(resources, request)('organisations', organisation)).filter(
    ({ endedOn }) => endedOn === null,
  )
}

const basic = (one: Organisation) => ({
  id: one.id,
  name: one.name,
  ...(one.formerNames.length === 0 ? {} : { alternate_name: one.formerNames.join('; ') }),
  description: [one.kind, one.serves].filter(Boolean).join('. '),
  ...(URL.canParse(one.website) ? { website: one.website } : {}),
  uri: one.url,
  ...(one.partOf === null ? {} : { parent_organization_id: one.partOf }),
})

const whole = (one: Organisation) => ({
  ...basic(one),
  organization_identifiers: one.identifiers.map(({ scheme, id }) => ({
    id: idOf(one.id, scheme, id),
    organization_id: one.id,
    identifier_scheme: scheme,
    identifier_type: scheme,
    identifier: id,
  })),
  services: [],
})

/** The same identifier of the same body has the same id, however often it is asked for (RFC 9562, 5.5: a UUID of a name). */
function idOf(body: string, ...parts: readonly string[]): string {
  const space = Buffer.from(body.replaceAll('-', ''), 'hex')
  const hash = createHash('sha1').update(space).update(parts.join(' ')).digest().subarray(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function pageOf(all: readonly unknown[], query: Readonly<Record<string, string>>): Download {
  const read = paging.safeParse(query)
  if (!read.success)
    return problemJson(400, 'The address asks for something that cannot be', z.prettifyError(read.error))
  const { page, per_page } = read.data
  const contents = all.slice((page - 1) * per_page, page * per_page)
  const pages = Math.ceil(all.length / per_page)
  return jsonFile({
    total_items: all.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  })
}
