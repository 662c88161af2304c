/**
 * Styles, scripts and pictures: read once, compressed once, under an address that holds a mark of their content, so that
 * browsers keep them for ever.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { protect } from './guard.ts'

type Asset = {
  readonly address: string
  readonly type: string
  readonly plain: Buffer
  brotli: Buffer | null
  gzip: Buffer | null
}

const FOLDER = fileURLToPath(new URL('static/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

function readAssets(): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const name of readdirSync(FOLDER)) {
    const plain = readFileSync(FOLDER + name)
    const mark = createHash('sha256').update(plain).digest('base64url').slice(0, 12)
    const type = TYPES[extname(name)]
    if (type) assets.set(name, { address: `/assets/${mark}/${name}`, type, plain, brotli: null, gzip: null })
  }
  return assets
}

const assets = readAssets()

/** The address of an asset, by its file name in `src/web/static`. */
export function assetAddress(name: string): string {
  const asset = assets.get(name)
  if (!asset) throw new Error(`There is no asset ${name}`)
  return asset.address
}

function compress(asset: Asset, accepted: string): { body: Buffer; encoding: string | null } {
  if (accepted.includes('br')) {
    asset.brotli ??= brotliCompressSync(asset.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    return { body: asset.brotli, encoding: 'br' }
  }
  if (accepted.includes('gzip')) {
    asset.gzip ??= gzipSync(asset.plain, { level: 9 })
    return { body: asset.gzip, encoding: 'gzip' }
  }
  return { body: asset.plain, encoding: null }
}

/** What search engines leave alone: pages that a code opens, and every form that is filled in. */
const ROBOTS = ['/responses/', '/drafts/', '/interest/', '/sign-in', '/account', '/consultations/*/response']

/** Serves the assets. An address with an old mark leads to the present one. */
export function serveAssets(server: FastifyInstance, origin: string): void {
  server.get('/robots.txt', async (_request, reply) => {
    protect(reply, origin)
    return reply
      .type('text/plain; charset=utf-8')
      .send(['User-agent: *', ...ROBOTS.map(path => `Disallow: ${path}`), ''].join('\n'))
  })
  server.get('/favicon.ico', async (_request, reply) => {
    protect(reply, origin)
    return reply.redirect(assetAddress('icon.svg'), 302)
  })
  server.get<{ Params: { mark: string; name: string } }>('/assets/:mark/:name', async (request, reply) => {
    protect(reply, origin)
    const asset = assets.get(request.params.name)
    if (!asset) return reply.code(404).type('text/plain').send('Not found')
    if (asset.address !== `/assets/${request.params.mark}/${request.params.name}`)
      return reply.redirect(asset.address, 302)
    const { body, encoding } = compress(asset, request.headers['accept-encoding'] ?? '')
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.type)
    if (encoding) reply.header('content-encoding', encoding)
    return reply.send(body)
  })
}
