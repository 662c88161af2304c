/** A partnership with seats, holders, a substitute and two officers, for the tests of meetings. */
import { newId } from '../../src/db/ids.ts'
import type { Db } from '../../src/db/open.ts'
import { loadFacts } from '../../src/facts/load.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { TestApp } from './app.ts'

const since = '2026-01-01' as Day

/** Who is who in it, by id. */
export type SeatedPartnership = {
  readonly id: string
  readonly slug: string
  readonly people: Readonly<Record<PersonName, string>>
  readonly seats: Readonly<Record<SeatName, string>>
  readonly objective: string
  readonly partner: PartnerMade
}
/** A partner, and the organisation behind it. */
type PartnerMade = { readonly id: string; readonly organisation: string }
type PersonName = 'chair' | 'admin' | 'ada' | 'ben' | 'cleo' | 'dev' | 'outsider' | 'contact'
type SeatName = 'chair' | 'youth' | 'council' | 'faith'

async function addPerson(db: Db, name: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('person')
    .values({ id, name, email: `${name.toLowerCase()}@example.org` })
    .execute()
  return id
}

/** Builds it: four seats (chair, youth, council, faith), of which youth has a substitute with authority, faith one without. */
export async function seatedPartnership(db: Db, slug: string, isPublic = true): Promise<SeatedPartnership> {
  const names = ['chair', 'admin', 'ada', 'ben', 'cleo', 'dev', 'outsider', 'contact'] as const
  const people = Object.fromEntries(
    await Promise.all(names.map(async name => [name, await addPerson(db, `${name}-${slug}`)] as const)),
  ) as Record<PersonName, string>
  const id = newId()
  await db
    .insertInto('partnership')
    .values({ id, slug, name: `Partnership ${slug}`, state: 'running', public: isPublic })
    .execute()
  const young = { slug: `young-${slug}`, name: `Young ${slug}`, sector: 'voluntary' } as const
  const partner = await addPartner(db, id, young, people.contact)
  const seat = async (
    name: string,
    holder: string,
    more: { role?: 'chair'; sector?: 'statutory' | 'faith'; partner_id?: string; authority?: string } = {},
  ) => {
    const { authority = 'May decide up to 5,000 pounds', sector = 'voluntary', ...rest } = more
    const seatId = newId()
    await db
      .insertInto('seat')
      .values({ id: seatId, partnership_id: id, name, sector, from_day: since, ...rest })
      .execute()
    const holding = newId()
    await db
      .insertInto('holding')
      .values({ id: holding, seat_id: seatId, person_id: holder, from_day: since, mandate: 'representing', authority })
      .execute()
    return { seatId, holding }
  }
  const chair = await seat('Chair', people.chair, { role: 'chair', sector: 'statutory' })
  const youth = await seat('Youth groups', people.ada, { partner_id: partner.id })
  const council = await seat('District council', people.cleo, { sector: 'statutory' })
  const faith = await seat('Faith forum', people.dev, { sector: 'faith', authority: '' })
  const standIn = (holding: string, person: string, authority: string) =>
    db
      .insertInto('substitute')
      .values({ id: newId(), holding_id: holding, person_id: person, authority, from_day: since })
      .execute()
  await standIn(youth.holding, people.ben, 'Speaks for the youth groups in all matters')
  const stranger = await addPerson(db, `stranger-${slug}`)
  await standIn(faith.holding, stranger, '')
  const grant = (person: string, role: string) => giveRole(db, person, role, 'partnership', id)
  await grant(people.chair, 'chair')
  await grant(people.admin, 'administrator')
  for (const person of [people.chair, people.ada, people.ben, people.cleo, people.dev])
    await grant(person, 'representative')
  const objective = newId()
  await db
    .insertInto('objective')
    .values({ id: objective, partnership_id: id, text: 'Every village has a youth group' })
    .execute()
  const seats = { chair: chair.seatId, youth: youth.seatId, council: council.seatId, faith: faith.seatId }
  return { id, slug, people, seats, objective, partner }
}

async function giveRole(
  db: Db,
  person_id: string,
  role: string,
  subject_kind: 'partnership' | 'organisation',
  subject_id: string,
) {
  await db
    .insertInto('role_grant')
    .values({ id: newId(), person_id, role, subject_kind, subject_id, from_day: since })
    .execute()
}

/** Adds an organisation as a partner, with somebody as its contact. */
export async function addPartner(
  db: Db,
  partnershipId: string,
  who: { readonly slug: string; readonly name: string; readonly sector: 'voluntary' | 'statutory' | 'faith' },
  contact: string,
): Promise<PartnerMade> {
  const [id, organisation] = [newId(), newId()]
  await db
    .insertInto('organisation')
    .values({ id: organisation, ...who })
    .execute()
  await db
    .insertInto('partner')
    .values({ id, partnership_id: partnershipId, organisation_id: organisation, from_day: since })
    .execute()
  await giveRole(db, contact, 'contact', 'organisation', organisation)
  return { id, organisation }
}

/** What the practices read of a partnership today. */
export async function factsOfPartnership({ hub }: Pick<TestApp, 'hub'>, { id }: Pick<SeatedPartnership, 'id'>) {
  const facts = await loadFacts(hub.db, 'partnership', [id], await hub.today())
  return facts.get(id)!
}

/** A day as it is typed into the three boxes of a field. */
export function typedDay(name: string, on: string): Record<string, string> {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
