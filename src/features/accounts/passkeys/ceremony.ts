/** What passes between a passkey and the Hub (WebAuthn): what a key is asked, and whether what it gave is its own. */
import { isIP } from 'node:net'
import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import {
  challengeMinutes,
  findKey,
  type GivenKey,
  keepChallenge,
  listPasskeys,
  takeChallenge,
} from './passkeys.queries.ts'

const given = z.object({
  id: z.string().min(1).max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}).default({}),
})

/** What a browser gave as JSON, or null where it is nothing of the kind. */
function read(credential: string) {
  try {
    return given.safeParse(JSON.parse(credential)).data ?? null
  } catch {
    return null
  }
}

/** Fifteen parts that read certificates, and are loaded with the first key. */
const keys = () => import('@simplewebauthn/server')

const hostOf = (hub: Hub): string => new URL(hub.origin).hostname
/** Whether keys can be made for this place: browsers want a name, and an encrypted way unless it is this machine. */
export function keysWork({ origin }: Pick<Hub, 'origin'>): boolean {
  const { hostname } = new URL(origin)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0
}

const timeout = challengeMinutes * 60_000

/** Who a person is to their keys: a mark, so that a key tells nothing of its owner. */
function handleOf(hub: Hub, personId: string): Buffer {
  return hub.seal.mark(personId, 'owner of a passkey')
}

/** Asks for a new key for a person, as the JSON that a browser takes. */
export async function optionsToAdd(
  hub: Hub,
  person: { readonly id: string; readonly name: string; readonly email: string | null },
  now: Date,
): Promise<string> {
  const { compactName } = await hub.area()
  const options = await (await keys()).generateRegistrationOptions({
    rpName: compactName,
    rpID: hostOf(hub),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    userID: new Uint8Array(handleOf(hub, person.id)),
    timeout,
    attestationType: 'none',
    excludeCredentials: (await listPasskeys(hub.db, person.id)).map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(hub.db, options.challenge, { purpose: 'to-add', personId: person.id }, now)
  return JSON.stringify(options)
}

/** Judges a new key of a person; null where it is not good. */
export async function judgeKey(
  tx: Tx,
  hub: Hub,
  { personId, credential, now }: { readonly personId: string; readonly credential: string; readonly now: Date },
): Promise<GivenKey | null> {
  const response = read(credential)
  if (!response) return null
  try {
    const { verified, registrationInfo } = await (await keys()).verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: challenge => takeChallenge(tx, challenge, { purpose: 'to-add', personId }, now),
      expectedOrigin: hub.origin,
      expectedRPID: hostOf(hub),
      requireUserVerification: true,
    })
    if (!verified) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey, counter, transports: transports.slice(0, 10).map(String) }
  } catch {
    // The library throws for whatever does not fit.
    return null
  }
}

/** Asks any key of this place to sign in its owner, as the JSON that a browser takes. */
export async function optionsToProve(hub: Hub, now: Date): Promise<string> {
  const { generateAuthenticationOptions } = await keys()
  const options = await generateAuthenticationOptions({ rpID: hostOf(hub), userVerification: 'required', timeout })
  await keepChallenge(hub.db, options.challenge, { purpose: 'to-sign-in' }, now)
  return JSON.stringify(options)
}

/** Whose key signed, which one, and how often it was used; or null where it does not fit. */
export async function judgeProof(tx: Tx, hub: Hub, credential: string, now: Date) {
  const response = read(credential)
  const key = response && (await findKey(tx, response.id))
  if (!key) return null
  const handle = response.response['userHandle']
  if (typeof handle === 'string' && !Buffer.from(handle, 'base64url').equals(handleOf(hub, key.personId))) return null
  try {
    const { verified, authenticationInfo } = await (await keys()).verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: challenge => takeChallenge(tx, challenge, { purpose: 'to-sign-in' }, now),
      expectedOrigin: hub.origin,
      expectedRPID: hostOf(hub),
      requireUserVerification: true,
      // How often the key was used is judged when it is noted, so that two at once are judged one after the other.
      credential: { id: response.id, publicKey: new Uint8Array(key.public_key), counter: 0 },
    })
    return verified ? { id: key.id, personId: key.personId, counter: authenticationInfo.newCounter } : null
  } catch {
    return null
  }
}
