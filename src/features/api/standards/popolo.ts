/**
 * Organisations, people in public roles, posts, memberships, meetings, motions and votes by Popolo (popoloproject.com): a partnership is
 * an organization, a seat a post in it, whoever sits there a membership on behalf of their partner, a decision a motion with its vote
 * event. Popolo has no word for a seat that votes; each vote is the seat's, told by its role.
 */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type DownloadPage, defineDownload } from '../../../web/page.ts'
import type { Resource } from '../../../web/resource.ts'
import { jsonFile, type ReadAll, readingFrom } from './records.ts'

const organisation = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  sector: z.string(),
  kind: z.string(),
  website: z.string(),
  identifiers: z.array(z.object({ scheme: z.string(), id: z.string() })),
  endedOn: z.string().nullable(),
  partOf: z.string().nullable(),
  parents: z.array(z.object({ id: z.string(), kind: z.string(), from: z.string(), until: z.string().nullable() })),
  url: z.string(),
})
const partnership = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  partners: z.array(z.object({ slug: z.string() })),
  url: z.string(),
})
const seat = z.object({
  id: z.string(),
  partnership: z.string(),
  name: z.string(),
  role: z.string(),
  organisation: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  holder: z.object({ id: z.string(), name: z.string(), since: z.string(), until: z.string().nullable() }).nullable(),
  url: z.string(),
})
const person = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(
    z.object({
      role: z.string(),
      of: z.string(),
      slug: z.string(),
      since: z.string(),
      until: z.string().nullable(),
    }),
  ),
  url: z.string(),
})
const meeting = z.object({
  id: z.string(),
  partnership: z.string(),
  on: z.string(),
  state: z.string(),
  url: z.string(),
})
const decision = z.object({
  id: z.string(),
  partnership: z.string(),
  meeting: z.string().nullable(),
  text: z.string(),
  how: z.string(),
  carried: z.boolean(),
  withdrawnOn: z.string().nullable(),
  positions: z.array(z.object({ seat: z.string(), position: z.string() })),
  url: z.string(),
})

/** The file of everything that Popolo has a class for. */
export function popoloFile(resources: readonly Resource[]): DownloadPage {
  return defineDownload({
    path: '/api/popolo.json',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    open: true,
    asks: [],
    async respond(request) {
      return jsonFile(await popoloOf(readingFrom(resources, request)))
    },
  })
}

async function popoloOf(read: ReadAll) {
  const organisations = await read('organisations', organisation)
  const partnerships = await read('partnerships', partnership)
  const seats = await read('seats', seat)
  const people = await read('people', person)
  const bodies = new Map(organisations.map(({ slug, id }) => [slug, id]))
  const boards = new Map(partnerships.map(({ slug, id }) => [slug, id]))
  return {
    organizations: [...organisations.map(organizationOf), ...partnerships.map(boardOf)],
    people: people.map(({ id, name, url }) => ({ id, name, sources: source(url) })),
    posts: seats.map(one => postOf(one, boards)),
    memberships: [
      ...organisations.flatMap(belongingsOf),
      ...partnerships.flatMap(one => partnersOf(one, bodies)),
      ...seats.flatMap(one => sittingIn(one, boards, bodies)),
      ...people.flatMap(one => championsOf(one, bodies)),
    ],
    events: (await read('meetings', meeting)).map(one => eventOf(one, boards)),
    ...motionsOf(await read('decisions', decision), boards),
  }
}

const source = (url: string) => [{ url }]

const organizationOf = (one: z.output<typeof organisation>) => ({
  id: one.id,
  name: one.name,
  other_names: one.formerNames.map(name => ({ name, note: 'Former name' })),
  identifiers: one.identifiers.map(({ scheme, id }) => ({ scheme, identifier: id })),
  classification: one.kind || one.sector,
  ...(one.endedOn === null ? {} : { dissolution_date: one.endedOn }),
  ...(one.partOf === null ? {} : { parent_id: one.partOf }),
  links: one.website === '' ? [] : [{ url: one.website, note: 'Website' }],
  sources: source(one.url),
})

