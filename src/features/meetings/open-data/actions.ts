/** What public partnerships said they would do, as data. What came of a closed item is not in it. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { fromItem } from '../actions/action.queries.ts'

const states = ['open', 'done', 'dropped', 'handed-over'] as const

const action = z.object({
  id: z.uuid().describe('Lasting id of the action.'),
  partnership: z.string().describe('The slug of the partnership.'),
  what: z.string().describe('What is to be done.'),
  owner: z.string().describe('The seat, organisation or person that does it; null where nobody is named.').nullable(),
  dueOn: isoDay('By when.').nullable(),
  state: z.enum(states).describe('How it stands.'),
  closedOn: isoDay('The day on which it was done, dropped or handed over.').nullable(),
  meeting: z.uuid().describe('The meeting that it came of, where it came of one.').nullable(),
  url: pageField,
})
type Action = z.input<typeof action>

async function findActions(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Action[]> {
  const { rows } = await sql<Omit<Action, 'url'>>`
    select a.id, p.slug as partnership, a.what, coalesce(seat.name, o.name, person.name) as owner, a.due_on as "dueOn", a.state,
      a.closed_on as "closedOn", i.meeting_id as meeting
    from action a join partnership p on p.id = a.subject_id
      left join seat on seat.id = a.owner_seat_id left join organisation o on o.id = a.owner_organisation_id
      left join person on person.id = a.owner_person_id
      left join agenda_item i on i.id = a.source_id and a.source_kind = ${fromItem}
    where a.subject_kind = 'partnership' and p.public and i.closed is not true and ${where}
    order by a.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/partnerships/${row.partnership}/actions`) }))
}

export const actionsResource = defineResource({
  name: 'actions',
  record: 'Action',
  publishes: 'nothing',
  about: 'What public partnerships said they would do: who, by when, and how it stands.',
  item: action,
  filters: {
    partnership: z.string().max(200).describe('Only those of the partnership with this slug.'),
    state: z.enum(states).describe('Only those that stand so.'),
  },
  list(request, { partnership, state }, stretch) {
    const asked = [
      partnership === undefined ? sql`true` : sql`p.slug = ${partnership}`,
      state === undefined ? sql`true` : sql`a.state = ${state}`,
      afterIn('a.id', stretch),
    ]
    return findActions(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findActions(request, sql`a.id::text = ${key}`, 1))[0] ?? null,
})
