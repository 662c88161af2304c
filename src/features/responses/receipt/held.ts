/** A response as the holder of its code meets it: what pages, copies and the PDF are made from. */
import type { Translate } from '../../../web/catalogue.ts'
import type { RawForm } from '../../../web/fields.ts'
import { type Cookie, type Outcome, type PageRequest, redirect } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import {
  findPackParagraphs,
  findResponding,
  type Responding,
  respondingIn,
  standingFor,
} from '../form/responding.queries.ts'
import { type ShownGroup, type ShownRow, shownResponse } from '../form/shown.ts'
import { byCode } from '../sealing/looking-up.ts'
import {
  addressOf,
  askedBesides,
  bringsCookies,
  codeAsked,
  isTried,
  keepCode,
  keepsCookies,
  responseCookie,
} from '../sealing/own-address.ts'
import { isReference, readCode } from '../sealing/receipt-code.ts'
import { findByCode, type HeldResponse } from './response.queries.ts'

type Asking = Pick<
  PageRequest<unknown, unknown, unknown>,
  'hub' | 'db' | 'ip' | 'now' | 'today' | 't' | 'area' | 'cookies'
> & {
  /** The form that came, whose code counts where the cookie has run out meanwhile. */
  readonly raw?: RawForm
}

/** A response with its consultation, and what its holder may still do. */
export type Held = {
  readonly response: HeldResponse
  readonly of: Responding
  readonly code: string
  /** Where it is read: an address without its code, where the browser keeps cookies. */
  readonly base: string
  /** Lets this browser go on opening it. */
  readonly stays: readonly Cookie[]
  /** Until the close, and not once it was withdrawn. */
  readonly mayChange: boolean
  /** The words it is read in, and the languages that there are of it. */
  readonly t: Translate
  readonly languages: readonly string[]
  /** The outcome has been published. */
  readonly decided: boolean
}

/** The response of a code; a page that says so where there is none. */
export async function openHeld(request: Asking, inAddress: string): Promise<Held> {
  const { hub } = request
  const typed = codeAsked(request, inAddress)
  if (typed === '') throw new PageProblem('not-found', 'responses.codes.not-held')
  const response = await byCode(request, typed, 'response', async known => {
    const found = await findByCode(request.db, hub.seal, known)
    return found && (!isReference(inAddress) || found.reference === inAddress) ? found : null
  })
  const { record: of, t, languages } = await respondingIn(hub, await findResponding(hub, response.slug), request.t)
  const code = readCode(typed) ?? typed
  const keeps = isReference(inAddress) || bringsCookies(request)
  return {
    response,
    of,
    t,
    languages,
    code,
    base: addressOf(keeps ? response.reference : code),
    stays: keeps ? keepCode(response.reference, code, request) : [],
    mayChange: response.state !== 'withdrawn' && standingFor(of, request) === 'open',
    decided: of.reported_at !== null,
  }
}

/**
 * The response of a page that is opened. A code in the address is exchanged for a cookie, and leads to the same page without it; an
 * address without code, in a browser that does not hold it, leads to where it is typed. A browser that keeps no cookies is shown its
 * response all the same, where the code stands.
 */
export async function arrive(
  request: Asking & Pick<PageRequest<unknown, unknown, unknown>, 'url' | 'typed'>,
  inAddress: string,
): Promise<Held | Outcome> {
  const { url, typed, cookies } = request
  if (isReference(inAddress) && !typed && cookies[responseCookie] === undefined)
    return isTried(url)
      ? redirect('/responses?cookies=no', 'responses.done.no-cookies')
      : redirect('/responses', 'responses.done.type-code')
  if (isReference(inAddress) && isTried(url)) return redirect(`${url.pathname}${askedBesides(url)}`)
  const withCode = !isReference(inAddress) && !typed
  const keeps = !withCode || keepsCookies(request)
  if (typeof keeps === 'object') return redirect(keeps.to, undefined, [keeps.cookie])
  const held = await openHeld(typed ? { ...request, raw: typed } : request, inAddress)
  if (!withCode || !keeps) return held
  const below = url.pathname
    .split('/')
    .slice(3)
    .map(part => `/${part}`)
  return redirect(`${held.base}${below.join('')}${askedBesides(url)}`, undefined, held.stays)
}

/** Everything a response says, in groups. */
export async function groupsOf(
  { response, of }: Pick<Held, 'response' | 'of'>,
  { db, t }: Pick<Asking, 'db' | 't'>,
): Promise<ShownGroup[]> {
  const paragraphs = await findPackParagraphs(db, of.id, Object.keys(response.comments as object))
  return shownResponse(of.form, response, paragraphs, t)
}

/** What stands at the head of a receipt and its copies. */
export function headRows(
  { response, of, code }: Pick<Held, 'response' | 'of' | 'code'>,
  { t, area }: Pick<Asking, 't' | 'area'>,
): ShownRow[] {
  const moment = new Intl.DateTimeFormat(t.language?.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: area.timeZone,
  })
  return [
    { term: t('responses.receipt.consultation'), text: of.title },
    { term: t('responses.receipt.code'), text: code },
    { term: t('responses.receipt.reference'), text: response.reference },
    { term: t('responses.receipt.received'), text: moment.format(response.received_at) },
    { term: t('responses.receipt.state'), text: t(`responses.states.${response.state}`) },
  ]
}
