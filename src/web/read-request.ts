/** Reads what a browser sends: addresses with their queries, forms with and without files. */
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RawForm, UploadedFile } from './fields.ts'

/** Largest file that is taken, in bytes. */
export const largestFile = 20 * 1024 * 1024
/** Largest form without files, in bytes: a response may hold many long texts. */
export const largestForm = 4 * 1024 * 1024

const emptyForm: RawForm = { values: {}, files: {} }

/** Teaches the server to read forms. Every value comes as a list, because a name may come more than once. */
export async function readForms(server: FastifyInstance): Promise<void> {
  await server.register(formbody, { bodyLimit: largestForm, parser: parseUrlencoded })
  await server.register(multipart, {
    limits: { fileSize: largestFile, files: 5, fields: 2000, fieldSize: largestForm },
  })
}

function parseUrlencoded(text: string): Record<string, string[]> {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const [name, value] of new URLSearchParams(text)) {
    const list = values[name]
    if (list) list.push(value)
    else values[name] = [value]
  }
  return values
}

/** The form of a request; files are read whole, within their limit (beyond it Fastify throws 413). */
export async function formOf(request: FastifyRequest): Promise<RawForm> {
  if (!request.isMultipart()) {
    const body = request.body
    return typeof body === 'object' && body !== null
      ? { values: body as Record<string, string[]>, files: {} }
      : emptyForm
  }
  const values: Record<string, string[]> = {}
  const files: Record<string, UploadedFile> = {}
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      files[part.fieldname] = { name: part.filename ?? '', declaredType: part.mimetype, bytes: await part.toBuffer() }
    } else {
      const list = (values[part.fieldname] ??= [])
      list.push(String(part.value))
    }
  }
  return { values, files }
}

/** The values of a query, the first of each name. */
export function queryOf(url: URL): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of url.searchParams) values[name] ??= value
  return values
}
