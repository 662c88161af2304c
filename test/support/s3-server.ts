/**
 * A small store that speaks as S3 does, for tests: one bucket in memory. Every request must be signed: it is signed again here, with
 * the same key, and compared.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsV4Signer } from 'aws4fetch'

export type S3Server = {
  /** What FILES_URL is set to. */
  readonly url: string
  readonly objects: Map<string, Buffer>
  /** What the next requests come to instead of an answer; null for answers. */
  trouble: 'refuses' | 'loses' | null
  readonly close: () => Promise<void>
}

const KEY = 'AKIATEST'
const SECRET = 'a secret/with+signs'

/** Whether a request is signed with the key, for what it brings. */
async function isSigned(request: IncomingMessage, origin: string, body: Buffer): Promise<boolean> {
  const header = (name: string) => String(request.headers[name] ?? '')
  if (createHash('sha256').update(body).digest('hex') !== header('x-amz-content-sha256')) return false
  const scope = /Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request/.exec(header('authorization'))
  const headers = { 'x-amz-content-sha256': header('x-amz-content-sha256') }
  const signer = new AwsV4Signer({
    method: request.method ?? 'GET',
    url: `${origin}${request.url}`,
    headers,
    accessKeyId: KEY,
    secretAccessKey: SECRET,
    region: scope?.[2] ?? '',
    service: 's3',
    datetime: header('x-amz-date'),
  })
  return scope?.[1] === KEY && (await signer.authHeader()) === header('authorization')
}

/** Starts a store on the loopback address. */
export async function s3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const at = { trouble: null as S3Server['trouble'], origin: '' }
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    const answer = (status: number, content: string | Buffer = '') => response.writeHead(status).end(content)
    if (!(await isSigned(request, at.origin, body)))
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    if (at.trouble === 'refuses') return answer(403, '<Error><Code>AccessDenied</Code></Error>')
    const name = request.url ?? ''
    if (!name.startsWith('/bucket/')) return answer(404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (request.method === 'PUT') {
      objects.set(name, at.trouble === 'loses' ? body.subarray(1) : body)
      return answer(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return answer(204)
    }
    const found = objects.get(name)
    return found ? answer(200, found) : answer(404, '<Error><Code>NoSuchKey</Code></Error>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  at.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { host } = new URL(at.origin)
  return {
    url: `http://${KEY}:${encodeURIComponent(SECRET)}@${host}/bucket/hub?region=eu-west-2`,
    objects,
    get trouble() {
      return at.trouble
    },
    set trouble(value) {
      at.trouble = value
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
