/** Takes a checked membership list over: organisations, partners, seats, holders and deputies, all in one transaction or not at all. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { addNameless, personOfEmail } from '../../accounts/index.ts'
import { addOrganisation, type Sector } from '../../organisations/index.ts'
import type { Putting } from '../../parties/index.ts'
import { putJoining } from '../consent/joining.matter.ts'
import { type InSeat, putInSeat } from '../consent/seats.matter.ts'
import { askAboutTerms } from '../consent/terms.matter.ts'
import { addPartner, findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { followSeats } from '../seats/representatives.ts'
import { addSeat, beginTerm, type Seat } from '../seats/seats.queries.ts'
import { mandates } from '../seats/term-fields.ts'
import { subjectOf } from '../subject.ts'
import { findTermsVersions } from '../terms/terms.queries.ts'
import { isAdded, nameOf, personKey } from './faults.ts'
import { organisationBySlug } from './membership.queries.ts'
import type { Row } from './proposal.ts'

/** What everybody of the list is taken over with. */
export type Terms = {
  readonly from: Day
  /** The last day of every term, where the rules of the board set a length; null where they set none. */
  readonly lastDay: Day | null
  /** What holders may decide, and what those who stand in may; '' where nothing is stated. */
  readonly authority: string
  readonly deputyAuthority: string
  /** Whether the secretariat itself brings the list: then its organisations need no second look. */
  readonly bySecretariat: boolean
}

/** Somebody of the list and what they are on the board, for the one mail that tells them. */
export type Told = {
  readonly name: string
  readonly email: string | null
  readonly holds: string[]
  readonly standsIn: string[]
}

/** What was taken over. */
export type TakenOver = {
  readonly organisations: number
  readonly partners: number
  readonly seats: number
  readonly holders: number
  readonly deputies: number
  readonly told: readonly Told[]
}

type Work = { readonly tx: Tx; readonly by: Putting; readonly partnership: Partnership; readonly terms: Terms }
type Partner = { readonly id: string; readonly organisationId: string; readonly sector: Sector; readonly name: string }

/** Takes rows over that have been checked and have no fault. */
export async function takeOver(work: Work, rows: readonly Row[]): Promise<TakenOver> {
  const organisations = new Map<string, Omit<Partner, 'id'>>()
  const partners = new Map<string, Partner>()
  const people = new Map<string, Told & { readonly id: string }>()
  const before = { partners: 0, holders: 0, deputies: 0 }
  for (const row of rows) {
    const partner = row.organisation === '' ? null : await partnerOf(work, row, organisations, partners, before)
    const seat = await seatFor(work, row, partner)
    if (row.holder === '' && row.holder_email === '') continue
    const holder = await personFor(work.tx, row, 'holder', people)
    holder.holds.push(row.seat)
    before.holders++
    const holdingId = await hold(work, row, seat, holder)
    if (row.deputy === '' && row.deputy_email === '') continue
    const deputy = await personFor(work.tx, row, 'deputy', people)
    deputy.standsIn.push(row.seat)
    before.deputies++
    await standIn(work, seat, holdingId, deputy)
  }
  const { partnership, by } = work
  for (const { id } of people.values())
    await followSeats(work.tx, {
      partnershipId: partnership.id,
      personId: id,
      today: by.today,
      by: { hub: by.hub, person: by.actor.person! },
    })
  if (before.partners > 0) await askOfTerms(work)
  const fresh = rows.filter(isAdded).map(nameOf)
  return {
    ...before,
    organisations: new Set(fresh).size,
    seats: rows.length,
    told: [...people.values()].map(({ id, ...told }) => told),
  }
}

/** The partner behind a row: one that is there, or one that joins now, of the directory or new in it. */
async function partnerOf(
  work: Work,
  row: Row,
  organisations: Map<string, Omit<Partner, 'id'>>,
  partners: Map<string, Partner>,
  count: { partners: number },
): Promise<Partner> {
  const named = isAdded(row) ? `new ${nameOf(row)}` : row.match
  const organisation = organisations.get(named) ?? (await organisationFor(work, row))
  organisations.set(named, organisation)
  const known = partners.get(organisation.organisationId)
  if (known) return known
  const { tx, partnership, terms } = work
  const there = (await findPartners(tx, partnership.id)).find(
    one =>
      one.organisation_id === organisation.organisationId &&
      (isPartnerOn(one, terms.from) || one.from_day > terms.from),
  )
  const partner = there
    ? { id: there.id, ...organisation }
    : { id: await join(work, organisation.organisationId), ...organisation }
  if (!there) count.partners++
  partners.set(organisation.organisationId, partner)
  return partner
}

/** Partners that join while terms are out are asked about them too. */
async function askOfTerms({ tx, by, partnership, terms }: Work): Promise<void> {
  const version = (await findTermsVersions(tx, partnership.id)).find(({ status }) => status === 'out-to-consultation')
  if (version && terms.from <= by.today)
    await askAboutTerms(tx, by.hub, { partnership, version, today: by.today, by: by.actor.person!.id })
}

