/** One board comes to stand under another: asked by the one, agreed to by the other, which says what it may decide by itself. */
import { dateBoxes, type Hand } from './hand.ts'

/** Who asks whom, and what comes of it. Boards are named by the last part of their address. */
export type StandingUnder = {
  readonly child: { readonly slug: string; readonly by: string; readonly on: number }
  readonly parent: { readonly slug: string; readonly by: string; readonly on: number }
  readonly purpose: string
  /** Its last day, in days from the day the world is shown; a standing group without it. */
  readonly until?: number
  readonly answer: string
  readonly powers: readonly { readonly what: string; readonly matters: readonly string[]; readonly most?: string }[]
}

/** Builds it. */
export async function standUnder(hand: Hand, { child, parent, purpose, until, answer, powers }: StandingUnder) {
  const { db } = hand.place.database
  const upper = await db
    .selectFrom('partnership')
    .select('id')
    .where('slug', '=', parent.slug)
    .executeTakeFirstOrThrow()
  hand.on(child.on)
  await (await hand.as(child.by)).fill(`/partnerships/${child.slug}/structure/new`, {
    parent_id: upper.id,
    kind: until === undefined ? 'standing' : 'task-and-finish',
    ...(until === undefined ? {} : dateBoxes('ends_on', hand.dayAt(until))),
    purpose,
  })
  hand.on(parent.on)
  const chair = await hand.as(parent.by)
  const link = await db
    .selectFrom('board_link')
    .select('id')
    .where('parent_id', '=', upper.id)
    .where('agreed', 'is', null)
    .executeTakeFirstOrThrow()
  const base = `/partnerships/${parent.slug}/structure/${link.id}`
  await chair.fill(`${base}/answer`, { agreed: 'yes', answer })
  for (const { most, ...power } of powers) await chair.fill(`${base}/powers`, { ...power, ...(most ? { most } : {}) })
}
