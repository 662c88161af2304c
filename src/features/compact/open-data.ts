/**
 * What is open about the Compact: its codes clause by clause, who has signed them, how they are kept, and the departures explained. A
 * finding gives its verdict and its proof; the sentence beside it stands on its page.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import {
  actors,
  clauseKinds,
  practices,
  proofs,
  sides,
  strengthOf,
  strengths,
  subjectKinds,
  verdictNames,
} from '../../codes/index.ts'
import { dayOf } from '../../db/day-of.ts'
import { dayField, defineResource, type OpenRequest, pageField, type Stretch, stretchOf } from '../../web/resource.ts'
import { codeOf, type Edition, findEdition, findEditions } from './codes/editions.queries.ts'

const code = z.object({
  id: z.string().describe('The short name of the edition.'),
  title: z.string().describe('Its title.'),
  subject: z.enum(['compact', 'organisation', 'consultation', 'partnership']).describe('What it is mainly about.'),
  status: z.enum(['in-force', 'superseded']).describe('Whether it is in force.'),
  inForceFrom: dayField('The first day on which it was in force.').nullable(),
  supersededOn: dayField('The day on which another took its place, or it ended.').nullable(),
  fingerprint: z.string().describe('SHA-256 of what binds in it: the same text has the same.').nullable(),
  clauses: z
    .array(
      z.object({
        number: z.string().describe('Its number as printed, made into an address.'),
        section: z.string().describe('The number of its section.'),
        gist: z.string().describe('What it says, in plain words.'),
        actor: z.enum(actors).describe('Who owes it.'),
        kind: z.enum(clauseKinds).describe('Whether it is a duty, advice, a question, or a text that says why.'),
        strength: z.enum(strengths).describe('How strongly it asks.'),
        practices: z.array(z.string()).describe('The practices by which it is checked.'),
        url: z.url().describe('Where it is read.'),
      }),
    )
    .describe('Its clauses in order.'),
  url: pageField,
})

async function openedCode(request: OpenRequest, edition: Edition): Promise<z.input<typeof code>> {
  const text = await codeOf(request.db, edition)
  const page = request.at(`/codes/${edition.edition}`)
  return {
    id: edition.edition,
    title: edition.title,
    subject: edition.subjectKind as 'compact',
    status: edition.status as 'in-force',
    inForceFrom: edition.inForceFrom,
    supersededOn: edition.supersededOn,
    fingerprint: edition.fingerprint,
    clauses: (text?.sections ?? []).flatMap(section =>
      section.clauses.map(clause => ({
        number: clause.id,
        section: section.number,
        gist: clause.gist,
        actor: clause.actor,
        kind: clause.kind,
        strength: strengthOf([clause.kind]),
        practices: [...new Set(clause.citations.map(({ practice }) => practice))],
        url: `${page}#${clause.id}`,
      })),
    ),
    url: page,
  }
}

const codesResource = defineResource({
  name: 'codes',
  record: 'Code',
  about: 'The editions of codes that are or were in force, clause by clause in plain words.',
  item: code,
  ids: z.string().regex(/^[\w.-]+$/),
  filters: {},
  async list(request, _asked, stretch) {
    const adopted = (await findEditions(request.db)).filter(({ status }) => status !== 'draft')
    return Promise.all(
      stretchOf(adopted, ({ edition }) => edition, stretch).map(edition => openedCode(request, edition)),
    )
  },
  async one(request, key) {
    const edition = await findEdition(request.db, key)
    return edition && edition.status !== 'draft' ? openedCode(request, edition) : null
  },
})

const practice = z.object({
  id: z.string().describe('Lasting id of the practice.'),
  title: z.string().describe('A few words for it.'),
  asks: z.string().describe('What it asks, in a sentence.'),
  subject: z.enum(subjectKinds).describe('What kind of subject it is asked of.'),
  owedTo: z.enum(sides).describe('The side it is owed to, who may confirm it or see it otherwise.'),
  proof: z.enum(proofs).describe('The best proof that it can reach.'),
  version: z.int().describe('The version of its rule.'),
  standing: z
    .enum(['checked', 'promised', 'awaited'])
    .describe('Whether it is checked from records, promised by the design of the Hub, or waits for its records.'),
  url: pageField,
})

const openedPractice = (request: OpenRequest, one: (typeof practices)[number]): z.input<typeof practice> => ({
  id: one.id,
  title: one.title,
  asks: one.asks,
  subject: one.subject,
  owedTo: one.owedTo,
  proof: one.proof,
  version: one.version,
  standing: one.promise ? 'promised' : one.live ? 'checked' : 'awaited',
  url: request.at(`/practices/${one.id}`),
})

const practicesResource = defineResource({
  name: 'practices',
  record: 'Practice',
  about: 'What clauses ask for and how it is checked.',
  item: practice,
  ids: z.string().regex(/^[\w.-]+$/),
  filters: {},
  list: async (request, _asked, stretch) =>
    stretchOf(practices, ({ id }) => id, stretch).map(one => openedPractice(request, one)),
  async one(request, key) {
    const found = practices.find(({ id }) => id === key)
    return found ? openedPractice(request, found) : null
  },
})

const since = (column: ReturnType<typeof sql>, { after }: Stretch) =>
  sql`(${after}::uuid is null or ${column} > ${after}::uuid)`

const signature = z.object({
  id: z.uuid().describe('Lasting id of the signature.'),
  organisation: z.string().describe('The slug of the organisation that signed.'),
  code: z.string().describe('The edition that it signed.'),
  from: dayField('The first day on which it binds.'),
  to: dayField('The last day on which it binds.').nullable(),
  fingerprint: z.string().describe('The fingerprint of the text that was signed.').nullable(),
})

async function findSignatures({ db }: OpenRequest, where: ReturnType<typeof sql>, limit: number) {
  const { rows } = await sql<z.input<typeof signature>>`
    select s.id, o.slug as organisation, c.edition as code, s.from_day as from, s.to_day as to, s.fingerprint
    from signature s join organisation o on o.id = s.organisation_id join code c on c.id = s.code_id
    where ${where} order by s.id limit ${limit}`.execute(db)
  return rows
}

const signaturesResource = defineResource({
  name: 'signatures',
  record: 'Signature',
  about: 'Who has signed which edition of which code, and from when to when it binds.',
  item: signature,
  filters: {
    organisation: z.string().max(200).describe('Only those of the organisation with this slug.'),
    code: z.string().max(200).describe('Only those under this edition.'),
  },
  list(request, { organisation, code }, stretch) {
    const by = organisation === undefined ? sql`true` : sql`o.slug = ${organisation}`
    const under = code === undefined ? sql`true` : sql`c.edition = ${code}`
    return findSignatures(request, sql`${by} and ${under} and ${since(sql`s.id`, stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await findSignatures(request, sql`s.id::text = ${key}`, 1))[0] ?? null,
})

/** Subjects that anybody may see, by kind, id, address and name: for a query that joins them by kind and id. */
const publicSubjects = sql`(
  select 'consultation' as kind, id, slug, title as name from consultation where published_at is not null
  union all select 'partnership', id, slug, name from partnership where public
  union all select 'organisation', id, slug, name from organisation
  union all select 'compact', id, '', compact_name from area)`

