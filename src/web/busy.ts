/**
 * What is not taken now, because too much is at work or the server is being stopped, is refused kindly: at once, without the database,
 * and with everything that was typed in a form that sends it again.
 */
import '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { nobody } from '../access/access.ts'
import { dayAt } from '../kernel/day.ts'
import type { Mount } from './ask.ts'
import { cameFromHere, protect } from './guard.ts'
import type { Area } from './hub.ts'
import type { Rank } from './load.ts'
import { largestForm, urlOf } from './read-request.ts'
import { render, t } from './render.ts'

/** Seconds after which to ask again. */
const WAIT = 10

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Sends what is ready to be sent, without the database and at less cost than a refusal; null where nothing is. */
export type Ready = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null

/** A handler that is asked only for what can be taken; the rest is refused kindly, but for what is ready. */
export function guarded(to: Mount, rank: Rank, handler: Handler, ready?: Ready): Handler {
  return async (request, reply) => {
    if (to.isLate(request)) return refuseKindly(to, request, reply, 'stopping')
    if (!to.load.admits(rank)) return ready?.(request, reply) ?? refuseKindly(to, request, reply, 'busy')
    return to.load.during(() => handler(request, reply))
  }
}

/** Where nobody has asked for the area yet, a page has no name of it. */
const unnamed: Area = {
  id: '',
  name: '',
  compactName: 'Compact Hub',
  timeZone: 'Europe/London',
  contact: { name: '', address: '', phone: '', email: '' },
  holidayCountry: '',
  languages: [],
  settingUp: false,
}

async function refuseKindly(
  { hub, knownArea }: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  why: 'busy' | 'stopping',
): Promise<FastifyReply> {
  // A form of another website is given back to nobody.
  const sent = request.method === 'POST' && cameFromHere(request, hub.origin) ? await wordsOf(request) : null
  const area = knownArea() ?? unnamed
  const { pathname, search } = urlOf(request, hub.origin)
  const frame = {
    title: t(`web.busy.${why}-title`),
    area,
    actor: nobody,
    path: '',
    today: dayAt(hub.now(), area.timeZone),
  }
  const html = render('busy.njk', frame, {
    why,
    seconds: WAIT,
    // Two slashes at the beginning would name another server.
    address: `/${pathname.replace(/^\/+/, '')}${search}`,
    isForm: request.method === 'POST',
    sent,
  })
  protect(reply, hub.origin)
  return reply
    .code(503)
    .header('retry-after', String(WAIT))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** What was sent, as it can be sent again: of files nothing is kept but what they were for and called. */
type Sent = {
  readonly values: readonly { readonly name: string; readonly value: string }[]
  readonly files: readonly { readonly name: string; readonly file: string }[]
}

/** The words of a form, read without keeping a file; null where they cannot be read. */
async function wordsOf(request: FastifyRequest): Promise<Sent | null> {
  if (!request.isMultipart()) return { values: pairsOf(request.body), files: [] }
  try {
    return await readWords(request)
  } catch {
    return null
  }
}

function pairsOf(body: unknown): Sent['values'] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body as Record<string, string[]>).flatMap(([name, values]) =>
    values.map(value => ({ name, value })),
  )
}

async function readWords(request: FastifyRequest): Promise<Sent | null> {
  const [values, files]: [{ name: string; value: string }[], { name: string; file: string }[]] = [[], []]
  let typed = 0
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      part.file.resume()
      if (part.filename) files.push({ name: part.fieldname, file: part.filename })
      continue
    }
    const value = String(part.value)
    typed += part.fieldname.length + value.length
    if (typed > largestForm) return null
    values.push({ name: part.fieldname, value })
  }
  return { values, files }
}
