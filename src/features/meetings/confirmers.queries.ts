/** Who must confirm a decision, and what each has said: a partner by its own answer, the board above by its decision, anybody else as it was noted. */
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { findRequests, isOwn, latestOnly, type PartyRequest } from '../parties/index.ts'
import type { Decision } from './decision.queries.ts'
import { waitsForBoard } from './upward/upward.view.ts'

/** The name of the question that a partner is asked. */
export const confirmingName = 'partnership.decision-beyond'

/** Somebody who must confirm a decision. */
export type Confirmer = {
  /** As the decision names them; '' where it says only that somebody must. */
  readonly who: string
  readonly by: 'board' | 'partner' | 'noted'
  /** The partner that is asked. */
  readonly organisationId: string | null
  readonly says: 'yes' | 'no' | 'waiting'
  /** The day they said so. */
  readonly on: Day | null
  /** Whether they said it themselves, and nobody for them. */
  readonly own: boolean
  readonly note: string
  /** What was noted before, the earliest first. */
  readonly before: readonly Noted[]
}

/** A word as it was noted. */
type Noted = { readonly who: string; readonly confirmed: boolean; readonly said_on: Day; readonly note: string }

/** The day on which a decision was confirmed by everybody who must; null while somebody has not, or where nobody has to. */
export function confirmedOn(confirmers: readonly Confirmer[]): Day | null {
  if (confirmers.some(({ says }) => says !== 'yes')) return null
  return confirmers.reduce<Day | null>(
    (last, { on }) => (on !== null && (last === null || on > last) ? on : last),
    null,
  )
}

/** Everybody who must confirm a decision, in the order in which it names them. */
export async function findConfirmers(db: Handle, decision: Decision, today: Day): Promise<Confirmer[]> {
  const { must_confirm, subject_to_confirmation, needs_board_id } = decision
  const names = must_confirm.length > 0 ? must_confirm : subject_to_confirmation ? [''] : []
  if (names.length === 0) return []
  const noted = await notedOn(db, decision.id)
  const partners = decision.guard.item?.closed ? new Map<string, string>() : await partnersBeyond(db, decision.id)
  const requests = partners.size > 0 ? await requestsOn(db, decision.id) : []
  const board =
    needs_board_id !== null && (decision.board_agreed !== null || (await waitsForBoard(db, decision, today)))
  return Promise.all(
    names.map(async (who, at) => {
      if (board && at === names.length - 1) return boardSays(db, who, decision)
      const organisationId = partners.get(who)
      if (organisationId === undefined) return asNoted(who, noted)
      return partnerSays(who, organisationId, requests)
    }),
  )
}

function notedOn(db: Handle, decisionId: string): Promise<Noted[]> {
  return db
    .selectFrom('decision_confirmation')
    .select(['who', 'confirmed', 'said_on', 'note'])
    .where('decision_id', '=', decisionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The questions that partners were asked about a decision and that count. */
export async function requestsOn(db: Handle, decisionId: string): Promise<PartyRequest[]> {
  return latestOnly(await findRequests(db, { records: { matter: confirmingName, ids: [decisionId] } }))
}

/** The partners of the seats that were for more than they may decide, by the name of the seat. */
async function partnersBeyond(db: Handle, decisionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('decision_seat')
    .innerJoin('seat', 'seat.id', 'decision_seat.seat_id')
    .innerJoin('partner', 'partner.id', 'seat.partner_id')
    .select(['decision_seat.name', 'partner.organisation_id'])
    .where('decision_seat.decision_id', '=', decisionId)
    .where('decision_seat.beyond', '=', true)
    .execute()
  return new Map(rows.map(({ name, organisation_id }) => [name, organisation_id]))
}

const says = (said: boolean | null | undefined) =>
  said === null || said === undefined ? 'waiting' : said ? 'yes' : 'no'

async function boardSays(db: Handle, who: string, { board_agreed, board_decision_id }: Decision): Promise<Confirmer> {
  const by = board_decision_id
    ? await db.selectFrom('decision').select('decided_on').where('id', '=', board_decision_id).executeTakeFirst()
    : undefined
  const on = board_agreed === null ? null : (by?.decided_on ?? null)
  return { who, by: 'board', organisationId: null, says: says(board_agreed), on, own: true, note: '', before: [] }
}

function partnerSays(who: string, organisationId: string, requests: readonly PartyRequest[]): Confirmer {
  const standing = requests.find(one => one.organisationId === organisationId)?.standing ?? null
  const own = standing === null || isOwn(standing)
  const on = standing?.givenOn ?? null
  return { who, by: 'partner', organisationId, says: says(standing?.agreed), on, own, note: '', before: [] }
}

function asNoted(who: string, all: readonly Noted[]): Confirmer {
  const noted = all.filter(one => one.who === who)
  const last = noted.at(-1)
  return {
    who,
    by: 'noted',
    organisationId: null,
    says: says(last?.confirmed),
    on: last?.said_on ?? null,
    own: false,
    note: last?.note ?? '',
    before: noted.slice(0, -1),
  }
}
