/** A response as the holder of its code meets it: what pages, copies and the PDF are made from. */
import type { PageRequest } from '../../../web/page.ts'
import { findPackParagraphs, findResponding, type Responding, standingFor } from '../form/responding.queries.ts'
import { type ShownGroup, type ShownRow, shownResponse } from '../form/shown.ts'
import { byCode } from '../sealing/looking-up.ts'
import { readCode } from '../sealing/receipt-code.ts'
import { findByCode, type HeldResponse } from './response.queries.ts'

type Asking = Pick<PageRequest<unknown, unknown, unknown>, 'hub' | 'db' | 'ip' | 'now' | 'today' | 't' | 'area'>

/** A response with its consultation, and what its holder may still do. */
export type Held = {
  readonly response: HeldResponse
  readonly of: Responding
  readonly code: string
  /** Until the close, and not once it was withdrawn. */
  readonly mayChange: boolean
  /** The outcome has been published. */
  readonly decided: boolean
}

/** The response of a code; a page that says so where there is none. */
export async function openHeld(request: Asking, typed: string): Promise<Held> {
  const { hub } = request
  const response = await byCode(request, typed, 'response', code => findByCode(request.db, hub.seal, code))
  const of = await findResponding(hub, response.slug)
  return {
    response,
    of,
    code: readCode(typed) ?? typed,
    mayChange: response.state !== 'withdrawn' && standingFor(of, request) === 'open',
    decided: of.reported_at !== null,
  }
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
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: area.timeZone })
  return [
    { term: t('responses.receipt.consultation'), text: of.title },
    { term: t('responses.receipt.code'), text: code },
    { term: t('responses.receipt.reference'), text: response.reference },
    { term: t('responses.receipt.received'), text: moment.format(response.received_at) },
    { term: t('responses.receipt.state'), text: t(`responses.states.${response.state}`) },
  ]
}
