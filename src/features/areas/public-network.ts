/**
 * Reads JSON from an address that somebody typed, and from nowhere inside our own network: the address that a name leads to is judged
 * at the moment of the connection, so that no name can lead elsewhere afterwards (OWASP, "Server-Side Request Forgery Prevention").
 * Bounded in time and size; a redirect is not followed.
 */
import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Why nothing came. */
export type ReachFault = 'away' | 'inside' | 'slow' | 'too-large' | 'no-hub'

/** An address could not be read. */
export class NotReached extends Error {
  readonly fault: ReachFault
  constructor(fault: ReachFault) {
    super(fault)
    this.fault = fault
  }
}

/** Reads JSON from an address. */
export type Reach = (address: URL) => Promise<unknown>

/** Longest that one answer may take, in milliseconds, and most bytes of it. */
const PATIENCE = 10_000
const MOST_BYTES = 8 * 1024 * 1024

/** Networks that nobody on the public network has: private, shared, loopback, link-local, for examples, for many, and those that carry them. */
const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

/** Whether an address of the network is one of the public network. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 4) return !inside.check(bare, 'ipv4')
  // One of IPv4 in the form of IPv6 is judged as what it is: the list does so by itself.
  return family === 6 && !inside.check(bare, 'ipv6')
}

/** Looks a name up, and takes no answer that leads inside. */
const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const addresses = (error ? [] : found) as LookupAddress[]
    if (error) return done(error, '', 0)
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new NotReached('inside'), '', 0)
    return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/** Reads from the public network alone, by https. */
export const reachPublic: Reach = async address => {
  const host = address.hostname.replace(/^\[|\]$/g, '')
  if (address.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))) throw new NotReached('inside')
  return read(https, address, { lookup: publicLookup })
}

/** Reads from this machine alone, for tests. */
export const reachThisMachine: Reach = async address => {
  if (address.hostname !== '127.0.0.1') throw new NotReached('inside')
  return read(http, address, {})
}

function read(
  by: typeof http | typeof https,
  address: URL,
  options: { readonly lookup?: LookupFunction },
): Promise<unknown> {
  const ended = AbortSignal.timeout(PATIENCE)
  const headers = { accept: 'application/json', 'user-agent': 'Compact-Hub' }
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof NotReached ? error : new NotReached(ended.aborted ? 'slow' : 'away'))
    const request = by.get(address, { ...options, headers, signal: ended, agent: false }, answer => {
      if (answer.statusCode !== 200 || !/^application\/(?:\w+\+)?json\b/.test(answer.headers['content-type'] ?? '')) {
        answer.destroy()
        return fail(new NotReached('no-hub'))
      }
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        parts.push(part)
        if (bytes > MOST_BYTES) {
          answer.destroy()
          fail(new NotReached('too-large'))
        }
      })
      answer.on('error', fail)
      answer.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(parts).toString('utf8')))
        } catch {
          fail(new NotReached('no-hub'))
        }
      })
    })
    request.on('error', fail)
  })
}
