/** The end of a body in the directory, and who took its place. */
import { sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'

/**
 * Ends a body. What it wanted to hear of goes on for the body that takes its place, where that has not said so itself; what it did not
 * want to hear of stays its own.
 */
export async function endBody(
  tx: Tx,
  of: { readonly id: string; readonly lastDay: Day; readonly now: Date; readonly wishesTo: string | null },
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set(eb => ({ ended_on: of.lastDay, version: eb('version', '+', 1) }))
    .where('id', '=', of.id)
    .execute()
  const { rows: wishes } = await sql<{ wants: 'told' | 'early'; topic: string; place: string; body: string | null }>`
    select distinct i.wants, i.topic, i.place, i.body_organisation_id as body from interest i
    where i.organisation_id = ${of.id}::uuid and i.ended_at is null and i.wants <> 'not-at-all' and i.consultation_id is null
      and i.body_organisation_id is distinct from ${of.wishesTo}::uuid
      and not exists (select from interest own where own.organisation_id = ${of.wishesTo}::uuid and own.ended_at is null
        and lower(own.topic) = lower(i.topic) and lower(own.place) = lower(i.place)
        and own.body_organisation_id is not distinct from i.body_organisation_id)`.execute(tx)
  await tx
    .updateTable('interest')
    .set({ ended_at: of.now })
    .where('organisation_id', '=', of.id)
    .where('ended_at', 'is', null)
    .execute()
  if (of.wishesTo === null || wishes.length === 0) return
  await tx
    .insertInto('interest')
    .values(
      wishes.map(({ wants, topic, place, body }) => ({
        id: newId(),
        organisation_id: of.wishesTo,
        wants,
        topic,
        place,
        body_organisation_id: body,
      })),
    )
    .execute()
}

/** A body that took the place of another, or whose place was taken, by a change that was carried out and stands. */
export type Succession = {
  readonly changeId: string
  readonly name: string
  readonly slug: string
  /** The last day of the body that ended. */
  readonly lastDay: Day
}

/** The bodies that followed each of these organisations, by its id. */
export async function findFollowing(
  db: Handle,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Succession[]>> {
  const found = new Map<string, Succession[]>()
  if (organisationIds.length === 0) return found
  const { rows } = await sql<Succession & { of: string }>`
    select ended.organisation_id as of, c.id as "changeId", c.last_day as "lastDay", o.name, o.slug
    from body_change_body ended join body_change c on c.id = ended.body_change_id and c.done_on is not null and c.undone_on is null
      join body_change_body follows on follows.body_change_id = c.id and not follows.ends
      join organisation o on o.id = follows.organisation_id
    where ended.ends and ended.organisation_id in (${sql.join(organisationIds.map(id => sql`${id}::uuid`))})
    order by lower(o.name)`.execute(db)
  for (const { of, ...one } of rows) found.set(of, [...(found.get(of) ?? []), one])
  return found
}

/** The bodies whose place an organisation took. */
export async function findFollowed(db: Handle, organisationId: string): Promise<readonly Succession[]> {
  const { rows } = await sql<Succession>`
    select c.id as "changeId", c.last_day as "lastDay", o.name, o.slug
    from body_change_body follows join body_change c on c.id = follows.body_change_id and c.done_on is not null and c.undone_on is null
      join body_change_body ended on ended.body_change_id = c.id and ended.ends join organisation o on o.id = ended.organisation_id
    where not follows.ends and follows.organisation_id = ${organisationId}::uuid order by c.last_day desc, lower(o.name)`.execute(
    db,
  )
  return rows
}
