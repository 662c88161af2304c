/** Whether an item or a paper comes late by the rules of the board, and who may allow it all the same. */
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { BoardRules } from '../../governance/rules.ts'
import { addDays, type Day, dayAt } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import type { Message } from '../../web/catalogue.ts'
import { line } from '../../web/fields.ts'
import type { Hub } from '../../web/hub.ts'
import { rulesInForce } from '../partnerships/index.ts'
import type { Meeting } from './meeting.queries.ts'
import { partnershipRef } from './standing.ts'

/** What is kept of a late item: why it was allowed, and by whom. */
export type LateColumns = {
  readonly late: boolean
  readonly late_because: string
  readonly late_allowed_by: string | null
}

/** The box in which the chair says why a late item is allowed. */
export const lateField = line({ label: 'meetings.late.label', hint: 'meetings.late.hint', max: 300, optional: true })

/** The last day on which an item comes in time; null where the rules name no notice. */
function lastDayInTime({ lateDays }: BoardRules, meeting: Meeting): Day | null {
  return lateDays === null ? null : addDays(meeting.held_on, -lateDays)
}

/** Whether somebody may put an item on an agenda today: in time anybody who prepares it, late only as the rules say. */
export async function judgeLate(
  db: Handle,
  meeting: Meeting,
  of: { readonly actor: Actor; readonly today: Day; readonly because: string },
): Promise<{ readonly ok: true; readonly columns: LateColumns } | { readonly ok: false; readonly problem: Message }> {
  const { rules } = await rulesInForce(db, meeting.partnership_id)
  const last = lastDayInTime(rules, meeting)
  if (last === null || of.today <= last)
    return { ok: true, columns: { late: false, late_because: '', late_allowed_by: null } }
  const refused = (key: string) => ({ ok: false as const, problem: { key: `meetings.late.${key}` } })
  if (rules.lateBy === 'nobody') return refused('nobody')
  const isChair = of.actor.grants.some(
    ({ role, kind, id }) => role === 'chair' && kind === 'partnership' && id === meeting.partnership_id,
  )
  if (!isChair) return refused('chair')
  if (!says(of.because)) return refused('because')
  return { ok: true, columns: { late: true, late_because: of.because, late_allowed_by: of.actor.person?.id ?? null } }
}

/** Says of the papers of a meeting whether they were sent later than its rules ask; a mere suggestion makes nothing late. */
export async function latePapers(
  db: Handle,
  hub: Hub,
  meeting: Meeting,
  { today, timeZone }: { readonly today: Day; readonly timeZone: string },
): Promise<(paper: { readonly sent_at: Date | null }) => boolean> {
  const rule = (await hub.clock(db, partnershipRef(meeting.partnership_id), today))('papers')
  const last = addDays(meeting.held_on, -rule.value)
  return ({ sent_at }) => rule.source.kind !== 'suggestion' && sent_at !== null && dayAt(sent_at, timeZone) > last
}

/** Whether an item that is put on an agenda today comes late. */
export async function comesLate(db: Handle, meeting: Meeting, today: Day): Promise<boolean> {
  const { rules } = await rulesInForce(db, meeting.partnership_id)
  const last = lastDayInTime(rules, meeting)
  return last !== null && today > last
}
