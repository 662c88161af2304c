/**
 * What stands at the addresses of the standards, as the description for machines has it: which standard, in which form, and where its
 * shape is kept by those who keep the standard.
 */
import type { Resource } from '../../../web/resource.ts'
import { feedAt } from './feeds.ts'

type Json = { readonly [name: string]: unknown }

/** An address of a standard. Parts of it in braces are parameters; `schema` is the shape as far as it is ours to say. */
type Described = {
  readonly path: string
  readonly summary: string
  readonly type: string
  readonly standard: { readonly name: string; readonly url: string }
  readonly schema: Json
  readonly parameters?: readonly Json[]
}

const popolo = { name: 'Popolo', url: 'https://www.popoloproject.com/specs/' }
const giving = { name: '360Giving Data Standard', url: 'https://standard.threesixtygiving.org/' }
const hsds = { name: 'Human Services Data Specification 3', url: 'https://docs.openreferral.org/en/latest/hsds/' }
const akomaNtoso = {
  name: 'Akoma Ntoso 1.0 (OASIS LegalDocML)',
  url: 'https://docs.oasis-open.org/legaldocml/akn-core/v1.0/',
}
const atom = { name: 'Atom (RFC 4287)', url: 'https://www.rfc-editor.org/rfc/rfc4287' }
const calendar = { name: 'iCalendar (RFC 5545)', url: 'https://www.rfc-editor.org/rfc/rfc5545' }
const jsonSchema = { name: 'JSON Schema 2020-12', url: 'https://json-schema.org/specification' }

const text = { type: 'string' } as const
const list = { type: 'array', items: { type: 'object' } } as const
const xml = 'application/akn+xml'

const inPath = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: text,
})
const inQuery = (name: string, description: string): Json => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'integer', minimum: 1 },
})
const pages = [inQuery('page', 'Which page, from 1.'), inQuery('per_page', 'How many on a page, 1000 at most.')]

const page = {
  type: 'object',
  required: ['total_items', 'total_pages', 'page_number', 'size', 'contents'],
  properties: {
    total_items: { type: 'integer' },
    total_pages: { type: 'integer' },
    page_number: { type: 'integer' },
    size: { type: 'integer' },
    contents: list,
  },
} as const

const fixed: readonly Described[] = [
  {
    path: '/api/popolo.json',
    summary: 'Organisations, people in public roles, seats, events, motions and votes.',
    type: 'application/json',
    standard: popolo,
    schema: { type: 'object', properties: { organizations: list, persons: list, memberships: list, posts: list } },
  },
  {
    path: '/api/360giving.json',
    summary: 'Money that partners gave to partnerships.',
    type: 'application/json',
    standard: giving,
    schema: { type: 'object', required: ['grants'], properties: { grants: list } },
  },
  {
    path: '/api/hsds',
    summary: 'Which version of the standard is here.',
    type: 'application/json',
    standard: hsds,
    schema: { type: 'object', required: ['version', 'profile', 'openapi_url'] },
  },
  {
    path: '/api/hsds/organizations',
    summary: 'Organisations, page by page.',
    type: 'application/json',
    standard: hsds,
    schema: page,
    parameters: pages,
  },
  {
    path: '/api/hsds/organizations/{key}',
    summary: 'One organisation with its identifiers.',
    type: 'application/json',
    standard: hsds,
    schema: { type: 'object', required: ['id', 'name', 'services'] },
    parameters: [inPath('key', 'Its id.')],
  },
  {
    path: '/api/hsds/services',
    summary: 'Services: none are kept, so that the list is empty.',
    type: 'application/json',
    standard: hsds,
    schema: page,
    parameters: pages,
  },
  {
    path: '/api/schemas/{name}',
    summary: 'The shape of a record.',
    type: 'application/schema+json',
    standard: jsonSchema,
    schema: { type: 'object', required: ['$schema', '$id', 'title'] },
    parameters: [inPath('name', 'The name of the record in small letters, and .json.')],
  },
  {
    path: '/codes/{code}/akoma-ntoso.xml',
    summary: 'A code of practice with its clauses under their numbers.',
    type: xml,
    standard: akomaNtoso,
    schema: text,
    parameters: [inPath('code', 'Id of an edition.')],
  },
  {
    path: '/meetings/{id}/minutes.xml',
    summary: 'The minutes of a meeting that is open to everybody.',
    type: xml,
    standard: akomaNtoso,
    schema: text,
    parameters: [inPath('id', 'Id of the meeting.')],
  },
  {
    path: '/consultations.ics',
    summary: 'When consultations open, close, are decided on and answered.',
    type: 'text/calendar',
    standard: calendar,
    schema: text,
  },
  {
    path: '/consultations.atom',
    summary: 'Consultations that were announced, opened or changed lately.',
    type: 'application/atom+xml',
    standard: atom,
    schema: text,
  },
]

/** The addresses of the standards, as paths of OpenAPI. */
export function standardPaths(resources: readonly Resource[]): Readonly<Record<string, Json>> {
  const feeds = resources.flatMap((resource): Described[] => {
    const path = feedAt(resource)
    if (path === null) return []
    const summary = `What changed lately: ${resource.record}.`
    return [{ path, summary, type: 'application/atom+xml', standard: atom, schema: text }]
  })
  return Object.fromEntries([...fixed, ...feeds].map(one => [one.path, { get: operationOf(one) }]))
}

function operationOf({ path, summary, type, standard, schema, parameters = [] }: Described): Json {
  return {
    operationId: `standard${path.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}`,
    summary,
    tags: [standard.name],
    externalDocs: { description: standard.name, url: standard.url },
    parameters,
    responses: {
      '200': { description: `By the standard ${standard.name}.`, content: { [type]: { schema } } },
      ...(parameters.some(each => each['in'] === 'path')
        ? { '404': { description: 'Nothing that anybody may read stands there.' } }
        : {}),
      '503': { description: 'The service is away for a moment: Retry-After says how many seconds to wait.' },
    },
  }
}
