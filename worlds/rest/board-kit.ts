/** Steps that the partnerships of the rest take, through their pages: begun, seated, agreed, running. */
import { dateBoxes, type Hand } from '../hand.ts'
import { type Chronicle, chronicleOf } from './chronicle.ts'

/** A partnership in the making; `by` is who runs it, known to the hand. */
export type Board = {
  readonly slug: string
  readonly base: string
  readonly id: string
  readonly by: string
  readonly year: Chronicle
}

export type Begun = {
  readonly name: string
  readonly need: string
  readonly topics: string
  readonly places: string
  readonly by: string
  readonly on: number
  readonly lead?: string
}

/** Begins a partnership, with its name and the question that it answers. */
export async function beginBoard(hand: Hand, { by, on, lead, ...begun }: Begun): Promise<Board> {
  hand.on(on)
  const made = await (await hand.as(by)).fill('/partnerships/new', {
    ...begun,
    ...(lead ? { lead_organisation_id: lead } : {}),
  })
  const slug = /^\/partnerships\/([^/]+)/.exec(made.url)?.[1] ?? ''
  const { id } = await hand.place.database.db
    .selectFrom('partnership')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return { slug, base: `/partnerships/${slug}`, id, by, year: await chronicleOf(hand, 'partnership', slug, on) }
}

/** What the start gate asks, and where it led. */
export type Gate = {
  readonly scope: Readonly<Record<string, string>>
  readonly similar?: { readonly answer: 'ruled-out' | 'linked'; readonly reason: string }
  readonly result: 'go' | 'none'
  readonly why: string
}

/** Answers the questions of the start gate, everything found that is like it, and decides. */
export async function passGate(hand: Hand, { base, id, by }: Board, gate: Gate): Promise<void> {
  const chair = await hand.as(by)
  await chair.fill(`${base}/scope`, gate.scope)
  await chair.fill(`${base}/scope/similar`, {})
  const like = await hand.place.database.db
    .selectFrom('similar_partnership')
    .select('id')
    .where('partnership_id', '=', id)
    .execute()
  const other = { answer: 'ruled-out', reason: 'It asks another question, of other people.' }
  for (const [at, one] of like.entries())
    await chair.fill(`${base}/scope/similar/${one.id}`, at === 0 ? (gate.similar ?? other) : other)
  await chair.fill(`${base}/scope/decision`, { result: gate.result, result_reason: gate.why })
}

/** Seats a board from its list, as it is pasted; `mend` are boxes put right on the check. */
export async function seatBoard(
  hand: Hand,
  { base, by }: Board,
  list: readonly string[],
  on: number,
  authority: string,
  mend: Readonly<Record<string, string>> = {},
): Promise<void> {
  const chair = await hand.as(by)
  await chair.fill(`${base}/membership`, { pasted: list.join('\n') })
  await chair.fill(
    `${base}/membership/check`,
    {
      ...dateBoxes('from_day', hand.dayAt(on)),
      authority,
      deputy_authority: 'As the holder',
      ...mend,
      again: [],
      let_go: [],
    },
    { form: 'Take the list over' },
  )
}

/** A seat of the partnership, by its name. */
export async function seatOn(hand: Hand, board: Board, name: string): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('seat')
    .select('id')
    .where('partnership_id', '=', board.id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}

/** Everything that waits for the word of one organisation, answered by who speaks for it. */
export async function answerAll(hand: Hand, contacts: readonly string[], comment = ''): Promise<void> {
  for (const [at, contact] of contacts.entries()) {
    const speaks = await hand.as(contact)
    const list = (await speaks.open('/asked')).body.split('<h2')[1] ?? ''
    for (const [, page = ''] of list.matchAll(/href="(\/asked\/[^"]+)"/g))
      await speaks.fill(page, { agreed: 'yes', ...(at === 0 && comment ? { comment } : {}) })
  }
}

/** The partnership runs from this day. */
export async function setRunning(
  hand: Hand,
  { base, by }: Board,
  on: number,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await (await hand.as(by)).fill(`${base}/settings`, {
    state: 'running',
    ...dateBoxes('started_on', hand.dayAt(on)),
    ...more,
  })
}
