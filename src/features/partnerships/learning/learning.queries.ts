/** What partnerships learned: lessons with who took them home, and successes with who made them. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A lesson, and what each partner that spoke about it made of it. */
export type Lesson = {
  readonly id: string
  readonly text: string
  readonly on: Date
  readonly adoptions: readonly { readonly organisation: string; readonly adopted: boolean; readonly note: string }[]
}

/** The lessons of a partnership, the latest first. */
export async function findLessons(db: Handle, partnershipId: string): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`
    select l.id, l.text, l.created_at as on, (
      select coalesce(json_agg(json_build_object('organisation', o.name, 'adopted', a.adopted, 'note', a.note) order by o.name), '[]')
      from lesson_adoption a join partner on partner.id = a.partner_id join organisation o on o.id = partner.organisation_id
      where a.lesson_id = l.id) as adoptions
    from lesson l where l.subject_kind = 'partnership' and l.subject_id = ${partnershipId}
    order by l.created_at desc, l.id desc`.execute(db)
  return rows
}

/** A lesson of another partnership, with where it comes from. */
export type LessonElsewhere = { readonly name: string; readonly slug: string; readonly text: string }

/** Lessons of other public partnerships, for whoever asks whether to begin one: those alike first, then the latest. */
export async function findLessonsElsewhere(db: Handle, partnershipId: string, most = 5): Promise<LessonElsewhere[]> {
  const { rows } = await sql<LessonElsewhere>`
    select p.name, p.slug, told.text
    from (
      select subject_id as id, text, created_at from lesson where subject_kind = 'partnership'
      union all
      select partnership_id, lessons, created_at from partnership_ending where lessons <> '') told
    join partnership p on p.id = told.id
    where p.public and p.id <> ${partnershipId}
    order by exists (select from similar_partnership s where s.partnership_id = ${partnershipId} and s.similar_id = p.id) desc,
      told.created_at desc
    limit ${most}`.execute(db)
  return rows
}

/** A success with credit to those who made it. */
export type Success = { readonly id: string; readonly what: string; readonly credit: string; readonly happened_on: Day }

/** The successes of a partnership, the latest first. */
export function findSuccesses(db: Handle, partnershipId: string): Promise<Success[]> {
  return db
    .selectFrom('success')
    .select(['id', 'what', 'credit', 'happened_on'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('happened_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
}
