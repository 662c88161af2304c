/** A decision on an item as it is recorded on the day: its fields, the seats that are counted, and what they said. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { type Judgement, judge } from '../../../governance/judge.ts'
import { matters, type Touching } from '../../../governance/rules.ts'
import { type Position, positions, standingOfSeats, type Vote } from '../../../governance/votes.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import {
  choice,
  choices,
  cleanText,
  type FormValues,
  line,
  passage,
  pick,
  type RawForm,
  tick,
  whole,
} from '../../../web/fields.ts'
import { digestOfBox, mergeIn } from '../../../web/merging.ts'
import { authorityOf } from '../board.ts'
import type { Decision } from '../decision.queries.ts'
import type { Cast } from '../votes.queries.ts'
import type { BoardHere } from './judging.ts'

/** What a decision touches, asked alike of one in a meeting and one in writing. */
export const touchingFields = {
  matters: choices({ label: 'meetings.decision-form.matters', options: matters }),
  cost: whole({ label: 'meetings.decision-form.cost', hint: 'meetings.decision-form.cost-hint', optional: true }),
}

export const decisionFields = {
  text: passage({ label: 'meetings.decision-form.text', max: 3000 }),
  basis: passage({ label: 'meetings.decision-form.basis', hint: 'meetings.decision-form.basis-hint', max: 3000 }),
  ...touchingFields,
  outcome: choice({ label: 'meetings.decision-form.outcome', options: ['agreed', 'not-agreed'] }),
  how: choice({ label: 'meetings.decision-form.how', options: ['consensus', 'vote'] }),
  vote_reason: passage({ label: 'meetings.decision-form.vote-reason', max: 1000, optional: true }),
  rest: choice({
    label: 'meetings.decision-form.rest',
    hint: 'meetings.decision-form.rest-hint',
    options: ['for', 'abstain', 'did-not-vote'],
    optional: true,
  }),
  owner_seat_id: pick({ label: 'meetings.decision-form.owner' }),
  binds: line({ label: 'meetings.decision-form.binds', hint: 'meetings.decision-form.binds-hint', optional: true }),
  subject_to_confirmation: tick({
    label: 'meetings.decision-form.confirmation',
    hint: 'meetings.decision-form.confirmation-hint',
  }),
}
type Typed = FormValues<typeof decisionFields>

/** What is kept of what was typed. */
export function decisionRow({ text, basis, how, vote_reason, owner_seat_id, binds, subject_to_confirmation }: Typed) {
  return { text, basis, how, vote_reason, owner_seat_id, binds, subject_to_confirmation }
}

/** What was typed about what the decision touches. */
export function touchingOf({ matters: touched, cost }: Pick<Typed, 'matters' | 'cost'>): Touching {
  return { matters: touched, cost }
}

/** The seats of an item: whose position counts, with what they may decide, and whose does not, and why. */
export function seatsOfItem({ seats, board, rules }: BoardHere) {
  const standing = standingOfSeats(board, rules)
  const words = new Map(
    board.map(({ id, presentAs }) => [id, authorityOf(seats.find(seat => seat.id === id)!, presentAs).words]),
  )
  return {
    all: seats.filter(seat => seat.holder !== null).map(seat => ({ value: seat.id, text: seat.name })),
    counted: standing
      .filter(({ why }) => why === null)
      .map(({ seat: { id, name } }) => ({ id, name, authority: words.get(id) ?? '' })),
    others: standing.flatMap(({ seat, why }) => (why ? [{ name: seat.name, why }] : [])),
  }
}

/** What seats said themselves, by the seat. */
export type OwnWords = ReadonlyMap<string, Pick<Cast, 'personId' | 'position' | 'view'>>

/** What the counted seats said. `unsaid`: seats for which nothing was said, not even together with the rest. */
export type Read = {
  readonly votes: Vote[]
  readonly views: readonly { readonly seatId: string; readonly text: string }[]
  readonly unsaid: readonly string[]
}

/**
 * What the counted seats said, by what was typed; a minority view is kept for a seat that was not simply for it. What a seat said itself, on its
 * own phone, nobody types otherwise for it.
 */
export function readPositions(
  raw: RawForm,
  counted: readonly { readonly id: string }[],
  rest: Position | null,
  own: OwnWords = new Map(),
): Read {
  const ids = counted.map(seat => seat.id)
  const said = new Map(
    ids.map(seatId => [
      seatId,
      own.get(seatId)?.position ?? positions.find(one => one === raw.values[`position-${seatId}`]?.[0]) ?? rest,
    ]),
  )
  const votes = [...said].flatMap(([seatId, position]): Vote[] => (position === null ? [] : [{ seatId, position }]))
  const views = ids.map(seatId => ({
    seatId,
    text: own.get(seatId)?.view ?? cleanText(raw.values[`view-${seatId}`]?.[0] ?? ''),
  }))
  return {
    votes,
    views: views.filter(view => view.text !== ''),
    unsaid: ids.filter(seatId => said.get(seatId) === null),
  }
}

