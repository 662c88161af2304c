/**
 * Talks to an organisation's own sign-in (OpenID Connect Core 1.0, code flow with PKCE, RFC 9207). Everything is asked for anew each
 * time, so that a changed key or address of the issuer is known at once. What goes wrong is told by its kind alone: an error of the
 * library may carry a code or a token, and goes nowhere.
 */
import * as client from 'openid-client'
import { type Claims, isOnThisMachine } from './who-comes.ts'

/** What is needed to talk to an issuer. */
export type Provider = { readonly address: string; readonly clientId: string; readonly secret: string }

/** What can go wrong with an issuer, each with words of its own. */
export const providerProblems = ['away', 'not-known', 'gave-up', 'clock', 'does-not-fit'] as const
export type ProviderProblem = (typeof providerProblems)[number]

/** Thrown where an issuer cannot be used; says what is wrong by its kind, and nothing that was sent. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault'
  readonly problem: ProviderProblem
  constructor(problem: ProviderProblem) {
    super(`The sign-in of an organisation did not work: ${problem}`)
    this.problem = problem
  }
}

/** Seconds that the issuer's clock and ours may differ. */
export const clockTolerance = 300
/** Seconds to wait for an answer of the issuer. */
const PATIENCE = 6

/** What is kept between going and coming back; sealed. */
export type Secrets = { readonly verifier: string; readonly nonce: string; readonly state: string }

/** Asks an issuer for what it says of itself. */
async function discover({ address, clientId, secret }: Provider, now: Date): Promise<client.Configuration> {
  const insecure = isOnThisMachine(new URL(address))
  const found = await client.discovery(new URL(address), clientId, undefined, client.None(), {
    timeout: PATIENCE,
    ...(insecure ? { execute: [client.allowInsecureRequests] } : {}),
  })
  const server = found.serverMetadata()
  const metadata: Partial<client.ClientMetadata> = {
    [client.clockTolerance]: clockTolerance,
    // Judged by the Hub's own clock.
    [client.clockSkew]: Math.round((now.getTime() - Date.now()) / 1000),
  }
  const config = new client.Configuration(server, clientId, metadata, authentication(server, secret))
  config.timeout = PATIENCE
  if (insecure) client.allowInsecureRequests(config)
  // The signature of what is told is checked with the issuer's present keys, also over an encrypted way.
  client.enableNonRepudiationChecks(config)
  return config
}

function authentication(server: client.ServerMetadata, secret: string): client.ClientAuth {
  if (secret === '') return client.None()
  const basic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
  return basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
}

/** Whether an issuer answers as one does. Throws ProviderFault. */
export async function tryProvider(provider: Provider, now: Date): Promise<void> {
  const { authorization_endpoint, token_endpoint, jwks_uri } = await judged(async () =>
    (await discover(provider, now)).serverMetadata(),
  )
  if (!authorization_endpoint || !token_endpoint || !jwks_uri) throw new ProviderFault('does-not-fit')
}

/** The address to send somebody to, and what to keep until they come back. `fresh` asks the issuer to have them prove who they are. */
export async function beginAt(
  provider: Provider,
  { redirectTo, fresh, now }: { readonly redirectTo: string; readonly fresh: boolean; readonly now: Date },
): Promise<{ readonly to: string; readonly secrets: Secrets }> {
  const config = await judged(() => discover(provider, now))
  const secrets = {
    verifier: client.randomPKCECodeVerifier(),
    nonce: client.randomNonce(),
    state: client.randomState(),
  }
  const to = await judged(async () =>
    client.buildAuthorizationUrl(config, {
      redirect_uri: redirectTo,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
      nonce: secrets.nonce,
      state: secrets.state,
      ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
    }),
  )
  return { to: to.href, secrets }
}

/** What the issuer says of whoever came back to an address. Throws ProviderFault. */
export async function finishAt(
  provider: Provider,
  { came, secrets, now }: { readonly came: URL; readonly secrets: Secrets; readonly now: Date },
): Promise<Claims & { readonly iss: string; readonly sub: string }> {
  const { verifier, nonce, state } = secrets
  return judged(async () => {
    const config = await discover(provider, now)
    const tokens = await client.authorizationCodeGrant(config, came, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    const { issuer, userinfo_endpoint } = config.serverMetadata()
    if (claims.iss !== issuer) throw new ProviderFault('does-not-fit')
    if (claims['email'] !== undefined || !userinfo_endpoint) return claims
    // Some issuers say the mail address only when they are asked for it; whether it is verified, they say beside it.
    const { email, email_verified, ...more } = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    return { ...more, ...claims, email, email_verified, xms_edov: undefined }
  })
}

/** Where somebody signs out at the issuer as well; null where it offers nothing or does not answer. */
export async function endAt(provider: Provider, back: string, now: Date): Promise<string | null> {
  try {
    const config = await discover(provider, now)
    if (!config.serverMetadata().end_session_endpoint) return null
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
  } catch {
    return null
  }
}

async function judged<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ProviderFault ? error : new ProviderFault(problemOf(error))
  }
}

/** Faults of the way to the issuer, rather than of what it says. */
const AWAY = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_PARSE_ERROR',
]
/** What an issuer answers where the client it knows is another. */
const NOT_KNOWN = ['invalid_client', 'unauthorized_client', 'invalid_redirect_uri']

function problemOf(error: unknown): ProviderProblem {
  if (error instanceof client.AuthorizationResponseError)
    return NOT_KNOWN.includes(error.error)
      ? 'not-known'
      : error.error === 'temporarily_unavailable'
        ? 'away'
        : 'gave-up'
  if (error instanceof client.ResponseBodyError) return NOT_KNOWN.includes(error.error) ? 'not-known' : 'does-not-fit'
  if (error instanceof client.WWWAuthenticateChallengeError) return 'not-known'
  const code = error instanceof client.ClientError ? error.code : undefined
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock'
  if (code !== undefined) return AWAY.includes(code) ? 'away' : 'does-not-fit'
  // What `fetch` throws where nobody answers.
  return error instanceof TypeError || error instanceof DOMException ? 'away' : 'does-not-fit'
}
