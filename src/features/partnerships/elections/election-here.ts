/** Finding the election of an address, and the words that its pages share. */
import { z } from 'zod'
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { findPartnershipById, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { type Election, findElection } from './elections.queries.ts'
import { type Body, bodyOfLink, findBody } from './voters.queries.ts'

export const electionParams = slugParams.extend({ election: z.uuid() })
export const bodyParams = electionParams.extend({ body: z.uuid() })
export const tokenParams = z.object({ token: z.string().min(20).max(100) })

/** An election in its partnership. */
export type ElectionHere = { readonly partnership: Partnership; readonly election: Election }
/** One of the bodies that may nominate and vote in it. */
export type BodyHere = ElectionHere & { readonly body: Body }

type Params = { readonly slug: string; readonly election: string }

/** The election of the address, for those with a role on its partnership. */
export async function electionOfAddress(db: Handle, params: Params): Promise<Found<ElectionHere> | null> {
  return within(db, await anyPartnership(db, params), params)
}

/** The election of the address, for whoever may see its partnership. */
export async function visibleElection(
  db: Handle,
  params: Params,
  hub: Hub,
  actor: Actor,
): Promise<Found<ElectionHere> | null> {
  return within(db, await visiblePartnership(db, params, hub, actor), params)
}

async function within(
  db: Handle,
  found: Found<Partnership> | null,
  params: Params,
): Promise<Found<ElectionHere> | null> {
  const election = found && (await findElection(db, params.election))
  if (!found || election?.partnership_id !== found.record.id) return null
  return { ref: found.ref, record: { partnership: found.record, election } }
}

/** The body of the address: the right is judged on its organisation. */
export async function bodyOfAddress(
  db: Handle,
  params: Params & { readonly body: string },
): Promise<Found<BodyHere> | null> {
  const found = await electionOfAddress(db, params)
  const body = found && (await findBody(db, params.body))
  if (!found || body?.electionId !== found.record.election.id) return null
  return {
    ref: { kind: 'organisation', id: body.organisationId },
    within: subjectOf(found.record.partnership),
    record: { ...found.record, body },
  }
}

/** The body whose link an address is; its record is null where no such link was sent. */
export async function bodyOfToken(
  db: Handle,
  { token }: { readonly token: string },
): Promise<{ readonly ref: null; readonly record: BodyHere | null }> {
  const body = await bodyOfLink(db, token)
  const election = body && (await findElection(db, body.electionId))
  const partnership = election && (await findPartnershipById(db, election.partnership_id))
  return { ref: null, record: body && election && partnership ? { partnership, election, body } : null }
}

/** The address of an election, or of a page below it. */
export function electionAddress({ partnership, election }: ElectionHere, page?: string): string {
  return addressOf(partnership, `elections/${election.id}${page ? `/${page}` : ''}`)
}

/** The trail to a page below the elections of a partnership, or below one of them. */
export function electionCrumbs(t: Translate, partnership: Partnership, election?: Election): Crumb[] {
  const list = { text: t('elections.title'), href: addressOf(partnership, 'elections') }
  return [
    ...crumbs(t, partnership),
    list,
    ...(election ? [{ text: election.seat, href: electionAddress({ partnership, election }) }] : []),
  ]
}

/** Values that most words about an election need. */
export function electionValues(t: Translate, { partnership, election }: ElectionHere) {
  return {
    name: partnership.name,
    seat: election.seat,
    sector: t(`elections.sector.${election.sector}`),
    nominations: longDay(election.nominations_until),
    opens: longDay(election.opens_on),
    closes: longDay(election.closes_on),
    officer: election.officer,
  }
}
