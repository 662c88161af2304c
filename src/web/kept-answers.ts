/**
 * Answers of open data, kept as they will be sent: as they are and compressed, with their tag. However many ask for the same at one
 * moment, it is made once. Forgotten when something public changes, at the latest after a minute, and held within a number of bytes.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Download } from './page.ts'

/** An answer as it goes out. */
export type ReadyAnswer = Pick<Download, 'type' | 'filename' | 'links'> & {
  readonly status: number
  readonly body: Buffer
  /** The same compressed; null where that costs more than it saves. */
  readonly gzipped: Buffer | null
  /** Weak tag of what is in it (RFC 9110, 8.8.3). */
  readonly tag: string
}

/** Bytes under which compressing costs more than it saves. */
const WORTH_IT = 1000

const compress = promisify(gzip)

/** Makes an answer ready to be sent. */
export async function readyAnswer(file: Download): Promise<ReadyAnswer> {
  const body = Buffer.from(file.body)
  const { type, filename, links, status = 200 } = file
  return {
    type,
    status,
    body,
    gzipped: body.length < WORTH_IT ? null : await compress(body, { level: 4 }),
    tag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    ...(filename === undefined ? {} : { filename }),
    ...(links === undefined ? {} : { links }),
  }
}

export type KeptAnswers = {
  /** What is kept under a key, or is being made; null where neither. */
  readonly find: (key: string, now: number) => Promise<ReadyAnswer> | null
  /** Makes an answer under a key, and keeps it where it is one to be had again. */
  readonly make: (key: string, now: number, load: () => Promise<ReadyAnswer>) => Promise<ReadyAnswer>
  readonly forget: () => void
}

const AGE = 60_000
/** Bytes that all kept answers together may take. */
const MOST_BYTES = 48 * 1024 * 1024

type Kept = { readonly answer: ReadyAnswer; readonly at: number; readonly size: number }

/** The kept answers of one process. */
export function keptAnswers(mostBytes = MOST_BYTES): KeptAnswers {
  let kept = new Map<string, Kept>()
  let making = new Map<string, Promise<ReadyAnswer>>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }
  const keep = (key: string, answer: ReadyAnswer, at: number) => {
    const size = answer.body.length + (answer.gzipped?.length ?? 0) + 2 * key.length
    if (size > mostBytes / 4) return
    drop(key)
    kept.set(key, { answer, at, size })
    bytes += size
    while (bytes > mostBytes) drop(kept.keys().next().value!)
  }
  return {
    find(key, now) {
      const found = kept.get(key)
      if (found && now - found.at < AGE) return Promise.resolve(found.answer)
      return making.get(key) ?? null
    },
    make(key, now, load) {
      const into = making
      const made = load()
      into.set(key, made)
      made
        .then(answer => {
          // What was read before something changed is not kept.
          if (into === making && answer.status === 200) keep(key, answer, now)
        })
        .catch(() => undefined)
        .finally(() => into.get(key) === made && into.delete(key))
      return made
    },
    forget() {
      kept = new Map()
      making = new Map()
      bytes = 0
    },
  }
}
