/** The description of all open data for machines: OpenAPI 3.1, made from the shapes by which the data is made. */
import { z } from 'zod'
import { pagingFields, type Resource } from '../../web/resource.ts'

type Json = { readonly [name: string]: unknown }

/** Where components of a document of OpenAPI stand. */
const components = '#/components/schemas/'

/** What is said of the whole. */
export type About = {
  readonly title: string
  readonly description: string
  readonly origin: string
  readonly contact: string
  /** Name of the area, and of its Compact: for whoever reads many. */
  readonly area: string
  readonly compact: string
}

/** The version of the description; its first number is that of the addresses. */
export const apiVersion = '1.3.0'

/** The document for the resources there are, with the paths of `standards` after them. */
export function openapiOf(resources: readonly Resource[], about: About, standards: Json = {}): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: about.title,
      description: about.description,
      version: apiVersion,
      'x-area': about.area,
      'x-compact': about.compact,
      ...(about.contact ? { contact: { email: about.contact } } : {}),
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: about.origin }],
    paths: { ...Object.fromEntries(resources.flatMap(pathsOf)), ...standards },
    components: {
      schemas: {
        Problem: {
          type: 'object',
          description: 'What is wrong, by RFC 9457.',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
          },
        },
        ...Object.fromEntries(resources.map(({ record, item }) => [record, schemaOf(item)])),
      },
      responses: {
        Unchanged: { description: 'It has not changed since the answer with the tag that was sent.' },
        Wrong: {
          description: 'The address asks for something that cannot be.',
          content: { 'application/problem+json': { schema: { $ref: `${components}Problem` } } },
        },
        TooFast: {
          description:
            'The caller asks too fast for what must be read anew: Retry-After says how many seconds to wait.',
          headers: { 'Retry-After': { schema: { type: 'integer' } } },
          content: { 'application/problem+json': { schema: { $ref: `${components}Problem` } } },
        },
        Away: {
          description: 'The service is away for a moment: Retry-After says how many seconds to wait.',
          headers: { 'Retry-After': { schema: { type: 'integer' } } },
          content: { 'application/problem+json': { schema: { $ref: `${components}Problem` } } },
        },
        Missing: {
          description: 'Nothing that anybody may read stands there.',
          content: { 'application/problem+json': { schema: { $ref: `${components}Problem` } } },
        },
      },
    },
  }
}

const tagHeader = { description: 'Tag of what is in the answer.', schema: { type: 'string' } }
const nextHeader = {
  description: 'The address of what follows, as rel="next"; left out at the end.',
  schema: { type: 'string' },
}

function pathsOf({ name, record, about, path, onePath, filters }: Resource): [string, Json][] {
  const schema = { $ref: `${components}${record}` }
  const page = {
    type: 'object',
    required: ['data', 'next'],
    properties: {
      data: { type: 'array', items: schema },
      next: { type: ['string', 'null'], description: 'The address of what follows; null at the end.' },
    },
  }
  const answers = {
    '304': { $ref: '#/components/responses/Unchanged' },
    '429': { $ref: '#/components/responses/TooFast' },
    '503': { $ref: '#/components/responses/Away' },
  }
  return [
    [
      path,
      {
        get: {
          operationId: `list-${name}`,
          summary: about,
          parameters: Object.entries({ ...filters, ...pagingFields }).map(([field, type]) => parameterOf(field, type)),
          responses: {
            '200': {
              description: 'The records, in the order of their keys.',
              headers: { ETag: tagHeader, Link: nextHeader },
              content: { 'application/json': { schema: page } },
            },
            ...answers,
            '400': { $ref: '#/components/responses/Wrong' },
          },
        },
      },
    ],
    [
      onePath.replace(':key', '{key}'),
      {
        get: {
          operationId: `read-${record.toLowerCase()}`,
          summary: `One of them: ${record}.`,
          parameters: [
            {
              name: 'key',
              in: 'path',
              required: true,
              description: 'Its id, or its slug where it has one.',
              schema: { type: 'string' },
            },
          ],
          responses: {
            '200': {
              description: 'The record.',
              headers: { ETag: tagHeader },
              content: { 'application/json': { schema } },
            },
            ...answers,
            '404': { $ref: '#/components/responses/Missing' },
          },
        },
      },
    ],
  ]
}

/** A part of the address that may be asked: its type as a text in the address has it. */
function parameterOf(name: string, type: unknown): Json {
  const { description, ...schema } = schemaOf(type as z.ZodType)
  return { name, in: 'query', required: false, description, schema }
}

/** A shape as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export function schemaOf(shape: z.ZodType): Json {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Json
  return schema
}
