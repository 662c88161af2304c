/** The consultations that everybody may see, with where they stand today. */

import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { holdsWords, textHoldsWords } from '../../../db/search.ts'
import type { Day } from '../../../kernel/day.ts'

import { byName } from '../../../kernel/fold.ts'

import type { Hour } from '../../../kernel/hour.ts'
import type { Clock, CountedPeriod } from '../../../kernel/open-period.ts'

import { daysLeft, isPackOut, lengthOf, type Stage, type Standing, stageOf, standingOn } from '../timetable.ts'

/** A consultation as lists, calendars and feeds show it. */
export type Listed = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly places: string
  readonly lead: string
  readonly leadSlug: string
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly closes_at: Hour | null
  readonly decision_on: Day | null
  readonly feedback_on: Day | null
  readonly state: string
  readonly changedAt: Date
  readonly listedAt: Date
  readonly standing: Standing
  readonly stage: Stage
  readonly daysLeft: number | null
  readonly length: CountedPeriod | null
  /** Whether everybody may see its documents. */
  readonly packIsOut: boolean
}

/** What a list is narrowed to; empty text for everything. */
export type ListFilter = {
  readonly topic?: string
  readonly body?: string
  readonly place?: string
  readonly state?: string
  readonly words?: string
  readonly sort?: (typeof listSorts)[number]
}

/** The orders the list can stand in: by where they stand and their next day, by title, by when they were listed. */
export const listSorts = ['days', 'title', 'newest'] as const

const rank: Readonly<Record<Standing, number>> = { open: 0, coming: 1, closed: 2, withdrawn: 3, planning: 4 }

/** The public consultations: open ones by their close, coming ones by their opening, then the latest closed. */
export async function findListed(db: Handle, at: Clock, filter: ListFilter = {}): Promise<Listed[]> {
  let query = db
    .selectFrom('consultation')
    .innerJoin('organisation', 'organisation.id', 'consultation.lead_organisation_id')
    .select([
      'consultation.id',
      'consultation.slug',
      'consultation.title',
      'consultation.summary',
      'consultation.topic',
      'consultation.places',
      'organisation.name as lead',
      'organisation.slug as leadSlug',
      'consultation.opens_on',
      'consultation.closes_on',
      'consultation.closes_at',
      'consultation.decision_on',
      'consultation.feedback_on',
      'consultation.listed_on',
      'consultation.published_at',
      'consultation.withdrawn_at',
      'consultation.created_at',
      'consultation.state',
      sql<Date>`coalesce((select max(n.created_at) from consultation_notice n where n.consultation_id = consultation.id), consultation.published_at, consultation.created_at)`.as(
        'changedAt',
      ),
      sql<boolean>`exists (select from consultation_report r where r.consultation_id = consultation.id and r.published_at is not null)`.as(
        'told',
      ),
    ])
    .where(eb => eb.or([eb('published_at', 'is not', null), eb('listed_on', 'is not', null)]))
  if (filter.topic) query = query.where(eb => eb(eb.fn<string>('lower', ['topic']), '=', filter.topic!.toLowerCase()))
  if (filter.body) query = query.where('organisation.slug', '=', filter.body)
  if (filter.place) query = query.where(textHoldsWords(sql`consultation.places`, filter.place))
  if (filter.words) query = query.where(holdsWords('consultation', filter.words))
  const rows = await query.execute()
  const listed = rows.map(({ listed_on, published_at, withdrawn_at, created_at, told, ...row }) => {
    const dates = { ...row, listed_on, published_at }
    const standing = standingOn(dates, at)
    return {
      ...row,
      listedAt: published_at ?? created_at,
      standing,
      stage: stageOf(standing, { state: row.state, told }),
      daysLeft: daysLeft(dates, at),
      length: lengthOf(dates, at),
      packIsOut: isPackOut({ ...dates, withdrawn_at }, at),
    }
  })
  return listed
    .filter(each => !filter.state || each.standing === filter.state || each.stage === filter.state)
    .toSorted(
      filter.sort === 'title' ? (a, b) => byName(a.title, b.title) : filter.sort === 'newest' ? newestFirst : inOrder,
    )
}

function inOrder(a: Listed, b: Listed): number {
  if (a.standing !== b.standing) return rank[a.standing] - rank[b.standing]
  if (a.standing === 'open') return compare(a.closes_on, b.closes_on) || byName(a.title, b.title)
  if (a.standing === 'coming') return compare(a.opens_on ?? '9999', b.opens_on ?? '9999') || byName(a.title, b.title)
  return compare(b.closes_on, a.closes_on) || byName(a.title, b.title)
}

function newestFirst(a: Listed, b: Listed): number {
  return b.listedAt.getTime() - a.listedAt.getTime() || byName(a.title, b.title)
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}

/** What the filters offer: the topics and bodies of public consultations. */
export function filterChoices(all: readonly Listed[]): {
  topics: string[]
  bodies: { slug: string; name: string }[]
} {
  const topics = [...new Set(all.map(each => each.topic).filter(Boolean))].toSorted(byName)
  const bodies = [...new Map(all.map(each => [each.leadSlug, each.lead]))]
    .map(([slug, name]) => ({ slug, name }))
    .toSorted((a, b) => byName(a.name, b.name))
  return { topics, bodies }
}
