/** Sends a page: compressed where the reader takes it, with the headers that keep it safe and fresh. */
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AccessRule, holderOfTheLink } from '../access/access.ts'
import { protect } from './guard.ts'
import { kioskCookie } from './kiosk.ts'
import { newOnce, oncePlaceholder } from './once.ts'
import { gzippedPage, type KeptPage, plainPage } from './page-store.ts'
import { sessionCookies } from './session.ts'

const FASTEST = 1

function takesGzip(request: FastifyRequest): boolean {
  return (request.headers['accept-encoding'] ?? '').includes('gzip')
}

/**
 * How a page made for one reader may be kept. What is shown to somebody signed in, or by a code or link, no browser keeps:
 * after signing out, or on a computer that others use too, it cannot be gone back to.
 */
export function keeping(request: FastifyRequest, access: AccessRule | null): string {
  // What is no address at all is answered before anything of it is read, cookies too.
  const cookies: Readonly<Record<string, string | undefined>> = request.cookies ?? {}
  const known = [...sessionCookies, kioskCookie].some(name => cookies[name] !== undefined)
  const secret = known || access === holderOfTheLink
  return secret ? 'no-store' : 'private, no-cache'
}

/** Sends a page made for this reader. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  { origin, access }: { readonly origin: string; readonly access: AccessRule | null },
): FastifyReply {
  protect(reply, origin)
  const body = Buffer.from(html.replaceAll(oncePlaceholder, newOnce()))
  reply
    .header('cache-control', keeping(request, access))
    .header('vary', 'accept-encoding, cookie')
    .type('text/html; charset=utf-8')
  if (!takesGzip(request)) return reply.send(body)
  return reply.header('content-encoding', 'gzip').send(gzipSync(body, { level: FASTEST }))
}

/** Sends a page that is the same for every anonymous reader, with a token of its own. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, page: KeptPage, origin: string): FastifyReply {
  protect(reply, origin)
  // A page with a form in it carries a token of its own, so that only the browser may keep it.
  const shared = page.pieces.length === 1 ? 'public, max-age=0, s-maxage=30, must-revalidate' : 'private, no-cache'
  reply.header('cache-control', shared).header('vary', 'accept-encoding, cookie').type('text/html; charset=utf-8')
  const token = newOnce()
  if (!takesGzip(request)) return reply.send(plainPage(page, token))
  return reply.header('content-encoding', 'gzip').send(gzippedPage(page, token))
}
