/** Taking a response form that was read whole: it is given, was given before, or cannot be given any more. */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { sealMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Area, Hub } from '../../../web/hub.ts'
import { english } from '../../../web/languages.ts'
import { findBefore, sealPlace } from '../../../web/once.ts'
import { type Outcome, type Repeat, redirect, refuse } from '../../../web/page.ts'
import { mayMailUnasked } from '../../../web/unasked-mail.ts'
import type { Said } from '../form/reading.ts'
import { findResponding, keyingStanding, type Responding, standingFor } from '../form/responding.queries.ts'
import { codeOf, markOf, referenceOf } from '../sealing/receipt-code.ts'
import { sealContact } from '../sealing/seal.ts'
import { acknowledgementMail } from './acknowledgement.ts'
import { type Guard, giveResponse, type NewResponse } from './give.queries.ts'
import { pencilOnResponse } from './pencil.ts'

/** What giving needs of its request. */
export type Giving = {
  readonly hub: Hub
  readonly area: Area
  readonly now: Date
  readonly today: Day
  readonly actor: Actor
  readonly t: Translate
  readonly ip: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly claim: { readonly token: string; readonly page: string; readonly digest: Buffer }
}

/** How a response came, where it was not typed in by its giver. */
export type Keyed = Pick<NewResponse, 'channel' | 'receivedAt' | 'lateReason' | 'scanFileId'> & {
  /** Where staff go on after keying. */
  readonly to: (reference: string) => string
}

/** A draft that a response is given from. */
export type FromDraft = { readonly id: string; readonly version: number; readonly close: (place: string) => Buffer }

/** Gives what was said, once, and leads to its receipt. */
export async function give(
  db: Handle,
  of: Responding,
  said: Said,
  request: Giving,
  from: { readonly keyed?: Keyed; readonly draft?: FromDraft } = {},
): Promise<Outcome | Repeat> {
  const { hub, claim, now, today, area } = request
  const { response, code } = await prepare(of, said, request, from.keyed)
  const receipt = `/responses/${code}`
  const to = redirect(
    from.keyed ? from.keyed.to(response.reference) : receipt,
    from.keyed ? undefined : 'responses.done.given',
    from.keyed ? undefined : pencilOnResponse(of, code, request),
  )
  if (to.kind !== 'redirect') return to
  const sealed = { ...claim, sealedPlace: sealPlace(hub.seal, claim.token, to.to) }
  const guard = (version: number): Guard => ({
    consultationId: of.id,
    version,
    now,
    today,
    timeZone: area.timeZone,
    keyed: from.keyed !== undefined,
    draft: from.draft ? { id: from.draft.id, version: from.draft.version, sealed: from.draft.close(receipt) } : null,
  })
  if (await giveResponse(db, response, guard(of.version), sealed)) return to
  const before = await findBefore(db, hub.seal, claim)
  if (before?.kind === 'same')
    return { kind: 'redirect', to: before.to, ...(to.cookies ? { cookies: to.cookies } : {}) }
  if (before) return { kind: 'repeat' }
  hub.forgetPages()
  const fresh = await findResponding(hub, of.slug)
  const open = from.keyed ? keyingStanding(fresh, today) === 'ready' : standingFor(fresh, request) === 'open'
  // The consultation was edited since the form was made; its questions are frozen while it is open, so the form still fits.
  if (open && fresh.version !== of.version && (await giveResponse(db, response, guard(fresh.version), sealed)))
    return to
  if (from.keyed && !open) return refuse({ form: `responses.keying.not-${keyingStanding(fresh, today)}` })
  if (!open) return refuse({ form: 'responses.problem.not-open' })
  const given = from.draft ? await isGiven(db, from.draft) : true
  return refuse({ form: given ? 'responses.problem.given-already' : 'responses.problem.changed-meanwhile' })
}

/** Whether a draft was given; one that was only changed since it was read can be given as it is now. */
async function isGiven(db: Handle, { id }: FromDraft): Promise<boolean> {
  const row = await db.selectFrom('response_draft').select('given_response_id').where('id', '=', id).executeTakeFirst()
  return !row || row.given_response_id !== null
}

async function prepare(
  of: Responding,
  said: Said,
  request: Giving,
  keyed?: Keyed,
): Promise<{ response: NewResponse; code: string }> {
  const { hub, claim, now, actor, today, ip } = request
  const code = codeOf(hub.seal, claim.token, 'response')
  const reference = referenceOf(hub.seal, claim.token)
  const address = said.contact?.email ?? ''
  const goes = address !== '' && (await mayMailUnasked(hub, address, ip))
  const mail = goes
    ? sealMail(
        hub.seal,
        acknowledgementMail(address, { references: [reference], code }, of, {
          origin: hub.origin,
          area: request.area,
          t: request.t,
          today: request.today,
        }),
      )
    : null
  const response: NewResponse = {
    id: newId(),
    said,
    reference,
    codeMark: markOf(hub.seal, code, 'response'),
    channel: 'online',
    receivedAt: now,
    contact: said.contact ? sealContact(hub.seal, said.contact) : null,
    mail,
    acknowledgedAt: mail ? now : null,
    // With the others of the day, in one mail.
    acknowledgeAfter: address !== '' && !goes ? nextMorning(today) : null,
    by: actor,
    ...(keyed ? {} : { language: (request.t.language ?? english).code }),
    ...keyed,
  }
  return { response, code }
}

/** When mail that rests for the day goes out: at the same moment for all of it, so that it goes in one. */
function nextMorning(today: Day): Date {
  return new Date(`${addDays(today, 1)}T05:00:00Z`)
}