const subjectField = z
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
  since: dayField('The day since which it is so.'),
  url: z.url().describe('The page on which it is told, with its reason and next step.'),
})
type Finding = z.input<typeof finding>

const checksOf = ({ kind, slug }: Finding['subject']): string =>
  kind === 'compact' ? '/compact/findings' : `/${kind}s/${slug}/checks`

async function findFindings(request: OpenRequest, where: ReturnType<typeof sql>, limit: number): Promise<Finding[]> {
  const { rows } = await sql<Omit<Finding, 'url'>>`
    select f.id, json_build_object('kind', s.kind, 'slug', s.slug, 'name', s.name) as subject, d.practice, d.parameters, f.verdict,
      f.proof, f.state = 'closed' as closed, f.practice_version as "practiceVersion", f.since
    from finding_now f join demand d on d.id = f.demand_id
      join ${publicSubjects} s on s.kind = f.subject_kind and s.id = f.subject_id
    where f.state <> 'not-asked' and ${where} order by f.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(checksOf(row.subject)) }))
}

const findingsResource = defineResource({
  name: 'findings',
  record: 'Finding',
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
      since(sql`f.id`, stretch),
    ]
    return findFindings(request, sql.join(asked, sql` and `) as ReturnType<typeof sql>, stretch.limit)
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
  publishedOn: dayField('The day on which it was published.'),
  endsOn: dayField('The last day on which it explains anything.'),
  withdrawn: z.boolean().describe('Whether it was withdrawn because the practice is kept after all.'),
  url: pageField,
})
type Departure = z.input<typeof departure>

async function findDepartures(
  request: OpenRequest,
  where: ReturnType<typeof sql>,
  limit: number,
): Promise<Departure[]> {
  const { rows } = await sql<Omit<Departure, 'url'>>`
    select d.id, json_build_object('kind', s.kind, 'slug', s.slug, 'name', s.name) as subject, d.practice, d.circumstances,
      d.reason, d.instead, d.risk, d.told, ${dayOf('d.published_at')} as "publishedOn", d.ends_on as "endsOn",
      d.withdrawn_at is not null as withdrawn
    from departure d join ${publicSubjects} s on s.kind = d.subject_kind and s.id = d.subject_id
    where ${where} order by d.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/${row.subject.kind}s/${row.subject.slug}/departures`) }))
}

const departuresResource = defineResource({
  name: 'departures',
  record: 'Departure',
  about: 'Where a body does not keep a code and has said why.',
  item: departure,
  filters: { practice: z.string().max(200).describe('Only those of this practice.') },
  list(request, { practice }, stretch) {
    const of = practice === undefined ? sql`true` : sql`d.practice = ${practice}`
    return findDepartures(request, sql`${of} and ${since(sql`d.id`, stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await findDepartures(request, sql`d.id::text = ${key}`, 1))[0] ?? null,
})

export const resources = [codesResource, practicesResource, signaturesResource, findingsResource, departuresResource]
