/**
 * Serves data that anybody's program may read: from any origin, compressed, only where it has changed, and never to one reader what
 * another does not get. It is sent from what is kept; what must be made anew is made at a pace that the database bears.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nobody } from '../access/access.ts'
import { ask, type Mount, mayHave } from './ask.ts'
import { protect } from './guard.ts'
import { type ReadyAnswer, readyAnswer } from './kept-answers.ts'
import { callerOf } from './pace.ts'
import type { Download, DownloadPage } from './page.ts'
import { PageProblem, type Problem, statusOf } from './problems.ts'
import { t } from './render.ts'
import { problemJson } from './resource.ts'

/** Whether an address is one of open data: whatever stands there is told in JSON, errors too. */
export function isOpenAddress(path: string): boolean {
  return path.startsWith('/api/')
}

/** Puts an address of open data on the server, with what a browser asks before it reads across origins. */
export function mountOpen(server: FastifyInstance, route: DownloadPage, to: Mount): void {
  server.get(route.path, (request, reply) => serveOpen(route, to, request, reply))
  server.options(route.path, (_request, reply) => {
    protect(reply, to.hub.origin)
    return reply
      .code(204)
      .headers(forAnyOrigin)
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'if-none-match')
      .header('access-control-max-age', '86400')
      .send()
  })
}

async function serveOpen(
  route: DownloadPage,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { hub, open } = to
  const key = `${await hub.today()} ${keyOf(route, request.url)}`
  const now = Date.now()
  const answer = await (open.answers.find(key, now) ?? make())
  return 'wait' in answer ? sendWait(reply, answer, hub.origin) : sendAnswer(request, reply, answer, hub.origin)

  function make(): Promise<ReadyAnswer> | Wait {
    if (to.isLate(request) || !to.load.admits('page')) return { wait: 10, problem: 'away' }
    const wait = open.pace(callerOf(request.ip), now)
    if (wait > 0) return { wait, problem: 'too-many' }
    const load = () =>
      open.gate(() =>
        to.load.during(async () => {
          const file = await to.reading.read(route, request, async db => {
            const got = await ask(route, to, request, nobody, db)
            if (!mayHave(route, nobody, got)) throw new PageProblem('not-found')
            return route.respond(got.request)
          })
          return readyAnswer((file as Download | null) ?? problemOf('not-found'))
        }),
      )
    const made = load()
    return made === null ? { wait: 5, problem: 'away' } : open.answers.make(key, now, () => made)
  }
}

type Wait = { readonly wait: number; readonly problem: Problem }

/** The address under which an answer is kept: those parts of its question that are told apart, in one order. */
function keyOf({ asks }: DownloadPage, address: string): string {
  const at = address.indexOf('?')
  if (at < 0) return address
  const asked = [...new URLSearchParams(address.slice(at))].filter(
    ([name]) => asks === undefined || asks.includes(name),
  )
  if (asked.length === 0) return address.slice(0, at)
  return `${address.slice(0, at)}?${new URLSearchParams(asked.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`
}

const forAnyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
}

function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: ReadyAnswer, origin: string): FastifyReply {
  protect(reply, origin)
  reply
    .code(answer.status)
    .type(answer.type)
    .headers(forAnyOrigin)
    // What is closed or taken back is gone at once: a cache on the way asks each time whether it has changed.
    .header('cache-control', 'public, max-age=0, must-revalidate')
    .header('vary', 'accept-encoding')
    .header('etag', answer.tag)
  if (answer.filename)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.filename)}`)
  const links = Object.entries(answer.links ?? {}).map(([rel, to]) => `<${to}>; rel="${rel}"`)
  if (links.length > 0) reply.header('link', links.join(', '))
  if (answer.status === 200 && has(request.headers['if-none-match'], answer.tag)) return reply.code(304).send()
  if (!answer.gzipped || !(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(answer.body)
  return reply.header('content-encoding', 'gzip').send(answer.gzipped)
}

function sendWait(reply: FastifyReply, { wait, problem }: Wait, origin: string): FastifyReply {
  return sendOpenProblem(reply.header('retry-after', String(wait)), problem, origin)
}

/** Says in JSON what is wrong (RFC 9457), in the words of the page that says the same. */
export function sendOpenProblem(reply: FastifyReply, problem: Problem | 'reads-only', origin: string): FastifyReply {
  protect(reply, origin)
  const { status = 500, type, body } = problemOf(problem)
  if (problem === 'reads-only') reply.header('allow', 'GET, HEAD, OPTIONS')
  return reply.code(status).type(type).headers(forAnyOrigin).header('cache-control', 'no-store').send(body)
}

/** What is told of a problem; one that has no words of its own here is a request that cannot be read. */
function problemOf(problem: Problem | 'reads-only'): Download {
  const told = isTold(problem) ? problem : 'unreadable'
  const status = problem === 'reads-only' ? 405 : statusOf(problem)
  return problemJson(status, t(`web.open-problems.${told}-title`), t(`web.open-problems.${told}-detail`))
}

const toldProblems = ['not-found', 'too-many', 'away', 'broken', 'unreadable', 'reads-only'] as const

function isTold(problem: string): problem is (typeof toldProblems)[number] {
  return (toldProblems as readonly string[]).includes(problem)
}

/** Whether one of the tags that the reader has is this one (RFC 9110, 13.1.2: compared weakly). */
function has(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (each: string) => each.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some(each => bare(each) === bare(tag))
}
