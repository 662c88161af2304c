/** Questions put to parties, and what was answered to each. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { SubjectKind, SubjectRef } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Question } from './matter.ts'
import { type PartyAnswer, standingOf, type Way } from './standing.ts'

/** A question as it was put, with every answer to it, the first one first. */
export type PartyRequest = Question & {
  readonly id: string
  readonly organisation: string
  readonly organisationSlug: string
  readonly organisationPhone: string
  readonly title: string
  readonly question: string
  readonly fullText: string
  readonly page: string
  readonly askedOn: Day
  readonly askedBy: string | null
  readonly answerBy: Day
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string
  /** The later question that stands in its place, which alone counts; null where it counts itself. */
  readonly replacedBy: string | null
  /** Whether the partnership that asks is over, so that nobody waits for an answer. */
  readonly over: boolean
  readonly answers: readonly PartyAnswer[]
  /** The answer that stands; null while there is none. */
  readonly standing: PartyAnswer | null
}

/** Which questions to find: any of these. */
type Wanted = {
  readonly ids?: readonly string[]
  readonly subject?: SubjectRef
  readonly organisationIds?: readonly string[]
  readonly records?: { readonly matter: string; readonly ids: readonly string[] }
}

/**
 * Whether the partnership `p` that puts a question `r`, if one does, is over. Whether somebody takes on what it left open is asked
 * beyond its end.
 */
export const asksNoMore = sql<boolean>`coalesce(p.state = 'not-formed' or (p.state = 'ended' and r.matter <> 'partnership.handover'), false)`

/** The questions wanted, the latest first. */
export async function findRequests(db: Handle, wanted: Wanted): Promise<PartyRequest[]> {
  const { ids, subject, organisationIds, records } = wanted
  const rows = await db
    .selectFrom('party_request as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('partnership as p', join =>
      join.onRef('p.id', '=', 'r.subject_id').on('r.subject_kind', '=', 'partnership'),
    )
    .selectAll('r')
    .select(asksNoMore.as('over'))
    .select(['o.name as organisation', 'o.slug as organisation_slug', 'o.phone as organisation_phone'])
    .select(
      sql<string | null>`(select l.id from party_request l where l.record_id = r.record_id and l.matter = r.matter
        and l.organisation_id = r.organisation_id and l.withdrawn_at is null and (l.created_at, l.id) > (r.created_at, r.id)
        order by l.created_at desc, l.id desc limit 1)`.as('replaced_by'),
    )
    .$if(ids !== undefined, query => query.where('r.id', 'in', orNone(ids)))
    .$if(organisationIds !== undefined, query => query.where('r.organisation_id', 'in', orNone(organisationIds)))
    .$if(subject !== undefined, query =>
      query.where('r.subject_kind', '=', subject!.kind).where('r.subject_id', '=', subject!.id),
    )
    .$if(records !== undefined, query =>
      query.where('r.matter', '=', records!.matter).where('r.record_id', 'in', orNone(records!.ids)),
    )
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  const answers = await answersTo(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const own = answers.get(row.id) ?? []
    return {
      id: row.id,
      matter: row.matter,
      subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
      organisationId: row.organisation_id,
      organisation: row.organisation,
      organisationSlug: row.organisation_slug,
      organisationPhone: row.organisation_phone,
      record: { kind: row.record_kind, id: row.record_id },
      put: values.parse(row.put),
      title: row.title,
      question: row.question,
      fullText: row.full_text,
      page: row.page,
      askedOn: row.asked_on,
      askedBy: row.asked_by,
      answerBy: row.answer_by,
      withdrawnAt: row.withdrawn_at,
      withdrawnReason: row.withdrawn_reason,
      replacedBy: row.replaced_by,
      over: row.over,
      answers: own,
      standing: standingOf(own),
    }
  })
}

/** `in ()` is no SQL: an empty list is one that nothing is in. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'
const orNone = (ids: readonly string[] | undefined): string[] => (ids && ids.length > 0 ? [...ids] : [NOWHERE])

const values = z.record(z.string(), z.unknown())
const texts = z.record(z.string(), z.string())

/** One question by its id. */
export async function findRequest(db: Handle, id: string): Promise<PartyRequest | null> {
  return (await findRequests(db, { ids: [id] }))[0] ?? null
}

/** Why a question takes no answer any more, as the end of a key of the catalogue; null where it takes one. */
export function closedBecause(request: PartyRequest): 'withdrawn' | 'replaced' | 'over' | null {
  if (request.withdrawnAt !== null) return 'withdrawn'
  if (request.replacedBy !== null) return 'replaced'
  return request.over ? 'over' : null
}

/**
 * Of each record and party the question that counts: the latest that was not withdrawn. Earlier ones and their answers are
 * history.
 */
export function latestOnly(requests: readonly PartyRequest[]): PartyRequest[] {
  const seen = new Set<string>()
  return requests.filter(({ matter, record, organisationId, withdrawnAt }) => {
    const key = `${matter} ${record.id} ${organisationId}`
    if (withdrawnAt !== null || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

async function answersTo(db: Handle, requestIds: readonly string[]): Promise<Map<string, PartyAnswer[]>> {
  const rows = await db
    .selectFrom('party_answer as a')
    .leftJoin('person', 'person.id', 'a.given_by')
    .selectAll('a')
    .select('person.name as account')
    .where('a.party_request_id', 'in', orNone(requestIds))
    .orderBy('a.created_at')
    .orderBy('a.id')
    .execute()
  const found = new Map<string, PartyAnswer[]>()
  for (const row of rows) {
    const answer = {
      id: row.id,
      agreed: row.agreed,
      comment: row.comment,
      said: texts.parse(row.said),
      way: row.way as Way,
      givenOn: row.given_on,
      givenBy: row.given_by,
      name: row.name || (row.way === 'sign-in' ? (row.account ?? '') : ''),
      role: row.role,
      fileId: row.file_id,
      at: row.created_at,
    }
    found.set(row.party_request_id, [...(found.get(row.party_request_id) ?? []), answer])
  }
  return found
}
