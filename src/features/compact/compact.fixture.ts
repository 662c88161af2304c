/** A county council that signed a consultation code and leads an open consultation, for the tests of the Compact. */
import type { Role, SubjectKind } from '../../access/access.ts'
import { bindingText, fingerprintOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/open.ts'
import { day } from '../../kernel/day.ts'
import { shippedCodes } from './codes/shipped-codes.ts'

/** What was made. */
export type CompactWorld = {
  readonly area: string
  readonly council: string
  readonly charity: string
  readonly consultation: string
  readonly draft: string
  readonly partnership: string
  readonly seat: string
  readonly meeting: string
  readonly people: Readonly<
    Record<'secretary' | 'lead' | 'reviewer' | 'clerk' | 'chair' | 'member' | 'contact' | 'stranger', string>
  >
}

/** Makes it: code "devon-2008" signed by the council, a published consultation and one in preparation, a partnership. */
export async function makeCompact(db: Db): Promise<CompactWorld> {
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const council = await organisation(db, 'fen-council', 'Fen Council', 'statutory')
  const charity = await organisation(db, 'fen-aid', 'Fen Aid', 'voluntary')
  const consultation = await addConsultation(db, council, 'after-dark', true)
  const draft = await addConsultation(db, council, 'not-yet', false)
  const partnership = newId()
  await db
    .insertInto('partnership')
    .values({
      id: partnership,
      slug: 'safer-roads',
      name: 'Safer roads',
      kind: 'task',
      size: 'full',
      state: 'running',
      lead_organisation_id: council,
      public: true,
      started_on: day('2025-01-06'),
    })
    .execute()
  const partner = newId()
  await db
    .insertInto('partner')
    .values({ id: partner, partnership_id: partnership, organisation_id: charity, from_day: day('2025-01-06') })
    .execute()
  const people = {
    secretary: await person(db, 'Sec Retary', 'secretariat', 'area', area),
    lead: await person(db, 'Lea Lead', 'lead', 'consultation', consultation),
    reviewer: await person(db, 'Rev Iewer', 'reviewer', 'consultation', consultation),
    clerk: await person(db, 'Clem Clerk', 'clerk', 'consultation', consultation),
    chair: await person(db, 'Cher Chair', 'chair', 'partnership', partnership),
    member: await person(db, 'Mem Ber', 'representative', 'partnership', partnership),
    contact: await person(db, 'Con Tact', 'contact', 'organisation', charity),
    stranger: await person(db, 'Stran Ger'),
  }
  const seat = newId()
  await db
    .insertInto('seat')
    .values({
      id: seat,
      partnership_id: partnership,
      partner_id: partner,
      sector: 'voluntary',
      name: 'Voluntary seat',
      from_day: day('2025-01-06'),
    })
    .execute()
  await db
    .insertInto('holding')
    .values({ id: newId(), seat_id: seat, person_id: people.member, from_day: day('2025-01-06') })
    .execute()
  const meeting = newId()
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: partnership,
      held_on: day('2026-02-20'),
      announced_on: day('2026-01-02'),
      state: 'held',
    })
    .execute()
  return { area, council, charity, consultation, draft, partnership, seat, meeting, people }
}

/** Adopts a shipped edition as in force and has organisations sign it from 2020. */
export async function signCode(
  db: Db,
  edition: string,
  subjectKind: 'consultation' | 'partnership',
  ...by: string[]
): Promise<string> {
  const id = newId()
  const shipped = (await shippedCodes()).codes.get(edition)
  if (!shipped) throw new Error(`No code ${edition} comes with the Hub`)
  const binding = bindingText(shipped.code)
  await db
    .insertInto('code')
    .values({
      id,
      edition,
      title: `Code ${edition}`,
      subject_kind: subjectKind,
      in_force_from: day('2020-01-01'),
      source: shipped.source,
      binding,
      fingerprint: fingerprintOf(binding),
    })
    .execute()
  for (const organisation_id of by)
    await db
      .insertInto('signature')
      .values({ id: newId(), organisation_id, code_id: id, from_day: day('2020-01-01') })
      .execute()
  return id
}

async function organisation(db: Db, slug: string, name: string, sector: 'statutory' | 'voluntary'): Promise<string> {
  const id = newId()
  await db.insertInto('organisation').values({ id, slug, name, sector }).execute()
  return id
}

async function addConsultation(db: Db, lead: string, slug: string, published: boolean): Promise<string> {
  const id = newId()
  await db
    .insertInto('consultation')
    .values({
      id,
      slug,
      title: published ? 'Buses after dark' : 'Not yet told',
      lead_organisation_id: lead,
      state: published ? 'open' : 'planned',
      opens_on: day('2026-02-02'),
      closes_on: day('2026-03-20'),
      feedback_on: day('2026-05-01'),
      published_at: published ? new Date('2026-02-01T09:00:00Z') : null,
    })
    .execute()
  return id
}

async function person(db: Db, name: string, role?: Role, kind?: SubjectKind, on?: string): Promise<string> {
  const id = newId()
  const email = `${name.split(' ').join('.').toLowerCase()}@example.org`
  await db.insertInto('person').values({ id, name, email }).execute()
  if (role && kind && on)
    await db
      .insertInto('role_grant')
      .values({ id: newId(), person_id: id, role, subject_kind: kind, subject_id: on, from_day: day('2025-01-01') })
      .execute()
  return id
}
