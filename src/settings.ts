import { isIP } from 'node:net'
import { type KeepingSettings, readKeeping } from './settings-keeping.ts'
import { readWatching, type WatchingSettings } from './settings-watching.ts'

/**
 * Which web servers before the hub are believed on who asks (X-Forwarded-For): none, so many of them in a row, or those at the
 * addresses given (an address, a range such as 10.0.0.0/8, or the words loopback, linklocal, uniquelocal).
 */
export type TrustProxy = false | number | readonly string[]

/** What the operator sets, by environment variables. Everything has a default that works on one machine. */
export type Settings = {
  /** Port to listen on. */
  readonly port: number
  /** Address to listen on: this machine only, unless told otherwise. */
  readonly host: string
  /** Public address, without a slash at the end: what links in mail begin with. */
  readonly origin: string
  /** SMTP server, such as smtp://user:secret@mail.example.org:587; null keeps mail on the outbox page. */
  readonly smtp: string | null
  /** Sender of the mail that leaves. */
  readonly mailFrom: string
  readonly trustProxy: TrustProxy
  /** How long a sign-in lasts, in milliseconds: from its beginning, and without use. */
  readonly sessions: { readonly whole: number; readonly idle: number }
  readonly databaseUrl: string | null
  /** The same database past the pooler that stands before it. */
  readonly databaseDirectUrl: string | null
  /** A replica of that database that readers may use. */
  readonly databaseReadUrl: string | null
  /** Where data and keys live; null for the default of the machine. */
  readonly dataDir: string | null
  /** True: a first start builds no demonstration, only an area to name. */
  readonly empty: boolean
  /** Seal key as 64 hex digits, where it is not kept in a file. */
  readonly sealKey: string | null
} & KeepingSettings &
  WatchingSettings

/** The sender where none is set. */
export const defaultSender = 'Compact Hub <no-reply@localhost>'

/** Reads the settings; throws with what to do where one cannot be. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const port = Number(environment['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${environment['PORT']}". Set it to a number from 0 to 65535.`)
  const host = environment['HOST'] ?? '127.0.0.1'
  const own = `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host}:${port}`
  const origin = originOf(environment['ORIGIN'] ?? own)
  const key = environment['COMPACT_HUB_SEAL_KEY'] ?? null
  if (key !== null && !/^[0-9a-f]{64}$/i.test(key))
    throw new Error('COMPACT_HUB_SEAL_KEY must be 64 hex digits. Make one with: openssl rand -hex 32')
  return {
    port,
    host,
    origin,
    smtp: environment['SMTP_URL'] || null,
    mailFrom: environment['MAIL_FROM'] || defaultSender,
    sessions: {
      whole: hoursOf(environment, 'SESSION_DAYS', 14, 24),
      idle: hoursOf(environment, 'SESSION_IDLE_HOURS', 72, 1),
    },
    trustProxy: trustProxyOf(environment['TRUST_PROXY'] ?? 'loopback'),
    databaseUrl: environment['DATABASE_URL'] || null,
    databaseDirectUrl: besideOf(environment, 'DATABASE_DIRECT_URL', environment['DATABASE_DIRECT_URL']),
    databaseReadUrl: besideOf(environment, 'DATABASE_READ_URL', environment['DATABASE_READ_URL']),
    dataDir: environment['COMPACT_HUB_DATA'] ?? null,
    empty: Boolean(environment['EMPTY']),
    sealKey: key,
    ...readKeeping(environment),
    ...readWatching(environment),
  }
}

/** An address of what stands beside the database at DATABASE_URL: its replica, or itself past a pooler. */
function besideOf(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  typed: string | undefined,
): string | null {
  const url = typed || null
  if (url !== null && !environment['DATABASE_URL'])
    throw new Error(`${name} goes with the database at DATABASE_URL: set that too, or leave both out.`)
  return url
}

/** The address as browsers write it: scheme and host in small letters, no path. Pages live at the top of a host. */
function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const web = url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
  if (!web || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Error(`ORIGIN is "${address}". Set it to the public address without a path, like https://hub.example.org`)
  return url.origin
}

const NAMED_PROXIES = ['loopback', 'linklocal', 'uniquelocal']

function trustProxyOf(typed: string): TrustProxy {
  const wanted = typed.trim()
  if (wanted === 'none' || wanted === '0') return false
  if (/^[1-9]\d?$/.test(wanted)) return Number(wanted)
  const places = wanted.split(',').map(place => place.trim())
  if (!places.every(isPlace))
    throw new Error(
      `TRUST_PROXY is "${typed}". Set it to none, to how many web servers stand before the hub (such as 1), or to their addresses, like 10.0.0.5,192.168.0.0/16`,
    )
  return places
}

function isPlace(place: string): boolean {
  if (NAMED_PROXIES.includes(place)) return true
  const [address = '', bits, more] = place.split('/')
  const kind = isIP(address)
  const most = kind === 4 ? 32 : 128
  return kind !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

/** So many days or hours, as milliseconds; `unit` is the hours of one. */
function hoursOf(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  usual: number,
  unit: number,
): number {
  const typed = environment[name]
  const count = Number(typed ?? usual)
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new Error(`${name} is "${typed}". Set it to a whole number from 1, or leave it out for ${usual}.`)
  return count * unit * 60 * 60 * 1000
}
