/**
 * Sealing: what must stay unreadable to whoever only has the database (contact details of respondents, drafts, mail to
 * respondents) is encrypted with AES-256-GCM under a key that lives outside it. What a sealed value belongs to is bound
 * to it as associated data, so that a value moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type Seal = {
  /** Encrypts a text for one place, such as "respondent_contact:<response id>". */
  readonly close: (text: string, place: string) => Buffer
  /** Decrypts; throws where the value was changed, moved to another place or made with another key. */
  readonly open: (sealed: Uint8Array, place: string) => string
  /** A keyed hash of a text for one purpose: the same text gives the same hash, and nobody without the key can make it. */
  readonly mark: (text: string, purpose: string) => Buffer
}

const FORMAT = 1
const NONCE = 12
const TAG = 16

/**
 * Makes a seal of keys of 32 bytes, the newest first. The newest closes, and any of them opens; marks are made with the oldest, so
 * that a code given once is known whatever becomes of the key.
 */
export function sealOf(...keys: readonly Uint8Array[]): Seal {
  if (keys.length === 0 || keys.some(key => key.length !== 32)) throw new RangeError('A seal key has 32 bytes')
  const derive = (key: Uint8Array, purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32))
  const cipherKeys = keys.map(key => derive(key, 'compact-hub seal'))
  const markKey = derive(keys.at(-1)!, 'compact-hub mark')
  return {
    close(text, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', cipherKeys[0]!, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed)
      for (const key of cipherKeys.slice(0, -1)) {
        try {
          return openWith(key, bytes, place)
        } catch {
          // It was closed with an older key.
        }
      }
      return openWith(cipherKeys.at(-1)!, bytes, place)
    },
    mark: (text, purpose) => createHmac('sha256', markKey).update(purpose).update('\0').update(text).digest(),
  }
}

function openWith(key: Buffer, bytes: Buffer, place: string): string {
  if (bytes[0] !== FORMAT) throw new Error('This sealed value has a format this version does not know')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG))
  return decipher.update(bytes.subarray(1 + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
}
