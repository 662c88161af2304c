/**
 * A store for files beside the database: anything that speaks as Amazon's S3 does (AWS Signature Version 4, addresses with the bucket in
 * the path). It keeps whole files under names that tell nothing.
 */
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'

/** Where files are kept beside the database. */
export type FileStore = {
  /** Keeps a file under a name. */
  readonly put: (name: string, content: Uint8Array) => Promise<void>
  /** A file by its name; null where there is none. */
  readonly get: (name: string) => Promise<Buffer | null>
  /** Takes a file away; no fault where there is none. */
  readonly remove: (name: string) => Promise<void>
  /** The store in words; never holds a secret. */
  readonly describe: string
}

/** Thrown where the store does not answer, or refuses: nothing is wrong with what was asked. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/** How long the store may take for one file, in milliseconds. */
const PATIENCE = 30_000

/** A store and how to sign for it, as `FILES_URL` has them. */
export type StoreAddress = {
  readonly folder: URL
  readonly region: string
  readonly key: string
  readonly secret: string
}

/** Reads `https://KEY:SECRET@host/bucket/folder?region=…`; null for what is no such address. */
export function readStoreAddress(typed: string): StoreAddress | null {
  if (!URL.canParse(typed)) return null
  const url = new URL(typed)
  // A per cent sign that stands for itself is no way to write one.
  if (/%(?![\da-f]{2})/i.test(url.username + url.password)) return null
  const [key, secret] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  const path = url.pathname.replace(/\/+$/, '')
  if (!/^https?:$/.test(url.protocol) || !key || !secret || path.length < 2 || url.hash) return null
  return {
    folder: new URL(`${url.origin}${path}/`),
    region: url.searchParams.get('region') ?? 'us-east-1',
    key,
    secret,
  }
}

/** Opens a store; nothing is asked of it yet. */
export function storeAt({ folder, region, key, secret }: StoreAddress): FileStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 2 })
  const describe = `store ${folder.host}${folder.pathname.replace(/\/$/, '')}`
  const send = async (method: string, name: string, body?: Uint8Array): Promise<Response> => {
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const answer = await client
      .fetch(new URL(name, folder).href, {
        method,
        headers: { 'x-amz-content-sha256': hash },
        signal: AbortSignal.timeout(PATIENCE),
        ...(body ? { body: new Uint8Array(body) } : {}),
      })
      .catch((error: Error) => {
        throw new StoreAway(
          `The ${describe} does not answer: ${error.cause instanceof Error ? error.cause.message : error.message}`,
        )
      })
    if (answer.ok || (answer.status === 404 && method !== 'PUT')) return answer
    const said = /<Code>([\w.]+)<\/Code>/.exec(await answer.text().catch(() => ''))?.[1] ?? ''
    throw new StoreAway(`The ${describe} refuses (${answer.status}${said && ` ${said}`}).`)
  }
  return {
    describe,
    async put(name, content) {
      await (await send('PUT', name, content)).arrayBuffer()
    },
    async get(name) {
      const answer = await send('GET', name)
      const content = Buffer.from(await answer.arrayBuffer())
      return answer.status === 404 ? null : content
    },
    async remove(name) {
      await (await send('DELETE', name)).arrayBuffer()
    },
  }
}

/** A store that is only read: for a rehearsal, whose files are those of the area it rehearses. */
export function onlyRead(store: FileStore): FileStore {
  const refuse = async (): Promise<never> => {
    throw new StoreAway('Nothing is kept in the store from here.')
  }
  return { ...store, put: refuse, remove: refuse }
}
