/** Sends data that anybody's program may read: from any origin, compressed, and only where it has changed. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { protect } from './guard.ts'
import type { Download } from './page.ts'
import { problemJson } from './resource.ts'

/** Bytes under which compressing costs more than it saves. */
const WORTH_IT = 1000

/** Sends a file of open data, or says in JSON that there is none. */
export function sendOpen(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Download | null,
  origin: string,
): FastifyReply {
  const sent =
    file ?? problemJson(404, 'There is no such record', 'Nothing that anybody may read stands at this address.')
  const body = typeof sent.body === 'string' ? Buffer.from(sent.body) : Buffer.from(sent.body)
  protect(reply, origin)
  reply
    .code(sent.status ?? 200)
    .type(sent.type)
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'etag')
    .header('cross-origin-resource-policy', 'cross-origin')
    // What is closed or taken back is gone at once: a cache on the way asks each time whether it has changed.
    .header('cache-control', 'public, max-age=0, must-revalidate')
    .header('vary', 'accept-encoding')
  if (sent.filename)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(sent.filename)}`)
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  reply.header('etag', tag)
  if ((sent.status ?? 200) === 200 && has(request.headers['if-none-match'], tag)) return reply.code(304).send()
  if (body.length < WORTH_IT || !(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(body)
  return reply.header('content-encoding', 'gzip').send(gzipSync(body, { level: 1 }))
}

/** Whether one of the tags that the reader has is this one (RFC 9110, 13.1.2: compared weakly). */
function has(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (each: string) => each.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some(each => bare(each) === bare(tag))
}
