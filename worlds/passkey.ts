/** A passkey of software, as a browser would hand it on: for the demonstration area and for tests. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** What is done otherwise than a good key would. */
export type Twist = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** False: the key did not look who holds it. */
  readonly verified?: boolean
  readonly counter?: number
  readonly handle?: string
}

/** A key that stays where it was made. */
export type SoftKey = {
  /** Answers to be added, from the options on a page; as JSON. */
  readonly add: (options: string, twist?: Twist) => string
  /** Answers to sign in. */
  readonly prove: (options: string, twist?: Twist) => string
}

/** Makes a key for an origin. */
export function softKey(origin: string): SoftKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const point = (part: string) => bytes(Buffer.from(part, 'base64url'))
  const cose = map([int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), point(x)], [int(-3), point(y)])
  let [counter, handle] = [0, '']
  const base = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  }
  return {
    add(options, twist = {}) {
      const asked = JSON.parse(options) as { challenge: string; user: { id: string } }
      handle = asked.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = Buffer.concat([head(origin, 0x40, 0, twist), Buffer.alloc(16), length, id, cose])
      const attestation = map(
        [text('fmt'), text('none')],
        [text('attStmt'), map()],
        [text('authData'), bytes(authData)],
      )
      const response = {
        clientDataJSON: clientData('webauthn.create', origin, asked.challenge, twist).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      }
      return JSON.stringify({ ...base, response })
    },
    prove(options, twist = {}) {
      const { challenge } = JSON.parse(options) as { challenge: string }
      counter += 1
      const authData = head(origin, 0, twist.counter ?? counter, twist)
      const client = clientData('webauthn.get', origin, challenge, twist)
      const signed = createSign('sha256').update(authData).update(sha256(client)).sign(privateKey)
      const response = {
        authenticatorData: authData.toString('base64url'),
        clientDataJSON: client.toString('base64url'),
        signature: signed.toString('base64url'),
        userHandle: twist.handle ?? handle,
      }
      return JSON.stringify({ ...base, response })
    },
  }
}

/** What a page asks a key, as it stands on it. */
export function askedOfKey(html: string): string {
  const [, options = ''] = /data-options="([^"]*)"/.exec(html) ?? []
  return options.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
}

function sha256(value: string | Buffer): Buffer {
  return createHash('sha256').update(value).digest()
}

function head(origin: string, flags: number, counter: number, { rpId, verified = true }: Twist): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt8(flags | 0x01 | (verified ? 0x04 : 0))
  rest.writeUInt32BE(counter, 1)
  return Buffer.concat([sha256(rpId ?? new URL(origin).hostname), rest])
}

function clientData(type: string, origin: string, challenge: string, twist: Twist): Buffer {
  const said = { type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? origin, crossOrigin: false }
  return Buffer.from(JSON.stringify(said))
}

// As much of CBOR (RFC 8949) as a key needs.
function typed(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value)
  if (value < 256) return Buffer.of((major << 5) | 24, value)
  return Buffer.of((major << 5) | 25, value >> 8, value & 255)
}
const int = (value: number): Buffer => (value < 0 ? typed(1, -1 - value) : typed(0, value))
const bytes = (value: Buffer): Buffer => Buffer.concat([typed(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([typed(3, value.length), Buffer.from(value)])
const map = (...pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([typed(5, pairs.length), ...pairs.flat()])
