/** What is open about organisations: the directory as data, with identifiers by org-id.guide. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Handle } from '../../db/open.ts'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../web/resource.ts'
import { type Above, aboveOn, belongingKinds, findAbove } from './belonging.queries.ts'
import { findFollowing, type Succession } from './ending.queries.ts'
import { sectors } from './sectors.ts'

const organisation = z.object({
  id: z.uuid().describe('Lasting id of the organisation.'),
  slug: z.string().describe('The last part of the address of its page.'),
  name: z.string().describe('Its name today.'),
  formerNames: z.array(z.string()).describe('Names that it had before.'),
  sector: z.enum(sectors).describe('The sector it belongs to.'),
  kind: z.string().describe('What kind of body it is, in words; empty where nobody said.'),
  infrastructure: z.boolean().describe('Whether it supports other organisations of its sector.'),
  serves: z.string().describe('Whom and where it serves, in words.'),
  website: z.string().describe('Its website; empty where it gave none.'),
  identifiers: z
    .array(
      z.object({
        scheme: z.string().describe('The register, by org-id.guide, such as GB-CHC.'),
        id: z.string().describe('The number within the register.'),
        orgId: z.string().describe('Both as one identifier: GB-CHC-1234567.'),
      }),
    )
    .describe('Numbers under which public registers hold it.'),
  awaitsSecretariat: z
    .boolean()
    .describe('Whether a partnership named it and the secretariat has not looked at it yet.'),
  endedOn: isoDay('The day on which it ended.').nullable(),
  followedBy: z
    .array(
      z.object({
        name: z.string().describe('The name of a body that took its place.'),
        url: z.string().describe('The address of the page of that body.'),
      }),
    )
    .describe('The bodies that took its place when it ended; none where nobody did.'),
  partOf: z.uuid().describe('The id of the organisation that it is part of today, as both have said.').nullable(),
  parents: z
    .array(
      z.object({
        id: z.uuid().describe('The id of an organisation that it is, was or will be part of.'),
        name: z.string().describe('Its name today.'),
        kind: z
          .enum(belongingKinds)
          .describe(
            'part: a department, team or service; branch: a branch or local group; owned: owned or controlled.',
          ),
        from: isoDay('The first day, or the first for which it is known.'),
        until: isoDay('The last day.').nullable(),
        url: z.string().describe('The address of the page of that organisation.'),
      }),
    )
    .describe(
      'What it is, was and will be part of, the earliest first: only what both organisations have said themselves.',
    ),
  url: pageField,
})
type Organisation = z.output<typeof organisation>
type Row = Omit<Organisation, 'url' | 'identifiers' | 'followedBy' | 'partOf' | 'parents'> & {
  readonly identifiers: { scheme: string; id: string }[]
  readonly following: readonly Succession[]
  readonly above: readonly Above[]
}

async function find(db: Handle, where: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Omit<Row, 'following' | 'above'>>`
    select o.id, o.slug, o.name, o.former_names as "formerNames", o.sector, o.kind, o.infrastructure, o.serves, o.website,
      o.ended_on as "endedOn", (o.proposed_in is not null and o.proposal_seen_on is null) as "awaitsSecretariat",
      coalesce((select json_agg(json_build_object('scheme', i.scheme, 'id', i.identifier) order by i.scheme, i.identifier)
        from organisation_identifier i where i.organisation_id = o.id), '[]') as identifiers
    from organisation o where ${where} order by o.id limit ${limit}`.execute(db)
  const following = await findFollowing(
    db,
    rows.flatMap(({ id, endedOn }) => (endedOn === null ? [] : [id])),
  )
  const above = await findAbove(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(row => ({ ...row, following: following.get(row.id) ?? [], above: above.get(row.id) ?? [] }))
}

function opened({ at, today }: OpenRequest, { identifiers, following, above, ...row }: Row): Organisation {
  return {
    ...row,
    identifiers: identifiers.map(each => ({ ...each, orgId: `${each.scheme}-${each.id}` })),
    followedBy: following.map(({ name, slug }) => ({ name, url: at(`/organisations/${slug}`) })),
    partOf: aboveOn(above, today)?.id ?? null,
    parents: above.map(({ id, name, slug, kind, from, to }) => ({
      ...{ id, name, kind, from, until: to },
      url: at(`/organisations/${slug}`),
    })),
    url: at(`/organisations/${row.slug}`),
  }
}

const organisationsResource = defineResource({
  name: 'organisations',
  record: 'Organisation',
  publishes: 'nothing',
  about: 'The organisations of the area, those that have ended too.',
  item: organisation,
  filters: { sector: z.enum(sectors).describe('Only organisations of this sector.') },
  async list(request, asked, stretch) {
    const ofSector = asked.sector ? sql`o.sector = ${asked.sector}` : sql`true`
    const rows = await find(request.db, sql`${ofSector} and ${afterIn('o.id', stretch)}`, stretch.limit)
    return rows.map(row => opened(request, row))
  },
  async one(request, key) {
    const [row] = await find(request.db, sql`o.id::text = ${key} or o.slug = ${key}`, 1)
    return row ? opened(request, row) : null
  },
})

export const resources = [organisationsResource]
