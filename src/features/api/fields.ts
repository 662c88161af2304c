/** The fields of a shape as people read them: name, kind of value, what it says. */
import { schemaOf } from './openapi.ts'

export type Field = { readonly name: string; readonly type: string; readonly about: string }

/** Every field of a shape and, below each, the fields of what it holds: "seats[].name". */
export function fieldsOf(shape: Readonly<Record<string, unknown>>): Field[] {
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
