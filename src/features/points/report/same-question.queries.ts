/** The same question in other consultations, where its words and what can be answered are the same: as each report tells it. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { questionTypes } from '../../../questions/registry.ts'
import { sayForWhom } from '../../../questions/say-routing.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { loadCounts } from './counts.queries.ts'
import { type PublishedQuestion, publishedQuestions } from './counts.ts'
import { sayAnswer } from './report-content.ts'

/** A question as one report tells it. */
export type Told = {
  readonly slug: string
  readonly title: string
  readonly closedOn: Day | null
  readonly question: PublishedQuestion
}

/** Most consultations that stand side by side, the latest. */
const MOST = 12

/** Types without rows to compare: what is written in them is in no table. */
const openTypes = questionTypes.filter(({ closed }) => !closed).map(({ name }) => name)

/** Which questions of a consultation were asked in the same words in another whose report everybody can read. */
export async function askedElsewhere(db: Handle, consultationId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select q.id from question q where q.consultation_id = ${consultationId} and q.type <> all(${sql.val(openTypes)}::text[])
      and exists (${same(sql`q.id`)})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The question in every published report that tells it in the same rows, the latest first; its own consultation among them. */
export async function compareQuestion(db: Handle, id: string, t: Translate): Promise<Told[]> {
  const { rows } = await sql<Omit<Told, 'question'> & { readonly consultation: string; readonly id: string }>`
    select c.id as consultation, c.slug, c.title, c.closes_on as "closedOn", o.id
    from question o join consultation c on c.id = o.consultation_id
    where o.id = ${id} or o.id in (${same(sql`${id}::uuid`)})
    order by (o.id = ${id}) desc, c.closes_on desc, o.position limit ${MOST}`.execute(db)
  const told: Told[] = []
  for (const { consultation, id: which, ...row } of rows) {
    const form = await loadQuestionForm(db, consultation)
    const counts = await loadCounts(db, consultation, form)
    const questions = publishedQuestions(
      form,
      counts,
      (...of) => sayAnswer(...of, t),
      question => sayForWhom(form, question, t),
    )
    const question = questions.find(each => each.id === which)
    if (question) told.push({ ...row, question })
  }
  const own = told.find(({ question }) => question.id === id)
  const like = (question: PublishedQuestion) =>
    JSON.stringify(question.tables.map(({ rows }) => rows.map(r => r.label)))
  const alike = told.filter(({ question }) => own && like(question) === like(own.question))
  return alike.toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? '') || a.title.localeCompare(b.title))
}

/** Questions with the words of one, of the same type, in other consultations whose report is published with its counts. */
function same(id: ReturnType<typeof sql>) {
  return sql`select o2.id from question mine
    join question o2 on md5(o2.text) = md5(mine.text) and o2.text = mine.text and o2.type = mine.type
      and o2.consultation_id <> mine.consultation_id
    join consultation c2 on c2.id = o2.consultation_id and c2.published_at is not null and c2.reported_at is not null
      and c2.state <> 'withdrawn'
    join consultation_report r2 on r2.consultation_id = c2.id and r2.published_at is not null and r2.counts is not null
    where mine.id = ${id}`
}