async function organisationFor({ tx, by, partnership, terms }: Work, row: Row): Promise<Omit<Partner, 'id'>> {
  if (!isAdded(row)) {
    const found = await organisationBySlug(tx, row.match)
    if (!found) throw new Error(`${row.match} is no organisation of the directory`)
    return { organisationId: found.id, sector: found.sector, name: found.name }
  }
  const sector = row.sector as Sector
  const details = {
    name: row.organisation,
    sector,
    kind: '',
    infrastructure: false,
    serves: '',
    places: '',
    website: '',
  }
  const { id } = await addOrganisation(
    tx,
    { ...details, email: row.organisation_email, phone: '', format_needs: '' },
    terms.bySecretariat ? null : partnership.id,
  )
  await by.audit({
    action: 'organisation.added',
    subject: { kind: 'organisation', id },
    record: { kind: 'organisation', id },
    after: { name: row.organisation, sector, proposed_in: terms.bySecretariat ? null : partnership.id },
  })
  return { organisationId: id, sector, name: row.organisation }
}

/** An organisation becomes a partner and is asked whether it takes part. */
async function join({ tx, by, partnership, terms }: Work, organisationId: string): Promise<string> {
  const partner = {
    organisation_id: organisationId,
    from_day: terms.from,
    reasons: '',
    offers: '',
    limits: '',
    support_needs: '',
    support_answer: '',
  }
  const id = await addPartner(tx, { ...partner, partnership_id: partnership.id, support_asked_on: null })
  await by.audit({
    action: 'partnership.partner-joined',
    subject: subjectOf(partnership),
    record: { kind: 'partner', id },
    after: { organisation_id: organisationId, from_day: terms.from },
  })
  await putJoining(tx, by, partnership, { id, ...partner })
  return id
}

async function seatFor({ tx, by, partnership, terms }: Work, row: Row, partner: Partner | null): Promise<Seat> {
  const seat = {
    partnership_id: partnership.id,
    partner_id: partner?.id ?? null,
    name: row.seat,
    sector: partner?.sector ?? (row.sector as Sector),
    role: row.role,
    voting: row.vote,
    from_day: terms.from,
  }
  const id = await addSeat(tx, seat)
  await by.audit({
    action: 'partnership.seat-made',
    subject: subjectOf(partnership),
    record: { kind: 'seat', id },
    after: seat,
  })
  const made = await tx.selectFrom('seat').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { ...made, organisation_id: partner?.organisationId ?? null, organisation: partner?.name ?? null }
}

/** Somebody of the list, each once: by address, else by name, as a person who cannot be mailed yet. */
async function personFor(
  tx: Tx,
  row: Row,
  part: 'holder' | 'deputy',
  people: Map<string, Told & { readonly id: string }>,
): Promise<Told & { readonly id: string }> {
  const key = personKey(row, part)
  const known = people.get(key)
  if (known) return known
  const email = row[`${part}_email`]
  const person = email === '' ? await addNameless(tx, row[part]) : await personOfEmail(tx, email, row[part])
  if (!person) throw new Error('A row that was checked names nobody')
  const told = { ...person, email: email === '' ? null : email, holds: [], standsIn: [] }
  people.set(key, told)
  return told
}

/** A list says nothing that limits what its people may decide; a page of each seat does. */
const limits: InSeat['limits'] = { not_for: [], most: null }

type Person = Pick<InSeat, 'name'> & { readonly id: string }

async function hold({ tx, by, partnership, terms }: Work, row: Row, seat: Seat, holder: Person): Promise<string> {
  const mandate = mandates.find(one => one === row.mandate) ?? null
  const { authority } = terms
  const id = await beginTerm(tx, {
    seat_id: seat.id,
    person_id: holder.id,
    from_day: terms.from,
    to_day: terms.lastDay,
    mandate,
    authority,
  })
  await by.audit({
    action: 'partnership.seat-filled',
    subject: subjectOf(partnership),
    record: { kind: 'seat', id: seat.id },
    after: { holder: holder.id, from_day: terms.from, to_day: terms.lastDay, mandate },
  })
  const person = { id, personId: holder.id, name: holder.name, fromDay: terms.from, authority, limits, mandate }
  await putInSeat(tx, by, partnership, seat, person, 'holder')
  return id
}

async function standIn(
  { tx, by, partnership, terms }: Work,
  seat: Seat,
  holdingId: string,
  deputy: Person,
): Promise<void> {
  const id = newId()
  const authority = terms.deputyAuthority
  await tx
    .insertInto('substitute')
    .values({
      id,
      holding_id: holdingId,
      person_id: deputy.id,
      authority,
      from_day: terms.from,
      to_day: terms.lastDay,
    })
    .execute()
  await by.audit({
    action: 'partnership.substitute-named',
    subject: subjectOf(partnership),
    record: { kind: 'holding', id: holdingId },
    after: { substitute: deputy.id, from_day: terms.from, to_day: terms.lastDay },
  })
  const person = { id, personId: deputy.id, name: deputy.name, fromDay: terms.from, authority, limits, mandate: null }
  await putInSeat(tx, by, partnership, seat, person, 'substitute')
}
