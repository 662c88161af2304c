/** What is open about meetings: when partnerships meet, and what they decided in the open. Nothing of a closed item is in it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { takenInTheOpen } from '../../partnerships/index.ts'

const bySlug = z.string().max(200).describe('Only those of the partnership with this slug.')

const meeting = z.object({
  id: z.uuid().describe('Lasting id of the meeting.'),
  partnership: z.string().describe('The slug of the partnership that meets.'),
  on: isoDay('The day of the meeting.'),
  startsAt: z.string().describe('When it begins, "14:00"; empty where no hour is set.'),
  endsAt: z.string().describe('When it ends; empty where no hour is set.'),
  how: z.enum(['in-person', 'online', 'both', 'written']).describe('In a room, online, both, or in writing.'),
  state: z.enum(['planned', 'agenda-out', 'held', 'cancelled']).describe('Where it stands.'),
  agenda: z
    .array(
      z.object({
        title: z.string().describe('The title of the item.'),
        keyDecision: z.boolean().describe('Whether it was announced as a key decision.'),
      }),
    )
    .describe('The open items of its agenda, once that is published.'),
  closedItems: z.int().describe('How many items are closed.'),
  speakingTurns: z
    .object({
      all: z.int().describe('How many turns to speak were counted.'),
      sector: z.int().describe('How many of them were of the voluntary, community and faith sector.'),
    })
    .describe('Turns to speak on its open items, where they were counted in a meeting that was held.')
    .nullable(),
  minutes: z
    .enum(['none', 'draft', 'approved'])
    .describe('Whether minutes are published, and whether they have been approved.'),
  url: pageField,
})
type Meeting = z.output<typeof meeting>

async function findMeetings(request: OpenRequest, where: ReturnType<typeof sql>, limit: number): Promise<Meeting[]> {
  const { rows } = await sql<Omit<Meeting, 'url'>>`
    select m.id, p.slug as partnership, m.held_on as on, m.starts_at as "startsAt", m.ends_at as "endsAt", m.how, m.state,
      coalesce((select json_agg(json_build_object('title', i.title, 'keyDecision', i.key_decision) order by i.position)
        from agenda_item i where i.meeting_id = m.id and i.state = 'accepted' and not i.closed
          and (m.agenda_published_at is not null or m.state = 'held')), '[]') as agenda,
      (select count(*)::int from agenda_item i where i.meeting_id = m.id and i.state = 'accepted' and i.closed
        and (m.agenda_published_at is not null or m.state = 'held')) as "closedItems",
      (select json_build_object('all', sum(t.turns)::int, 'sector', coalesce(sum(t.turns) filter (
          where seat.sector in ('voluntary', 'community', 'faith')), 0)::int)
        from agenda_item i join speaking_turns t on t.agenda_item_id = i.id and t.turns > 0 join seat on seat.id = t.seat_id
        where i.meeting_id = m.id and m.state = 'held' and i.state = 'accepted' and not i.closed having count(*) > 0) as "speakingTurns",
      case when m.minutes_published_at is null then 'none' when m.minutes_approved_on is null then 'draft' else 'approved' end
        as minutes
    from meeting m join partnership p on p.id = m.partnership_id
    where p.public and ${where} order by m.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/meetings/${row.id}`) }))
}

const ofPartnership = (slug: string | undefined) => (slug === undefined ? sql`true` : sql`p.slug = ${slug}`)

export const meetingsResource = defineResource({
  name: 'meetings',
  record: 'Meeting',
  publishes: 'nothing',
  about: 'The meetings of public partnerships, with their open items. Links and codes to join one are not data.',
  item: meeting,
  filters: { partnership: bySlug },
  list: (request, { partnership }, stretch) =>
    findMeetings(request, sql`${ofPartnership(partnership)} and ${afterIn('m.id', stretch)}`, stretch.limit),
  async one(request, key) {
    const [found] = await findMeetings(request, sql`m.id::text = ${key}`, 1)
    return found ?? null
  },
})

const decision = z.object({
  id: z.uuid().describe('Lasting id of the decision.'),
  partnership: z.string().describe('The slug of the partnership that took it.'),
  meeting: z.uuid().describe('The meeting it was taken in; null where it was taken in writing.').nullable(),
  on: isoDay('The day on which it was taken.'),
  text: z.string().describe('What was decided, as it was recorded.'),
  basis: z.string().describe('What it rests on.'),
  how: z.enum(['consensus', 'vote', 'written']).describe('How it was taken.'),
  carried: z.boolean().describe('Whether the motion was carried.'),
  inWriting: z
    .object({
      askedOn: isoDay('The day on which the seats were asked.'),
      closesOn: isoDay('The last day on which they could answer.'),
      why: z.string().describe('Why it was not left for a meeting.'),
    })
    .describe('When and why it was asked in writing; null where it was taken in a meeting.')
    .nullable(),
  confirmedOn: isoDay('The day on which the last of those outside who had to confirm it had done so.').nullable(),
  awaitsConfirmation: z.boolean().describe('Whether it still waits for those outside who must confirm it.'),
  withdrawnOn: isoDay('The day on which it was withdrawn because it was recorded wrongly.').nullable(),
  withdrawnBecause: z.string().describe('Why it was withdrawn; empty where it stands.'),
  positions: z
    .array(
      z.object({
        seat: z.string().describe('The name of the seat.'),
        position: z.string().describe('For, against, abstained, or otherwise.'),
        actedAs: z
          .string()
          .describe(
            'Whether the holder or a substitute spoke for it, as it was on that day; null where that was not kept.',
          )
          .nullable(),
      }),
    )
    .describe('How each seat stood.'),
  url: pageField,
})
type Decision = z.output<typeof decision>

async function findDecisions(request: OpenRequest, where: ReturnType<typeof sql>, limit: number): Promise<Decision[]> {
  const { rows } = await sql<Omit<Decision, 'url'>>`
    select decision.id, p.slug as partnership, decision.meeting_id as meeting, decision.decided_on as on, decision.text,
      decision.basis, decision.how, decision.carried,
      (select json_build_object('askedOn', w.asked_on, 'closesOn', w.closes_on, 'why', w.why_written)
        from written_procedure w where w.decision_id = decision.id) as "inWriting",
      decision.confirmed_on as "confirmedOn",
      decision.subject_to_confirmation and decision.confirmed_on is null as "awaitsConfirmation",
      decision.withdrawn_on as "withdrawnOn", decision.withdrawn_because as "withdrawnBecause",
      coalesce((select json_agg(json_build_object('seat', seat.name, 'position', position.position,
          'actedAs', (select d.acted_as from decision_seat d where d.decision_id = decision.id and d.seat_id = seat.id limit 1)) order by seat.name)
        from position join seat on seat.id = position.seat_id where position.decision_id = decision.id and position.counted), '[]') as positions
    from decision join partnership p on p.id = decision.partnership_id
    where p.public and ${takenInTheOpen} and ${where}
    order by decision.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/decisions/${row.id}`) }))
}

export const decisionsResource = defineResource({
  name: 'decisions',
  record: 'Decision',
  publishes: 'nothing',
  about: 'What public partnerships decided in the open, with how every seat stood.',
  item: decision,
  filters: { partnership: bySlug },
  list: (request, { partnership }, stretch) =>
    findDecisions(request, sql`${ofPartnership(partnership)} and ${afterIn('decision.id', stretch)}`, stretch.limit),
  async one(request, key) {
    const [found] = await findDecisions(request, sql`decision.id::text = ${key}`, 1)
    return found ?? null
  },
})
