/** The page for people who want the data: what there is, field by field, and how to ask for it. */
import { anyone } from '../../access/access.ts'
import { definePage, type Page } from '../../web/page.ts'
import { apiRoot, mostRecords, type Resource, usualLimit } from '../../web/resource.ts'
import { schemaOf } from './openapi.ts'

type Field = { readonly name: string; readonly type: string; readonly about: string }

/** The reading page over the resources there are. */
export function readingPage(resources: readonly Resource[]): Page {
  return definePage({
    path: '/api',
    access: anyone,
    audit: 'reads only',
    template: 'api/reading.njk',
    sameForAll: true,
    async show({ hub, t }) {
      return {
        title: t('api.title'),
        root: `${hub.origin}${apiRoot}`,
        limits: { usual: usualLimit, most: mostRecords },
        resources: resources.map(({ name, record, about, path, item, filters }) => ({
          name,
          record,
          about,
          path,
          example: `${path}?limit=2`,
          fields: fieldsOf(item.shape),
          filters: fieldsOf(filters),
        })),
      }
    },
  })
}

function fieldsOf(shape: Readonly<Record<string, unknown>>): Field[] {
  return Object.entries(shape).flatMap(([name, type]) => fieldOf(name, schemaOf(type as never) as Schema))
}

type Schema = {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly description?: string
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

/** A field and, below it, the fields of what it holds: "seats[].name". */
function fieldOf(name: string, schema: Schema): Field[] {
  const said = schema.anyOf?.find(({ type }) => type !== 'null')
  const own = said ?? schema
  const held = own.items ?? own
  const below = Object.entries(held.properties ?? {})
  const inner = own.type === 'array' ? `${name}[].` : `${name}.`
  return [
    { name, type: typeOf(schema), about: schema.description ?? own.description ?? '' },
    ...below.flatMap(([field, type]) => fieldOf(`${inner}${field}`, type)),
  ]
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.enum) return schema.enum.join(', ')
  return schema.format ?? schema.type ?? 'any'
}
