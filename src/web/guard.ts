/**
 * What protects every answer and every form, without a token in the page, so that public pages stay the same for all.
 * Cookies are SameSite=Lax; a form must say by Sec-Fetch-Site or Origin that it comes from our own pages (OWASP,
 * "Cross-Site Request Forgery Prevention": fetch metadata with origin check as fallback).
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Puts the headers on an answer; strict transport only where the Hub is served over https. */
export function protect(reply: FastifyReply, origin: string): void {
  reply.headers(securityHeaders)
  if (origin.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** Whether a form came from our own pages. A client that sends neither header (no browser does) carries no cookie either. */
export function cameFromHere(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const from = request.headers.origin
  if (typeof from === 'string') return from === origin || hostOf(from) === request.headers.host
  return request.headers.cookie === undefined
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}
