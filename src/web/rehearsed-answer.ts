/** How what a rehearsal answers is put below its address: links, forms, where it leads on, and cookies, in one place for every page. */
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { rehearsalAddress, rehearsalCookie } from './rehearsing.ts'
import { sessionCookies } from './session.ts'

/** What answers in a rehearsal, where there is one of that key. */
type Answering = { readonly answer: (key: string, request: FastifyRequest, reply: FastifyReply) => Promise<boolean> }

/** Leads requests below the address of a rehearsal to it, before anything of them is read. */
export function serveRehearsals(
  server: FastifyInstance,
  host: Answering,
  notFound: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  server.route<{ Params: { key: string } }>({
    method: ['GET', 'POST'],
    url: '/rehearsals/:key/*',
    async onRequest(request, reply) {
      if (!(await host.answer(request.params.key, request, reply))) return notFound(request, reply)
    },
    handler: notFound,
  })
}

/** The name that a cookie of a rehearsal has in the browser. */
export function outsideName(name: string): string {
  return `${rehearsalCookie}${name}`
}

/**
 * Makes a request one to the rehearsal: its address without what stands before, and of the cookies those of the rehearsal alone, its
 * session only where whoever sends it is still of its team.
 */
export function inside(request: IncomingMessage, key: string, staff: boolean): void {
  const address = (request.url ?? '').slice(rehearsalAddress(key).length)
  request.url = address.startsWith('/') ? address : `/${address}`
  const own = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .filter(one => one.startsWith(rehearsalCookie))
    .map(one => one.slice(rehearsalCookie.length))
    .filter(one => staff || !sessionCookies.some(name => one.startsWith(`${name}=`)))
  if (own.length > 0) request.headers.cookie = own.join('; ')
  else delete request.headers.cookie
  // What is rewritten must not be compressed first.
  delete request.headers['accept-encoding']
}

/** Lets a server answer below the address of a rehearsal; `strip` is what its pages begin with, for a reader who is signed in or not. */
export function belowAddress(server: FastifyInstance, key: string, strip: (staff: boolean) => Promise<string>): void {
  const address = rehearsalAddress(key)
  server.addHook('onSend', async (request, reply, payload) => {
    leadWithin(reply, address)
    keepCookiesWithin(reply, address)
    // Nothing of it is kept, found by a search engine or told to another site.
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').removeHeader('clear-site-data')
    if (!String(reply.getHeader('content-type') ?? '').startsWith('text/html')) return payload
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const staff = sessionCookies.some(name => request.cookies?.[name] !== undefined)
    return asOutside(String(payload), address, await strip(staff))
  })
}

/** A page of a rehearsal as it stands outside: every way in it leads below the address, and the strip stands first. */
export function asOutside(html: string, address: string, strip: string): string {
  const led = html.replace(/(\s(?:href|action|formaction|src|data-[a-z-]+)=")\/(?!\/|assets\/)/g, `$1${address}/`)
  const anew = led.replace(/(\scontent="\d+; url=)\//g, `$1${address}/`)
  const at = anew.indexOf('<header')
  if (at < 0) return anew.replace(/<body[^>]*>/, body => `${body}${strip}`)
  return `${anew.slice(0, at)}${strip}${anew.slice(at)}`
}

function leadWithin(reply: FastifyReply, address: string): void {
  const to = reply.getHeader('location')
  if (typeof to === 'string' && to.startsWith('/') && !to.startsWith('/assets/')) reply.header('location', address + to)
}

function keepCookiesWithin(reply: FastifyReply, address: string): void {
  const set = reply.getHeader('set-cookie')
  if (set === undefined) return
  const cookies = [set].flat().map(String)
  reply.removeHeader('set-cookie')
  reply.header(
    'set-cookie',
    cookies.map(cookie => `${rehearsalCookie}${cookie.replace(/;\s*path=[^;]*/i, path => below(path, address))}`),
  )
}

function below(path: string, address: string): string {
  const own = path.slice(path.indexOf('=') + 1)
  return `; Path=${own === '/' ? address : address + own}`
}
