/** How much of a consultation there is: counts for its task list and its opening. */
import { sql } from 'kysely'
import { type Actor, leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { publicHolidays } from '../../../kernel/holidays.ts'
import { checkForm } from '../../../questions/check-form.ts'
import type { Area, Hub } from '../../../web/hub.ts'
import type { Consultation } from '../consultation.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { periodsOf } from '../timetable.ts'
import type { Counted } from './tasks.ts'

/**
 * Counts what belongs to a consultation, in one query beside its form. What waits of responses is counted as far as whoever asks may read
 * them: a count of all, beside the lists of what can be read, would tell how much was said in confidence.
 */
export async function takeStock(
  db: Handle,
  consultation: Consultation,
  { hub, actor, area, today }: { readonly hub: Hub; readonly actor: Actor; readonly area: Area; readonly today: Day },
): Promise<Counted> {
  const sees = leadsConsultation.allows(actor, { kind: 'consultation', id: consultation.id })
  const seen = sql`(${sees}::boolean or not r.confidential)`
  const readable = sql`r.consultation_id = ${consultation.id} and r.state <> 'withdrawn' and ${seen}`
  const form = await loadQuestionForm(db, consultation.id)
  const questions = form.sections.reduce((sum, section) => sum + section.questions.length, 0)
  const checked = questions === 0 ? null : checkForm(form)
  const count = (from: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${from})`
  const counts = await db
    .selectNoFrom([
      count(sql`pack_document where consultation_id = ${consultation.id}`).as('documents'),
      count(sql`busy_period where from_day <= ${consultation.closes_on} and to_day >= ${consultation.opens_on}`).as(
        'busyPeriods',
      ),
      count(sql`target_group where consultation_id = ${consultation.id}`).as('groups'),
      count(sql`publicity where consultation_id = ${consultation.id}`).as('publicity'),
      count(sql`format_request where consultation_id = ${consultation.id} and answered_on is null`).as(
        'formatRequestsWaiting',
      ),
      count(sql`timescale_challenge where consultation_id = ${consultation.id} and answered_on is null`).as(
        'challengesWaiting',
      ),
      count(sql`interim_review where consultation_id = ${consultation.id}`).as('interimReviews'),
      count(sql`sector_question where consultation_id = ${consultation.id}`).as('asked'),
      count(sql`invitee where consultation_id = ${consultation.id}`).as('invited'),
      count(
        sql`wording_check w join pack_document d on d.document_version_id = w.document_version_id where d.consultation_id = ${consultation.id} and w.read_on is not null`,
      ).as('worded'),
      count(sql`response r where ${readable} and r.read_at is null`).as('unread'),
      count(
        sql`point p join response r on r.id = p.response_id and ${readable} where p.consultation_id = ${consultation.id} and not exists (select from point_action a where a.point_id = p.id)`,
      ).as('undecided'),
      count(
        sql`amendment where consultation_id = ${consultation.id} and withdrawn_at is null and applied_in_version_id is null`,
      ).as('unapplied'),
      count(sql`consultation_report where consultation_id = ${consultation.id} and published_at is not null`).as(
        'reports',
      ),
      count(
        sql`respondent_contact k join response r on r.id = k.response_id and r.state <> 'withdrawn' where r.consultation_id = ${consultation.id} and k.reachable and k.erased_at is null and k.feedback_sent_at is null`,
      ).as('untold'),
      count(
        sql`explanation_request e join response r on r.id = e.response_id and ${seen} where r.consultation_id = ${consultation.id} and e.answered_at is null`,
      ).as('explanationsWaiting'),
      count(sql`evaluation where consultation_id = ${consultation.id}`).as('evaluations'),
      count(
        sql`role_grant where subject_kind = 'consultation' and subject_id = ${consultation.id} and (to_day is null or to_day >= ${today})`,
      ).as('team'),
    ])
    .executeTakeFirstOrThrow()
  const { opens_on: opens, closes_on: closes } = consultation
  const holidays = opens && closes ? publicHolidays(area.holidayCountry, opens, closes).length : 0
  return {
    consultation,
    weeks: consultation.published_at === null ? await periodsOf(db, hub, consultation.id, today) : null,
    holidays,
    questions,
    formProblems: checked && !checked.ok ? checked.problem.length : 0,
    ...counts,
    told: counts.reports > 0,
  }
}
