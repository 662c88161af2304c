/** What is open about partnerships: the register as data, with who sits for whom and what they are there for. */
import { z } from 'zod'
import { dayField, defineResource, type OpenRequest, pageField, stretchOf } from '../../web/resource.ts'
import { sectors } from '../organisations/index.ts'
import { findObjectives } from './objectives/objectives.queries.ts'
import { type RegisterEntry, searchRegister } from './register/register.queries.ts'
import { seatsOn } from './seats/seats-on.queries.ts'

const states = ['scoping', 'forming', 'running', 'reviewing', 'ended', 'not-formed'] as const

const partnership = z.object({
  id: z.uuid().describe('Lasting id of the partnership.'),
  slug: z.string().describe('The last part of the address of its page.'),
  name: z.string().describe('Its name.'),
  kind: z.enum(['strategic', 'task', 'network']).describe('What kind of partnership it is.'),
  state: z.enum(states).describe('Where it stands in its course.'),
  purpose: z.string().describe('What it is there for.'),
  topics: z.string().describe('Its topics, in words.'),
  places: z.string().describe('Its places, in words.'),
  partners: z
    .array(
      z.object({
        slug: z.string().describe('The last part of the address of its page.'),
        name: z.string().describe('Its name.'),
        sector: z.enum(sectors).describe('Its sector.'),
      }),
    )
    .describe('The organisations that are partners today.'),
  seats: z
    .array(
      z.object({
        id: z.uuid().describe('Lasting id of the seat.'),
        name: z.string().describe('Its name.'),
        role: z.string().describe('Chair, vice-chair, member or adviser.'),
        sector: z.enum(sectors).describe('The sector it speaks for.'),
        voting: z.boolean().describe('Whether it votes.'),
        organisation: z.string().describe('The slug of the partner behind it.').nullable(),
        holder: z.string().describe('Who sits in it today; null while it is vacant.').nullable(),
        heldSince: dayField('Since when.').nullable(),
      }),
    )
    .describe('Its seats as they are filled today.'),
  objectives: z
    .array(
      z.object({
        id: z.uuid().describe('Lasting id of the objective.'),
        text: z.string().describe('What is to be reached.'),
        dueOn: dayField('By when.').nullable(),
      }),
    )
    .describe('What it has set itself, without what was dropped.'),
  url: pageField,
})

async function opened(request: OpenRequest, entry: RegisterEntry): Promise<z.input<typeof partnership>> {
  const seats = await seatsOn(request.db, entry.id, request.today)
  const objectives = await findObjectives(request.db, entry.id)
  return {
    id: entry.id,
    slug: entry.slug,
    name: entry.name,
    kind: entry.kind,
    state: entry.state,
    purpose: entry.purpose,
    topics: entry.topics,
    places: entry.places,
    partners: [...entry.partners],
    seats: seats.map(seat => ({
      id: seat.id,
      name: seat.name,
      role: seat.role,
      sector: seat.sector,
      voting: seat.voting,
      organisation: seat.organisationSlug,
      holder: seat.holder?.name ?? null,
      heldSince: seat.holder?.since ?? null,
    })),
    objectives: objectives
      .filter(({ dropped_on }) => dropped_on === null)
      .map(({ id, text, due_on }) => ({ id, text, dueOn: due_on })),
    url: request.at(`/partnerships/${entry.slug}`),
  }
}

const partnershipsResource = defineResource({
  name: 'partnerships',
  record: 'Partnership',
  about: 'Every public partnership, those that have ended too.',
  item: partnership,
  filters: { state: z.enum(states).describe('Only partnerships that stand here today.') },
  async list(request, { state }, stretch) {
    const entries = await searchRegister(request.db, { state }, request.today)
    return Promise.all(stretchOf(entries, ({ id }) => id, stretch).map(entry => opened(request, entry)))
  },
  async one(request, key) {
    const entries = await searchRegister(request.db, {}, request.today)
    const found = entries.find(({ id, slug }) => id === key || slug === key)
    return found ? opened(request, found) : null
  },
})

export const resources = [partnershipsResource]
