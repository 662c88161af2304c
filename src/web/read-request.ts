/** Reads what a browser sends: addresses with their queries, forms with and without files. */
import formbody from '@fastify/formbody'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RawForm, UploadedFile } from './fields.ts'
import { PageProblem } from './problems.ts'

/** Largest file that is taken, in bytes. */
export const largestFile = 20 * 1024 * 1024
/** Most files in one form; of each field that may have several, together no larger than one may be. */
const mostFiles = 500
/** Longest name that files chosen together are told by. */
const LONGEST_NAME = 300
/** Largest form without files, in bytes: a response may hold many long texts. */
export const largestForm = 4 * 1024 * 1024

const emptyForm: RawForm = { values: {}, files: {} }

/** Teaches the server to read forms, and nothing else. Every value comes as a list, because a name may come more than once. */
export async function readForms(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers()
  await server.register(formbody, { bodyLimit: largestForm, parser: parseUrlencoded })
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: largestFile, files: mostFiles, fields: 2000, fieldSize: largestForm, fieldNameSize: 500 },
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

/** Which files a form asks for, by their names: of each whether it may be several; nothing for one that it does not ask for. */
export type AsksFor = { get(name: string): boolean | undefined }

/**
 * The form of a request. Of its files only those are read that the form asks for, whole where they are within their limit; words
 * longer than a form may be end as "too large".
 */
export async function formOf(request: FastifyRequest, asksFor: AsksFor): Promise<RawForm> {
  if (!request.isMultipart()) {
    const body = request.body
    return typeof body === 'object' && body !== null
      ? { values: body as Record<string, string[]>, files: {} }
      : emptyForm
  }
  try {
    return await readParts(request, asksFor)
  } catch (error) {
    // What the parser says of a form that breaks off has no status of its own.
    if (error instanceof PageProblem || (error as { statusCode?: number }).statusCode) throw error
    throw new PageProblem('unreadable')
  }
}

async function readParts(request: FastifyRequest, asksFor: AsksFor): Promise<RawForm> {
  const values: Record<string, string[]> = {}
  const chosen = new Map<string, UploadedFile[]>()
  let typed = 0
  // A form has no file that is longer than it is; one that does not say how long it is may have one of any length that is taken.
  const sent = Number(request.headers['content-length'] ?? largestFile) || largestFile
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = String(part.value)
      typed += part.fieldname.length + value.length
      if (typed > largestForm) throw new PageProblem('too-large')
      const list = (values[part.fieldname] ??= [])
      list.push(value)
      continue
    }
    const several = asksFor.get(part.fieldname)
    const before = chosen.get(part.fieldname) ?? []
    const isRoom = several !== undefined && (before.length === 0 || several) && sizeOf(before) <= largestFile
    if (isRoom) chosen.set(part.fieldname, [...before, await fileOf(part, several ? null : sent)])
    else part.file.resume()
  }
  return { values, files: Object.fromEntries([...chosen].map(([field, all]) => [field, joined(all)])) }
}

const sizeOf = (files: readonly UploadedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes.length, 0)

/** Files that were chosen together as one; what is too large together is told like one that is. */
function joined(files: readonly UploadedFile[]): UploadedFile {
  const [first] = files
  if (files.length === 1) return first!
  const large = files.find(({ fault }) => fault)
  if (large) return large
  const all = files.map(({ name }) => name).join(', ')
  const name = all.length > LONGEST_NAME ? `${all.slice(0, LONGEST_NAME).toWellFormed()}…` : all
  const named = { name, declaredType: first!.declaredType }
  if (sizeOf(files) > largestFile) return { ...named, bytes: Buffer.alloc(0), fault: 'too-large' }
  const parts = files.map(({ name, bytes }) => ({ name, size: bytes.length }))
  return { ...named, bytes: Buffer.concat(files.map(({ bytes }) => bytes)), parts }
}

/** A file, whole; of one that is too large nothing but its name, so that the words beside it are not lost. */
async function fileOf(part: MultipartFile, longest: number | null): Promise<UploadedFile> {
  const named = { name: part.filename ?? '', declaredType: part.mimetype }
  const bytes = await wholeOf(part, longest)
  return part.file.truncated ? { ...named, bytes: Buffer.alloc(0), fault: 'too-large' } : { ...named, bytes }
}

/**
 * The bytes of a file, each laid where it belongs as it comes: putting twenty megabytes together at the end would hold everybody up. Of
 * several files room is made for none beforehand.
 */
async function wholeOf(part: MultipartFile, longest: number | null): Promise<Buffer> {
  if (longest === null) return part.toBuffer()
  const whole = Buffer.allocUnsafeSlow(Math.min(longest, largestFile))
  let length = 0
  for await (const piece of part.file as AsyncIterable<Buffer>) length += piece.copy(whole, length)
  return whole.subarray(0, length)
}

/**
 * The address of a request, also where it begins with two slashes and would name another server by itself. What stands before the
 * addresses of a rehearsal is no part of it.
 */
export function urlOf(request: FastifyRequest, origin: string): URL {
  const end = origin.indexOf('/', 'https://'.length)
  return new URL(`${end < 0 ? origin : origin.slice(0, end)}${request.url}`)
}

/** The values of a query, the first of each name. */
export function queryOf(url: URL): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of url.searchParams) values[name] ??= value
  return values
}
