/** The log of the seal: every opening, and how many people can be and have been reached. */
import type { Handle } from '../../../db/open.ts'
import { dayAt } from '../../../kernel/day.ts'

/** An opening of a seal. */
export type Opening = {
  readonly id: string
  readonly openedAt: Date
  readonly reference: string
  readonly purpose: string
  /** The person's name now; null for work nobody asked for by hand, or for the respondent's own. */
  readonly person: string | null
  readonly label: string
  /** Whether the scan of the paper was opened, and not the contact. */
  readonly scan: boolean
}

/**
 * Every opening of a consultation's seals, the latest day first and within it by reference: most are made by the Hub the
 * moment a response comes, and their order would be the order of arrival.
 */
export async function findOpenings(db: Handle, consultationId: string, timeZone: string): Promise<Opening[]> {
  const rows: Opening[] = await db
    .selectFrom('seal_opening')
    .leftJoin('respondent_contact', 'respondent_contact.id', 'seal_opening.respondent_contact_id')
    .innerJoin('response', join =>
      join.on(eb => eb('response.id', '=', eb.fn.coalesce('seal_opening.scan_of', 'respondent_contact.response_id'))),
    )
    .leftJoin('person', 'person.id', 'seal_opening.opened_by')
    .select(['seal_opening.id', 'seal_opening.created_at as openedAt', 'response.reference', 'seal_opening.purpose'])
    .select(['person.name as person', 'seal_opening.opened_by_label as label'])
    .select(eb => eb('seal_opening.scan_of', 'is not', null).$castTo<boolean>().as('scan'))
    .where('response.consultation_id', '=', consultationId)
    .orderBy('response.reference')
    .execute()
  const dayOf = ({ openedAt }: Opening) => dayAt(openedAt, timeZone)
  return rows.toSorted((a, b) => Number(dayOf(b) > dayOf(a)) - Number(dayOf(b) < dayOf(a)))
}

/** How many responses there are, and how many of those who gave them can be and have been reached. */
export type Reached = {
  readonly responses: number
  readonly reachable: number
  readonly acknowledged: number
  readonly feedback: number
  readonly erased: number
}

/** Counts them. Withdrawn responses are left out. */
export async function countReached(db: Handle, consultationId: string): Promise<Reached> {
  const row = await db
    .selectFrom('response')
    .leftJoin('respondent_contact', 'respondent_contact.response_id', 'response.id')
    .select(eb => [
      eb.fn.countAll<number>().as('responses'),
      eb.fn.countAll<number>().filterWhere('reachable', '=', true).as('reachable'),
      eb.fn.count<number>('acknowledged_at').as('acknowledged'),
      eb.fn.count<number>('feedback_sent_at').as('feedback'),
      eb.fn.count<number>('erased_at').as('erased'),
    ])
    .where('response.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return {
    responses: Number(row.responses),
    reachable: Number(row.reachable),
    acknowledged: Number(row.acknowledged),
    feedback: Number(row.feedback),
    erased: Number(row.erased),
  }
}
