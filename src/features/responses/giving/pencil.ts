/**
 * One pencil: what a reader begins on a consultation, comments on paragraphs and answers alike, is one draft in their browser, without
 * an account. A cookie that is sent to the pages of that consultation only finds it again; once it was given, the same cookie finds
 * the response for a day, so that going back offers to change it and not to give a second one.
 */
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day, startOfDay } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { kioskOf } from '../../../web/kiosk.ts'
import type { Cookie } from '../../../web/page.ts'
import type { FormedResponse } from '../form/as-form.ts'
import type { Responding } from '../form/responding.queries.ts'
import { markOf, readCode } from '../sealing/receipt-code.ts'
import { isShared, sharedDraft } from '../sealing/shared-computer.ts'
import { type Draft, draftsUntil, findDraft } from './draft.queries.ts'
import { noDrafts, workOn } from './draft-address.ts'

/** Names the draft, or the response, of one consultation. */
export const pencilCookie = 'hub_pencil'
const GIVEN = 'given.'
/** Seconds for which a browser finds the response that was given with it: a day. */
const givenSeconds = 24 * 60 * 60

type Cookies = Readonly<Record<string, string | undefined>>
type At = {
  readonly now: Date
  readonly today: Day
  readonly area: { readonly timeZone: string }
  readonly cookies: Cookies
}

/** To which pages the cookie is sent. A kiosk holds one for all, at an address from which it is found where the kiosk begins anew. */
function pathOf(of: { readonly slug: string }, cookies: Cookies): string {
  return kioskOf(cookies) === null ? `/consultations/${of.slug}` : '/'
}

/** Has a browser open a draft at its address: until the draft ends, and for an hour where others use the computer. */
export function openingDraft(of: Pick<Responding, 'closes_on'>, code: string, at: At): Cookie {
  return workOn(code, at, draftSeconds(of, at))
}

function draftSeconds(of: Pick<Responding, 'closes_on'>, at: At): number {
  const end = startOfDay(addDays(draftsUntil(of, at.today), 1), at.area.timeZone)
  const whole = Math.max(60, Math.floor((end.getTime() - at.now.getTime()) / 1000))
  return isShared(at) ? Math.min(whole, sharedDraft) : whole
}

/** Has a browser find a draft, and open it at its address, for as long as the draft is kept. */
export function pencilOnDraft(of: Pick<Responding, 'slug' | 'closes_on'>, code: string, at: At): readonly Cookie[] {
  const maxAge = draftSeconds(of, at)
  return [{ name: pencilCookie, value: code, maxAge, path: pathOf(of, at.cookies) }, workOn(code, at, maxAge)]
}

/** Has a browser find the response that was given with it; on a computer that others use too, not even that. */
export function pencilOnResponse(
  of: Pick<Responding, 'slug'>,
  code: string,
  asked: { readonly cookies: Cookies },
): readonly Cookie[] {
  if (isShared(asked)) return noPencil(of, asked)
  return [{ name: pencilCookie, value: `${GIVEN}${code}`, maxAge: givenSeconds, path: pathOf(of, asked.cookies) }]
}

/** Has a browser forget what was begun or given with it. */
export function noPencil(of: Pick<Responding, 'slug'>, { cookies }: { readonly cookies: Cookies }): readonly Cookie[] {
  return [{ name: pencilCookie, value: '', maxAge: 0, path: pathOf(of, cookies) }, noDrafts]
}

/** What a browser has begun on a consultation, or given. */
export type Pencil =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'given'; readonly code: string; readonly version: number }

type Asking = {
  readonly hub: Hub
  readonly db: Handle
  readonly now: Date
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** What the browser that asks has begun on a consultation, or given; null for nothing. */
export async function pencilOf(
  { hub, db, now, cookies }: Asking,
  of: Pick<Responding, 'id' | 'slug'>,
): Promise<Pencil | null> {
  const value = cookies[pencilCookie] ?? ''
  if (value === '') return null
  if (value.startsWith(GIVEN)) return givenBy(db, hub, readCode(value.slice(GIVEN.length)), of)
  const code = readCode(value)
  const draft = code && (await findDraft(db, hub, code, now))
  if (!draft || draft.slug !== of.slug) return null
  return draft.receipt ? givenBy(db, hub, codeOfReceipt(draft.receipt), of) : { kind: 'draft', draft }
}

/** The response of a code, while it stands. */
export async function givenBy(
  db: Handle,
  { seal }: Pick<Hub, 'seal'>,
  code: string | null,
  of: Pick<Responding, 'id'>,
): Promise<(Pencil & { kind: 'given' }) | null> {
  if (!code) return null
  const row = await db
    .selectFrom('response')
    .select('version')
    .where('code_hash', '=', markOf(seal, code, 'response'))
    .where('consultation_id', '=', of.id)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return row ? { kind: 'given', code, version: row.version } : null
}

/** What was given with a code that `givenBy` knows, whole. */
export async function findGiven(
  db: Handle,
  { seal }: Pick<Hub, 'seal'>,
  code: string,
): Promise<FormedResponse & { reference: string }> {
  return db
    .selectFrom('response')
    .selectAll()
    .where('code_hash', '=', markOf(seal, code, 'response'))
    .executeTakeFirstOrThrow()
}

/** The code in the address of a receipt or a draft. */
export function codeOfReceipt(address: string): string | null {
  return readCode(/^\/(?:responses|drafts)\/([^/?#]+)/.exec(address)?.[1] ?? '')
}