const boardOf = (one: z.output<typeof partnership>) => ({
  id: one.id,
  name: one.name,
  classification: 'partnership',
  description: one.purpose,
  sources: source(one.url),
})

type Ids = ReadonlyMap<string, string>

const postOf = (one: z.output<typeof seat>, boards: Ids) => ({
  id: one.id,
  label: one.name,
  role: one.role,
  organization_id: boards.get(one.partnership) ?? null,
  start_date: one.from,
  end_date: one.to,
  sources: source(one.url),
})

const partnersOf = (one: z.output<typeof partnership>, bodies: Ids) =>
  one.partners.flatMap(({ slug }) => {
    const member = bodies.get(slug)
    if (member === undefined) return []
    return [
      {
        id: `${one.id}:${member}`,
        role: 'partner',
        member: { id: member },
        organization_id: one.id,
        sources: source(one.url),
      },
    ]
  })

/** Popolo's parent has no days: what an organisation is or was part of stands beside it as memberships with theirs. */
const belongingsOf = (one: z.output<typeof organisation>) =>
  one.parents.map(({ id, kind, from, until }) => ({
    id: `${id}:${one.id}:${from}`,
    role: kind,
    member: { id: one.id },
    organization_id: id,
    start_date: from,
    end_date: until,
    sources: source(one.url),
  }))

const sittingIn = (one: z.output<typeof seat>, boards: Ids, bodies: Ids) =>
  one.holder === null
    ? []
    : [
        {
          id: `${one.id}:${one.holder.id}`,
          label: one.name,
          role: one.role,
          person_id: one.holder.id,
          organization_id: boards.get(one.partnership) ?? null,
          post_id: one.id,
          on_behalf_of_id: one.organisation === null ? null : (bodies.get(one.organisation) ?? null),
          start_date: one.holder.since,
          end_date: one.holder.until,
          sources: source(one.url),
        },
      ]

const championsOf = (one: z.output<typeof person>, bodies: Ids) =>
  one.roles
    .filter(({ of }) => of === 'organisation')
    .map(({ role, slug, since, until }) => ({
      id: `${one.id}:${slug}`,
      role,
      person_id: one.id,
      organization_id: bodies.get(slug) ?? null,
      start_date: since,
      end_date: until,
      sources: source(one.url),
    }))

const eventOf = (one: z.output<typeof meeting>, boards: Ids) => ({
  id: one.id,
  classification: 'meeting',
  status: one.state,
  start_date: one.on,
  organization_id: boards.get(one.partnership) ?? null,
  sources: source(one.url),
})

/** A decision is a motion and the vote on it. A day is no moment: of the day the event of its meeting tells. */
function motionsOf(decisions: readonly z.output<typeof decision>[], boards: Ids) {
  const motions = decisions.map(one => ({
    id: one.id,
    organization_id: boards.get(one.partnership) ?? null,
    legislative_session_id: one.meeting,
    text: one.text,
    classification: one.how,
    result: one.withdrawnOn === null ? resultOf(one) : 'withdrawn',
    sources: source(one.url),
  }))
  const vote_events = decisions
    .filter(({ positions }) => positions.length > 0)
    .map(one => ({
      id: `${one.id}:vote`,
      motion_id: one.id,
      organization_id: boards.get(one.partnership) ?? null,
      legislative_session_id: one.meeting,
      classification: one.how,
      result: resultOf(one),
      counts: [...Map.groupBy(one.positions, ({ position }) => position)].map(([option, those]) => ({
        option,
        value: those.length,
      })),
      votes: one.positions.map(({ seat, position }) => ({
        vote_event_id: `${one.id}:vote`,
        role: seat,
        option: position,
      })),
      sources: source(one.url),
    }))
  return { motions, vote_events }
}

const resultOf = ({ carried }: { readonly carried: boolean }) => (carried ? 'pass' : 'fail')
