/** Organisations that become one: a forum that is to go into the council for voluntary service, and two halls that did. */
import { dateBoxes, type Hand, organisationOf } from './hand.ts'

/** Whoever speaks for one body tells what becomes of it, and whoever speaks for the other says that it is so. */
async function become(
  hand: Hand,
  of: {
    readonly slug: string
    readonly by: string
    readonly into: string
    readonly theirs: string
    readonly last: number
    readonly why: string
  },
): Promise<void> {
  const into = await organisationOf(hand, of.into)
  await (await hand.as(of.by)).fill(`/organisations/${of.slug}/changes/new`, {
    into,
    because: of.why,
    ...dateBoxes('last_day', hand.dayAt(of.last)),
  })
  const { id } = await hand.place.database.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'organisation.becoming')
    .where('organisation_id', '=', into)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await (await hand.as(of.theirs)).fill(`/asked/${id}`, { agreed: 'yes', comment: '' })
}

/** The forum is to become part of the council for voluntary service: both say so, and the day is far. */
export async function planMerger(hand: Hand): Promise<void> {
  await become(hand, {
    slug: 'holt-older-peoples-forum',
    by: 'joan.reed',
    into: 'Wendmere Council for Voluntary Service',
    theirs: 'marta.kowal',
    last: 200,
    why: 'The forum has nobody left who can be its treasurer. Its members and our trustees agreed in January that it goes on as a group of ours, with its own voice.',
  })
}

/** A reading room has become part of the hall of the next village. */
export async function mergeHalls(hand: Hand, addressOf: (name: string) => string): Promise<void> {
  hand.on(-8)
  await become(hand, {
    slug: 'upper-holt-reading-room',
    by: addressOf('Joyce Penn'),
    into: 'Ashby Fen Hall',
    theirs: addressOf('Terry Gault'),
    last: -7,
    why: 'The members of both agreed on it at their meetings of the last month: one treasurer, one insurance, two roofs.',
  })
  hand.on(-6)
  await hand.runJobs('carry-out-body-changes')
}
