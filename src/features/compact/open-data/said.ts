/** What others say of how the codes are kept, and of the codes themselves, as data: each with its answer. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../../db/day-of.ts'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { addressOf } from '../checks/subject.ts'
import { publicSubjects } from '../monitoring/public-now.queries.ts'
import { subjectField } from './findings.ts'

const said = ['confirmed', 'doubted', 'accepted', 'disputed'] as const

const view = z.object({
  id: z.uuid().describe('Lasting id of what was said.'),
  subject: subjectField,
  practice: z.string().describe('The practice that it is about.'),
  about: z
    .enum(['finding', 'departure'])
    .describe('Whether it is said of a finding, or of a reason given for departing.'),
  departure: z.uuid().describe('The departure that it is about.').nullable(),
  says: z.enum(said).describe('Of a finding: confirmed or doubted. Of a reason given: accepted or disputed.'),
  organisation: z.string().describe('The slug of the body that says it.'),
  saidOn: isoDay('The day on which it was said.'),
  reason: z.string().describe('Why it sees it otherwise.').nullable(),
  answerBy: isoDay('The day by which it is to be answered.').nullable(),
  answer: z.string().describe('The answer of whoever answers for what is judged.').nullable(),
  answeredOn: isoDay('The day of the answer.').nullable(),
  stands: z.boolean().describe('Whether it stands: not taken back, and nothing else said in its place.'),
  url: pageField,
})
type View = z.input<typeof view>

async function findViews(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<View[]> {
  const { rows } = await sql<Omit<View, 'url'>>`
    select v.id, json_build_object('kind', s.kind, 'slug', s.slug, 'name', s.name) as subject, v.practice,
      case when v.departure_id is null then 'finding' else 'departure' end as about, v.departure_id as departure, v.says,
      o.slug as organisation, v.said_on as "saidOn", v.reason, v.answer_by as "answerBy", v.answer,
      v.answered_on as "answeredOn", v.withdrawn_at is null as stands
    from finding_view v join organisation o on o.id = v.organisation_id
      join ${publicSubjects} s on s.kind = v.subject_kind and s.id = v.subject_id
    where ${where} order by v.id limit ${limit}`.execute(request.db)
  const page = ({ about }: Omit<View, 'url'>) => (about === 'finding' ? 'checks' : 'departures')
  return rows.map(row => ({ ...row, url: request.at(addressOf(row.subject, page(row))) }))
}

export const viewsResource = defineResource({
  name: 'views',
  record: 'View',
  publishes: 'nothing',
  about:
    'What bodies to which something is owed say of findings and of reasons given: that it is so, or that they see it otherwise, and the answer.',
  item: view,
  filters: {
    says: z.enum(said).describe('Only those that say this.'),
    practice: z.string().max(200).describe('Only those about this practice.'),
    organisation: z.string().max(200).describe('Only those of the organisation with this slug.'),
  },
  list(request, { says, practice, organisation }, stretch) {
    const asked = [
      says === undefined ? sql`true` : sql`v.says = ${says}`,
      practice === undefined ? sql`true` : sql`v.practice = ${practice}`,
      organisation === undefined ? sql`true` : sql`o.slug = ${organisation}`,
      afterIn('v.id', stretch),
    ]
    return findViews(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findViews(request, sql`v.id::text = ${key}`, 1))[0] ?? null,
})

const comment = z.object({
  id: z.uuid().describe('Lasting id of the comment.'),
  code: z.string().describe('The edition that it is about.'),
  clause: z.string().describe('The number of the clause; empty for the code as a whole.'),
  comment: z.string().describe('What was said. Who said it is not asked.'),
  answer: z.string().describe('What the secretariat answered.'),
  saidOn: isoDay('The day on which it was said.'),
  answeredOn: isoDay('The day on which it was answered, since when both are public.'),
  url: pageField,
})
type Comment = z.input<typeof comment>

async function findComments(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Comment[]> {
  const { rows } = await sql<Omit<Comment, 'url'>>`
    select m.id, c.edition as code, m.clause, m.comment, m.answer, ${dayOf('m.created_at')} as "saidOn",
      m.answered_on as "answeredOn"
    from code_comment m join code c on c.id = m.code_id
    where m.answered_on is not null and c.status <> 'draft' and ${where} order by m.id limit ${limit}`.execute(
    request.db,
  )
  return rows.map(row => ({ ...row, url: request.at(`/codes/${row.code}/comments`) }))
}

export const commentsResource = defineResource({
  name: 'comments',
  record: 'Comment',
  publishes: 'nothing',
  about: 'Comments on codes that were answered. One that waits for its answer is not public yet.',
  item: comment,
  filters: { code: z.string().max(200).describe('Only those on this edition.') },
  list(request, { code }, stretch) {
    const on = code === undefined ? sql`true` : sql`c.edition = ${code}`
    return findComments(request, sql`${on} and ${afterIn('m.id', stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await findComments(request, sql`m.id::text = ${key}`, 1))[0] ?? null,
})
