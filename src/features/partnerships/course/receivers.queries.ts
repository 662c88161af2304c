/** Who is named to take on what a partnership leaves open, what each of them says to it, and who may be named. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { askedStates } from '../consent/states.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { actingFor, seatsOn } from '../seats/seats-on.queries.ts'

/** The name of the question to an organisation that is to take something on. */
export const handoverName = 'partnership.handover'

/**
 * An organisation or a person that takes things on, with everything that the organisation is asked about in one question. `says`:
 * what the organisation itself says to that; `named` where nobody is asked.
 */
export type Receiver = {
  readonly id: string
  readonly organisationId: string | null
  readonly personId: string | null
  readonly name: string
  readonly slug: string | null
  readonly email: string | null
  readonly says: 'yes' | 'no' | 'waiting' | 'named'
}

/** Whoever was named in an ending, with what they say. */
export async function findReceivers(db: Handle, endingId: string, today: Day): Promise<Receiver[]> {
  const rows = await db
    .selectFrom('ending_receiver as r')
    .leftJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.id', 'r.organisation_id', 'r.person_id', 'o.name as organisation', 'o.slug'])
    .select(['p.name as person', 'p.email'])
    .where('r.partnership_ending_id', '=', endingId)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
  const asked = await askedStates(
    db,
    { name: handoverName },
    rows.map(({ id }) => id),
    today,
  )
  return rows.map(row => ({
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    name: row.organisation ?? row.person ?? '',
    slug: row.slug,
    email: row.email,
    says: saysOf(row.organisation_id, asked[row.id]?.state),
  }))
}

/** Only the organisation itself says yes or no; what was brought in for it waits for its own word. */
function saysOf(organisationId: string | null, state: string | undefined): Receiver['says'] {
  if (organisationId === null) return 'named'
  return state === 'yes' || state === 'no' ? state : 'waiting'
}

/** Whom an option of the form names. */
export type Named = { readonly organisation_id: string } | { readonly person_id: string }

/** Whether a receiver is whom an option names. */
export function isNamed({ organisationId, personId }: Receiver, who: Named): boolean {
  return 'organisation_id' in who ? organisationId === who.organisation_id : personId === who.person_id
}

/**
 * The receiver of an ending, as it was named before or from now on; gives its id. An organisation that has answered is asked about
 * more in a question of its own: what it said was to what it read.
 */
export async function keepReceiver(tx: Tx, endingId: string, who: Named, today: Day): Promise<string> {
  const known = (await findReceivers(tx, endingId, today)).find(
    one => isNamed(one, who) && one.says !== 'yes' && one.says !== 'no',
  )
  if (known) return known.id
  const fresh = newId()
  await tx
    .insertInto('ending_receiver')
    .values({ id: fresh, partnership_ending_id: endingId, ...who })
    .execute()
  return fresh
}

/** Somebody who may be named, as an option of the form. */
export type ReceiverOption = { readonly value: string; readonly text: string; readonly who: Named }

/** Whoever may be named: partners first, then those who sit or stand in, then every other organisation of the directory. */
export async function findNameable(db: Handle, partnership: Partnership, today: Day): Promise<ReceiverOption[]> {
  const on = partnership.ended_on ?? today
  const partners = (await findPartners(db, partnership.id)).filter(one => isPartnerOn(one, on))
  const seated = (await seatsOn(db, partnership.id, on)).flatMap(actingFor)
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
  const organisation = (id: string, text: string) => ({
    value: `organisation:${id}`,
    text,
    who: { organisation_id: id },
  })
  const own = new Set(partners.map(one => one.organisation_id))
  return [
    ...partners.map(one => organisation(one.organisation_id, one.organisation)),
    ...new Map(
      seated.map(({ personId, name }) => [
        personId,
        { value: `person:${personId}`, text: name, who: { person_id: personId } },
      ]),
    ).values(),
    ...organisations.filter(({ id }) => !own.has(id)).map(({ id, name }) => organisation(id, name)),
  ]
}
