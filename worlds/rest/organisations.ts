/** The other organisations of the area and fourteen months of theirs: signed, renewed, withdrawn, renamed, with and without a champion. */
import { slugOf } from '../../src/db/slug.ts'
import { dateBoxes, type Hand, organisationOf, type Someone } from '../hand.ts'
import { beginChronicle } from './chronicle.ts'
import { addressOf, type Code, codes, type Member, members } from './members.ts'

/** What happens on a day. */
type Event = { readonly on: number; readonly does: () => Promise<unknown> }

/** Builds them, day by day. */
export async function liveAYear(hand: Hand): Promise<void> {
  const ids: string[] = []
  const events = [...members.flatMap((member, at) => eventsOf(hand, member, -440 + at, ids)), ...(await council(hand))]
  const year = beginChronicle(hand, 'organisation', () => ids, -441)
  for (const { on, does } of events.sort((a, b) => a.on - b.on)) {
    await year.to(on)
    await does()
  }
  await year.to(0)
}

function eventsOf(hand: Hand, member: Member, listed: number, ids: string[]): Event[] {
  const { name, contact, signs = {}, champion, until, withdraws, renamed, says } = member
  const slug = slugOf(name)
  const by = () => hand.as(addressOf(contact))
  const own = () => organisationIn(hand, slug)
  const events: Event[] = [{ on: listed, does: async () => ids.push(await listIt(hand, member)) }]
  for (const [code, on] of Object.entries(signs) as [Code, number][])
    events.push({ on, does: async () => sign(hand, await by(), member, code, on) })
  if (champion !== undefined)
    events.push({
      on: champion,
      does: async () =>
        (await by()).fill('/compact/champions/new', {
          organisation: await own(),
          email: addressOf(contact),
          ...dateBoxes('from', hand.dayAt(champion)),
        }),
    })
  if (until?.renewed !== undefined && until.to !== undefined)
    events.push({ on: until.renewed, does: async () => endSignatures(hand, await by(), slug, until.to!, '') })
  if (withdraws)
    events.push({
      on: withdraws.on,
      does: async () => endSignatures(hand, await by(), slug, withdraws.on, withdraws.why),
    })
  if (renamed)
    events.push({
      on: renamed.on,
      does: async () => (await by()).fill(`/organisations/${slug}/details`, { name: renamed.to }),
    })
  if (says)
    events.push({
      on: says.on,
      does: async () =>
        (await by()).fill(`/organisations/${slug}/practice`, {
          communication: says.communication,
          objectives: says.objectives,
          objectives_evidence: 'What 40 groups told us when we asked.',
          code_plan: says.plan,
          ...dateBoxes('code_plan_on', hand.dayAt(says.on)),
          ...dateBoxes('silence_understood_on', hand.dayAt(says.on)),
        }),
    })
  return events
}

/** Lists an organisation with the person who speaks for it. */
async function listIt(hand: Hand, { name, sector, kind, serves, places, contact }: Member): Promise<string> {
  const sam = await hand.as('sam.okafor')
  await sam.fill('/organisations/new', { name, sector, kind, serves, ...(places ? { places } : {}) })
  const id = await organisationOf(hand, name)
  await addPerson(hand, sam, contact, `contact:organisation:${id}`)
  return id
}

/** Adds a person, with a role where one is given. */
export async function addPerson(hand: Hand, sam: Someone, name: string, role?: string): Promise<void> {
  const email = addressOf(name)
  await sam.fill('/people/new', { name, email })
  if (!role) return
  const person = await hand.place.database.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  await sam.fill(`/people/${person.id}`, { role })
}

async function sign(
  hand: Hand,
  by: Someone,
  { name, contact, role, until }: Member,
  code: Code,
  on: number,
): Promise<void> {
  const edition = await hand.place.database.db
    .selectFrom('code')
    .select('id')
    .where('edition', '=', codes[code])
    .executeTakeFirstOrThrow()
  await by.fill('/compact/signatures/new', {
    organisation: await organisationIn(hand, slugOf(name)),
    code: edition.id,
    signer_name: contact,
    signer_role: role,
    authority: 'Those who govern it, at their last meeting',
    ...dateBoxes('from', hand.dayAt(on)),
    ...(until ? dateBoxes('to', hand.dayAt(until.last)) : {}),
  })
}

/** Gives every signature that stands another last day: later ones are renewed, earlier ones withdrawn. */
async function endSignatures(hand: Hand, by: Someone, slug: string, last: number, why: string): Promise<void> {
  const signatures = await hand.place.database.db
    .selectFrom('signature')
    .innerJoin('organisation', 'organisation.id', 'signature.organisation_id')
    .select('signature.id')
    .where('organisation.slug', '=', slug)
    .execute()
  for (const { id } of signatures)
    await by.fill(`/compact/signatures/${id}/term`, { ...dateBoxes('to', hand.dayAt(last)), why })
}

async function organisationIn(hand: Hand, slug: string): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return id
}

/** What the organisations of the core did meanwhile. */
async function council(hand: Hand): Promise<Event[]> {
  const health = await organisationOf(hand, 'Fenside Health Trust')
  return [
    {
      on: -240,
      does: async () =>
        (await hand.as('hassan.idris')).fill('/compact/champions/new', {
          organisation: health,
          email: 'hassan.idris@demo.invalid',
          ...dateBoxes('from', hand.dayAt(-240)),
        }),
    },
  ]
}
