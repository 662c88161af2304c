/**
 * Who comes from an organisation's own sign-in: told by what its issuer says of them. Known first by issuer and subject; else by a mail
 * address that the issuer says is verified, and whose domain it may speak for. Pure.
 */

/** What an issuer must say, and may say, as the secretariat set it. */
export type IssuerRules = {
  readonly mailDomains: readonly string[]
  /** What must be said of whoever comes; an empty name asks for nothing. */
  readonly claimName: string
  readonly claimValue: string
  readonly makesPeople: boolean
}

/** What an issuer says of somebody, signed by it. */
export type Claims = Readonly<Record<string, unknown>>

/** The person with the mail address that was told, and whether the issuer knows that person as somebody else already. */
export type ByMail = { readonly id: string; readonly knownAsAnother: boolean }

/** What comes of it: who it is, or why nobody is signed in. */
export type Coming =
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'matched'; readonly personId: string }
  | { readonly kind: 'made'; readonly email: string; readonly name: string }
  | { readonly kind: 'turned-away'; readonly why: TurnedAway }

/** Why somebody is turned away. */
export type TurnedAway = 'claim' | 'no-mail' | 'unverified' | 'foreign' | 'known-as-another' | 'unknown'

/** A mail address that an issuer vouches for, or why it does not. */
export type Vouched = { readonly email: string } | { readonly why: 'no-mail' | 'unverified' | 'foreign' }

/**
 * The mail address an issuer vouches for. Only plain letters: others could be folded into the address of somebody else. Entra ID
 * says `xms_edov` where others say `email_verified`.
 */
export function vouchedMail(claims: Claims, mailDomains: readonly string[]): Vouched {
  const email = claims['email']
  if (typeof email !== 'string' || !/^[\x21-\x7e]+@[a-z0-9.-]+$/i.test(email) || email.length > 254)
    return { why: 'no-mail' }
  if (claims['email_verified'] !== true && !saysOwned(claims['xms_edov'])) return { why: 'unverified' }
  const parts = email.toLowerCase().split('@')
  const domain = parts.at(-1)!
  return parts.length === 2 && mailDomains.includes(domain) ? { email: email.toLowerCase() } : { why: 'foreign' }
}

function saysOwned(claim: unknown): boolean {
  return claim === true || claim === 1 || claim === '1' || claim === 'true'
}

/** Whether an issuer says of somebody what must be said: the value itself, or a list with it. */
export function meetsClaim(claims: Claims, { claimName, claimValue }: IssuerRules): boolean {
  if (claimName === '') return true
  const said = Object.hasOwn(claims, claimName) ? claims[claimName] : undefined
  return Array.isArray(said) ? said.includes(claimValue) : said !== undefined && String(said) === claimValue
}

/** Judges who comes. `known`: whose the subject is by what was kept; `byMail`: whose the address is that the issuer vouches for. */
export function judgeComing(claims: Claims, rules: IssuerRules, known: string | null, byMail: ByMail | null): Coming {
  if (!meetsClaim(claims, rules)) return { kind: 'turned-away', why: 'claim' }
  if (known !== null) return { kind: 'known', personId: known }
  const mail = vouchedMail(claims, rules.mailDomains)
  if ('why' in mail) return { kind: 'turned-away', why: mail.why }
  if (byMail?.knownAsAnother) return { kind: 'turned-away', why: 'known-as-another' }
  if (byMail) return { kind: 'matched', personId: byMail.id }
  if (!rules.makesPeople) return { kind: 'turned-away', why: 'unknown' }
  const name = typeof claims['name'] === 'string' ? claims['name'].replace(/[\p{C}\s]+/gu, ' ').trim() : ''
  return { kind: 'made', email: mail.email, name: name.slice(0, 200) || mail.email }
}

/** The domains in what was typed, one for each word, as they are compared; null where one is none. */
export function readDomains(typed: string): readonly string[] | null {
  const words = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map(word => word.replace(/^@/, ''))
    .filter(word => word !== '')
  const isDomain = (word: string) => /^(?=.{4,253}$)([a-z0-9](-?[a-z0-9]){0,62}\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(word)
  return words.every(isDomain) ? [...new Set(words)] : null
}

/** Whether an address can be an issuer's: encrypted on the way, unless it is on this machine, and without a question or mark. */
export function isIssuerAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false
  const url = new URL(typed)
  if (`${url.search}${url.hash}${url.username}${url.password}` !== '') return false
  // Addresses of Entra ID under which people of any organisation sign in: nobody could say for whom they speak.
  if (/^\/(common|organizations|consumers)(\/|$)/i.test(url.pathname)) return false
  return url.protocol === 'https:' || isOnThisMachine(url)
}

/** Whether an address without encryption leads to this machine only. */
export function isOnThisMachine({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname))
  )
}

/** When somebody last proved who they are to the issuer, never in the future; null where it does not say. */
export function provedAt(claims: Claims, now: Date): Date | null {
  const at = claims['auth_time']
  return typeof at === 'number' && Number.isFinite(at) && at > 0 ? new Date(Math.min(at * 1000, now.getTime())) : null
}
