/** Whom to tell of a fault of safety, for programs that look for it (RFC 9116). */
import type { FastifyInstance } from 'fastify'
import { protect } from './guard.ts'

/** What the file says. */
export type SecurityContact = {
  readonly origin: string
  /** A mail address (mailto:), telephone (tel:) or page (https:) of whoever takes such reports; null for the page of the area. */
  readonly contact: string | null
  /** When this process began: what it says is good for less than a year from then. */
  readonly since: Date
}

/** Days for which the file is good: less than a year, as the standard asks. */
const GOOD_FOR = 330

/** The file, in the order in which the standard shows it. */
export function writeSecurityTxt({ origin, contact, since }: SecurityContact): string {
  const expires = new Date(since.getTime() + GOOD_FOR * 24 * 60 * 60 * 1000)
  return [
    `Contact: ${contact ?? `${origin}/about`}`,
    `Expires: ${expires.toISOString().slice(0, 19)}Z`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    `Policy: ${origin}/security`,
    '',
  ].join('\n')
}

/** Serves the file where the standard has it. */
export function serveSecurityTxt(server: FastifyInstance, contact: SecurityContact): void {
  const text = writeSecurityTxt(contact)
  server.get('/.well-known/security.txt', async (_request, reply) => {
    protect(reply, contact.origin)
    return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(text)
  })
}
