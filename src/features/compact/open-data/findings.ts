/**
 * How the codes are kept, as data: each finding with its verdict and its proof, and the departures explained. The sentence beside a finding
 * stands on its page alone: what its numbers may tell is decided there.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { proofs, subjectKinds, verdictNames } from '../../../codes/index.ts'
import { dayOf } from '../../../db/day-of.ts'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { addressOf } from '../checks/subject.ts'
import { publicSubjects } from '../monitoring/public-now.queries.ts'

/** What something is about, by kind, address and name. */
export const subjectField = z
  .object({
    kind: z.enum(subjectKinds).describe('What kind of subject it is.'),
    slug: z.string().describe('The last part of the address of its page; empty for the Compact itself.'),
    name: z.string().describe('Its name or title.'),
  })
  .describe('What it is about.')

const finding = z.object({
  id: z.uuid().describe('Id of the finding as it stands now.'),
  subject: subjectField,
  practice: z.string().describe('The practice that was checked.'),
  parameters: z.record(z.string(), z.unknown()).describe('What the codes set for it, such as a number of weeks.'),
  verdict: z.enum(verdictNames).describe('What was found.'),
  proof: z
    .enum(proofs)
    .describe(
      'How the Hub knows: shown by what happened in it, confirmed by the other side, or stated by the body itself.',
    )
    .nullable(),
  closed: z.boolean().describe('Whether it was closed with its subject, and stays as it is.'),
  practiceVersion: z.int().describe('The version of the rule it was judged by.'),
  since: isoDay('The day since which it is so.'),
  url: z.url().describe('The page on which it is told, with its reason and next step.'),
})
type Finding = z.input<typeof finding>

async function findFindings(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Finding[]> {
  const { rows } = await sql<Omit<Finding, 'url'>>`
    select f.id, json_build_object('kind', s.kind, 'slug', s.slug, 'name', s.name) as subject, d.practice, d.parameters, f.verdict,
      f.proof, f.state = 'closed' as closed, f.practice_version as "practiceVersion", f.since
    from finding_now f join demand d on d.id = f.demand_id
      join ${publicSubjects} s on s.kind = f.subject_kind and s.id = f.subject_id
    where f.state <> 'not-asked' and ${where} order by f.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(addressOf(row.subject, 'checks')) }))
}

export const findingsResource = defineResource({
  name: 'findings',
  record: 'Finding',
  publishes: 'nothing',
  about:
    'How the codes are kept: what was found of every public subject, and how the Hub knows. As recorded in the last night.',
  item: finding,
  filters: {
    subject: z.enum(subjectKinds).describe('Only those about subjects of this kind.'),
    slug: z.string().max(200).describe('Only those about the subject with this slug.'),
    practice: z.string().max(200).describe('Only those of this practice.'),
    verdict: z.enum(verdictNames).describe('Only those with this verdict.'),
    proof: z.enum(proofs).describe('Only those known in this way.'),
  },
  list(request, { subject, slug, practice, verdict, proof }, stretch) {
    const asked = [
      subject === undefined ? sql`true` : sql`s.kind = ${subject}`,
      slug === undefined ? sql`true` : sql`s.slug = ${slug}`,
      practice === undefined ? sql`true` : sql`d.practice = ${practice}`,
      verdict === undefined ? sql`true` : sql`f.verdict = ${verdict}`,
      proof === undefined ? sql`true` : sql`f.proof = ${proof}`,
      afterIn('f.id', stretch),
    ]
    return findFindings(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findFindings(request, sql`f.id::text = ${key}`, 1))[0] ?? null,
})

const departure = z.object({
  id: z.uuid().describe('Lasting id of the departure.'),
  subject: subjectField,
  practice: z.string().describe('The practice that is not kept.'),
  circumstances: z.string().describe('How it came to this.').nullable(),
  reason: z.string().describe('Why it is not kept.'),
  instead: z.string().describe('What is done instead.').nullable(),
  risk: z.string().describe('Which risk stays.').nullable(),
  told: z.string().describe('Who was told.').nullable(),
  publishedOn: isoDay('The day on which it was published.'),
  endsOn: isoDay('The last day on which it explains anything.'),
  withdrawn: z.boolean().describe('Whether it was withdrawn because the practice is kept after all.'),
  url: pageField,
})
type Departure = z.input<typeof departure>

async function findDepartures(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Departure[]> {
  const { rows } = await sql<Omit<Departure, 'url'>>`
    select d.id, json_build_object('kind', s.kind, 'slug', s.slug, 'name', s.name) as subject, d.practice, d.circumstances,
      d.reason, d.instead, d.risk, d.told, ${dayOf('d.published_at')} as "publishedOn", d.ends_on as "endsOn",
      d.withdrawn_at is not null as withdrawn
    from departure d join ${publicSubjects} s on s.kind = d.subject_kind and s.id = d.subject_id
    where ${where} order by d.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(addressOf(row.subject, 'departures')) }))
}

export const departuresResource = defineResource({
  name: 'departures',
  record: 'Departure',
  publishes: 'nothing',
  about: 'Where a body does not keep a code and has said why.',
  item: departure,
  filters: { practice: z.string().max(200).describe('Only those of this practice.') },
  list(request, { practice }, stretch) {
    const of = practice === undefined ? sql`true` : sql`d.practice = ${practice}`
    return findDepartures(request, sql`${of} and ${afterIn('d.id', stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await findDepartures(request, sql`d.id::text = ${key}`, 1))[0] ?? null,
})
