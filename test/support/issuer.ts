/** An organisation's own sign-in on this machine: a real OpenID Connect provider, whose people sign in without being asked. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import Provider, { type Configuration, type JWK } from 'oidc-provider'
import { freePort } from './listening.ts'

/** What the provider says of somebody. */
export type Account = {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
}

export type TestIssuer = {
  readonly address: string
  readonly clientId: string
  readonly secret: string
  /** Who signs in from now on; null for somebody who gives up. */
  account: Account | null
  /** Answers a path itself, instead of the provider. */
  readonly instead: Map<string, (response: ServerResponse) => void>
  /** Every address that was asked for. */
  readonly asked: string[]
  /** Begins anew with other keys, at the same address. */
  readonly changeKeys: () => void
  /** Goes as a browser would from the address the Hub led to, to where the provider leads back. */
  readonly go: (to: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** Starts a provider whose client may come back to the addresses that fit. */
export async function startIssuer(comesBackTo: (uri: string) => boolean): Promise<TestIssuer> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const [clientId, secret] = ['hub-at-work', 'a-secret-that-no-log-may-show']
  const asked: string[] = []
  const instead: TestIssuer['instead'] = new Map()
  const state: { account: Account | null; provider: Provider } = { account: null, provider: null as never }
  const begin = () => {
    state.provider = makeProvider({ address, clientId, secret, comesBackTo, account: () => state.account })
  }
  begin()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', address)
    asked.push(url.pathname)
    const other = instead.get(url.pathname)
    if (other) return other(response)
    if (!url.pathname.startsWith('/interaction/')) return state.provider.callback()(request, response)
    const { account } = state
    const result = account
      ? { login: { accountId: account.sub } }
      : { error: 'access_denied', error_description: '<b>no</b>' }
    await state.provider.interactionFinished(request, response, result)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address,
    clientId,
    secret,
    get account() {
      return state.account
    },
    set account(account) {
      state.account = account
    },
    instead,
    asked,
    changeKeys: begin,
    go: to => travel(to, address),
    close: () => closeServer(server),
  }
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

type Made = {
  readonly address: string
  readonly clientId: string
  readonly secret: string
  readonly comesBackTo: (uri: string) => boolean
  readonly account: () => Account | null
}

function makeProvider({ address, clientId, secret, comesBackTo, account }: Made): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }
  const settings: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: ['http://hub.test/sign-in/from/any'],
        post_logout_redirect_uris: ['http://hub.test/'],
      },
    ],
    jwks: { keys: [key as JWK] },
    cookies: { keys: ['for this test only'] },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...account(), sub }) }),
    // Whoever signs in has agreed.
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    ttl: { IdToken: 60, AccessToken: 60, Grant: 600, Interaction: 600, Session: 600 },
  }
  const provider = new Provider(address, settings)
  provider.Client.prototype.redirectUriAllowed = comesBackTo
  return provider
}

/** Follows the redirects of one site with its cookies, until they lead elsewhere. */
async function travel(to: string, address: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = to
  for (let steps = 0; at.startsWith(address); steps++) {
    if (steps > 10) throw new Error(`The provider leads on and on, now to ${at}`)
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`The provider answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
    at = new URL(next, at).href
  }
  return at
}
