/** Finding the link of an address from either of its two boards, and the words that its pages share. */
import { z } from 'zod'
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { findPartnershipById, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'
import { type BoardLink, findLink } from './links.queries.ts'

export const linkParams = slugParams.extend({ link: z.uuid() })

/** A link as one of its two boards sees it. */
export type LinkHere = {
  readonly partnership: Partnership
  readonly link: BoardLink
  readonly side: 'child' | 'parent'
}

type Params = { readonly slug: string; readonly link: string }

/** The link of the address, where the board of the address is one of its two; the right is judged on that board. */
export async function linkHere(db: Handle, params: Params): Promise<Found<LinkHere> | null> {
  const found = await anyPartnership(db, params)
  const link = found && (await findLink(db, params.link))
  if (!found || !link) return null
  const side = link.child_id === found.record.id ? 'child' : link.parent_id === found.record.id ? 'parent' : null
  return side && { ref: found.ref, record: { partnership: found.record, link, side } }
}

/** As `linkHere`; only the upper board finds it. */
export async function linkOfParent(db: Handle, params: Params): Promise<Found<LinkHere> | null> {
  const found = await linkHere(db, params)
  return found?.record.side === 'parent' ? found : null
}

/** The trail to a page below the structure of a board. */
export function structureCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.structure.crumb'), href: addressOf(partnership, 'structure') },
  ]
}

/** How a board stands under another, in words: standing, or for a time until its last day. */
export function kindWords(t: Translate, { kind, ends_on }: Pick<BoardLink, 'kind' | 'ends_on'>): string {
  if (ends_on === null) return t('partnerships.structure.kind-words.standing')
  return t(`partnerships.structure.kind-words.${kind}`, { day: longDay(ends_on) })
}

/** Whether what the lower board decides in a closed part goes up, in words. */
export function closedWords(t: Translate, { reads_closed, child, parent }: BoardLink): string {
  const names = { child: child.name, parent: parent.name }
  return t(reads_closed ? 'partnerships.structure.closed-yes' : 'partnerships.structure.closed-no', names)
}

/** Tells everybody who runs a board, each once. Gives how many were told. */
export async function tellBoard(
  tx: Tx,
  hub: Hub,
  boardId: string,
  today: Day,
  mail: (board: Partnership) => { readonly subject: string; readonly body: string },
): Promise<number> {
  const board = (await findPartnershipById(tx, boardId))!
  const team = await findTeam(tx, boardId, today)
  const addresses = new Set(team.flatMap(({ email }) => email ?? []))
  for (const to of addresses) await sendMail(tx, hub.seal, { to, ...mail(board) }, subjectOf(board))
  return addresses.size
}
