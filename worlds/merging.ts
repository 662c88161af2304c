/** Organisations that become one, and one that is part of another: whoever speaks for one of the two says it, and the other says that it is so. */
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
  await sayYes(hand, 'organisation.becoming', into, of.theirs)
}

/** The other body is asked, and somebody who speaks for it says yes. */
async function sayYes(hand: Hand, matter: string, organisationId: string, by: string): Promise<void> {
  const { id } = await hand.place.database.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', matter)
    .where('organisation_id', '=', organisationId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await (await hand.as(by)).fill(`/asked/${id}`, { agreed: 'yes', comment: '' })
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

/** The fire service is part of the county council: it says so, and the council says the same. */
export async function tellPartOfCouncil(hand: Hand, addressOf: (name: string) => string): Promise<void> {
  const council = await organisationOf(hand, 'Wend Vale County Council')
  await (await hand.as(addressOf('Carys Bowen'))).fill('/organisations/vale-fire-and-rescue/belonging/new', {
    side: 'child',
    other: council,
    kind: 'part',
    ...dateBoxes('from_day', hand.dayAt(-3000)),
  })
  await sayYes(hand, 'organisation.belonging', council, addressOf('Nadia Rahman'))
}

/** The council for voluntary service says that a group is part of it; the group has not answered yet, so nobody else reads it. */
export async function tellHostedGroup(hand: Hand): Promise<void> {
  await (await hand.as('marta.kowal')).fill('/organisations/wendmere-council-for-voluntary-service/belonging/new', {
    side: 'parent',
    other: await organisationOf(hand, 'Access for All'),
    kind: 'part',
    ...dateBoxes('from_day', hand.dayAt(-700)),
  })
}