/** Judges what was typed by the rules of the board. */
export function judgeTyped({ rules, board }: BoardHere, typed: Pick<Typed, 'how'>, { votes }: Read): Judgement {
  return judge(rules, board, votes, { manner: 'meeting', way: typed.how })
}

/** What is to be put right before a decision stands; `outcome` says in words what the rules make of it. */
export function decisionProblems(
  typed: Typed,
  judged: Judgement,
  { unsaid }: Read,
  told: { readonly owners: readonly { readonly value: string }[]; readonly outcome: string },
): Record<string, Message | string> {
  const problems: Record<string, Message | string> = {}
  const { why } = judged
  const says = (key: string): Message => ({
    key: `meetings.decision-form.problem.${key}`,
    values: { sum: told.outcome },
  })
  if (why === 'nobody') problems['text'] = 'meetings.decision-form.problem.nobody'
  else if (why === 'quorum') problems['text'] = says('quorum')
  else if (why === 'way') problems['how'] = says('way')
  else if (unsaid.length > 0) problems['rest'] = 'meetings.decision-form.problem.unsaid'
  else if (typed.outcome === 'agreed' && !judged.carried)
    problems['outcome'] = says(why === 'against' && typed.how === 'consensus' ? 'no-consensus' : 'not-carried')
  else if (typed.outcome === 'not-agreed' && judged.carried) problems['outcome'] = says('carried')
  if (typed.how === 'vote' && typed.vote_reason === '')
    problems['vote_reason'] = 'meetings.decision-form.problem.vote-reason'
  if (!told.owners.some(seat => seat.value === typed.owner_seat_id))
    problems['owner_seat_id'] = 'meetings.decision-form.problem.owner'
  return problems
}

/**
 * Keeps how the counted seats stood and what the minority said, in place of what was recorded before. What a seat put on record itself
 * nobody writes anew for it.
 */
export async function keepPositions(
  tx: Tx,
  decisionId: string,
  {
    votes,
    views,
    own = new Map(),
    on,
  }: {
    readonly votes: readonly Vote[]
    readonly views: Read['views']
    readonly own?: OwnWords
    readonly on: Day
  },
): Promise<void> {
  const again = votes.map(({ seatId }) => seatId)
  await tx
    .deleteFrom('position')
    .where('decision_id', '=', decisionId)
    .where(eb =>
      again.length > 0 ? eb.or([eb('counted', '=', true), eb('seat_id', 'in', again)]) : eb('counted', '=', true),
    )
    .execute()
  await tx.deleteFrom('minority_view').where('decision_id', '=', decisionId).where('given_on', 'is', null).execute()
  if (votes.length > 0)
    await tx
      .insertInto('position')
      .values(
        votes.map(({ seatId, position }) => ({
          id: newId(),
          decision_id: decisionId,
          seat_id: seatId,
          position,
          by_itself: own.get(seatId)?.position === position,
        })),
      )
      .execute()
  if (views.length > 0)
    await tx
      .insertInto('minority_view')
      .values(
        views.map(({ seatId, text }) => {
          const said = own.get(seatId)
          return {
            id: newId(),
            decision_id: decisionId,
            seat_id: seatId,
            text,
            given_by: said?.personId ?? null,
            given_on: said ? on : null,
          }
        }),
      )
      .onConflict(on => on.columns(['decision_id', 'seat_id']).doNothing())
      .execute()
}

/** A counted seat with what the form shows of it: what was typed, else what is recorded; at first nothing. */
export function shownSeats(
  counted: readonly { readonly id: string; readonly name: string; readonly authority: string }[],
  raw: RawForm | null,
  decision: Decision | null,
  own: OwnWords = new Map(),
) {
  return counted.map(seat => {
    const position = decision?.positions.find(one => one.seatId === seat.id)?.position ?? ''
    const said = decision?.views.find(one => one.seatId === seat.id)
    const view = said?.text ?? ''
    return {
      ...seat,
      itself: own.get(seat.id) ?? null,
      own: said?.givenOn ? said.text : null,
      position: shownBox(raw, `position-${seat.id}`, position, decision !== null),
      view: shownBox(raw, `view-${seat.id}`, view, decision !== null),
    }
  })
}

/** A box of a seat. In a correction somebody else may have corrected it too: what only they changed is taken over. */
function shownBox(raw: RawForm | null, name: string, saved: string, correcting: boolean) {
  const merged = raw && correcting ? mergeIn(raw, name, [saved]) : null
  return {
    name,
    value: merged ? (merged.values[0] ?? '') : (raw?.values[name]?.[0] ?? saved),
    was: correcting ? digestOfBox([saved]) : null,
    meanwhile: merged?.clash ? saved : null,
  }
}
