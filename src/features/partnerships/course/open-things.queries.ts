/** What is still open in a partnership that is about to end, and what becomes of each. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { type Day, day, longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { figuresOf, pounds } from '../consent/contribution.matter.ts'
import { findContributions } from '../money/contributions.queries.ts'

/** What needs somebody who takes it on, or a reason why it is dropped. */
export const handedOver = ['action', 'question', 'contribution', 'money', 'risk', 'records'] as const
export type HandedKind = (typeof handedOver)[number]

/** Something open that needs a receiver, in words that everybody may read. */
export type OpenThing = { readonly kind: HandedKind; readonly recordId: string; readonly what: string }

/** Whether an action came of a closed item, so that its words are for entitled seats alone. */
const ofClosedItem = sql<boolean>`exists (select from agenda_item i where i.closed and (i.id = action.source_id
  or i.id = (select d.agenda_item_id from decision d where d.id = action.source_id)))`

/** Everything still open that needs a receiver: its records always do. Words of what is not public are left out. */
export async function findOpenThings(db: Handle, partnershipId: string): Promise<OpenThing[]> {
  const actions = await db
    .selectFrom('action')
    .select(['id', 'what'])
    .select(sql<boolean>`${ofClosedItem}`.as('closed'))
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const questions = await db
    .selectFrom('written_procedure')
    .select(['id', 'asked_on'])
    .where('partnership_id', '=', partnershipId)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .execute()
  const risks = await db
    .selectFrom('risk')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .execute()
  return [
    ...actions.map(({ id, what, closed }) => ({
      kind: 'action' as const,
      recordId: id,
      what: closed ? t('partnerships.ending.closed-action') : what,
    })),
    // What is asked in writing is read by those who sit there, and by others once it is decided.
    ...questions.map(one => ({ kind: 'question' as const, recordId: one.id, what: longDay(day(one.asked_on)) })),
    ...(await openMoney(db, partnershipId)),
    // Risks are for those who sit there: that there is one is told, not what it is about.
    ...risks.map(({ id }) => ({ kind: 'risk' as const, recordId: id, what: '' })),
    { kind: 'records', recordId: partnershipId, what: '' },
  ]
}

/** What is promised and not given yet, each by itself; and what may be left of the money that was given. */
async function openMoney(db: Handle, partnershipId: string): Promise<OpenThing[]> {
  const all = await findContributions(db, partnershipId)
  const given = all.filter(({ kind, given_on }) => kind === 'money' && given_on !== null)
  const sum = given.reduce((total, { amount }) => total + Math.round((amount ?? 0) * 100), 0) / 100
  return [
    ...all
      .filter(one => one.given_on === null)
      .map(one => ({
        kind: 'contribution' as const,
        recordId: one.id,
        what: [one.organisation, one.what, figuresOf(one)].filter(Boolean).join(', '),
      })),
    ...(sum > 0 ? [{ kind: 'money' as const, recordId: partnershipId, what: pounds(sum) }] : []),
  ]
}

/** What needs nobody, because the Hub sees to it when it ends: in words. */
export async function findSeenTo(db: Handle, partnershipId: string, today: Day): Promise<string[]> {
  const meetings = await db
    .selectFrom('meeting')
    .select('held_on')
    .where('partnership_id', '=', partnershipId)
    .where('state', 'in', ['planned', 'agenda-out'])
    .where('held_on', '>=', today)
    .orderBy('held_on')
    .execute()
  const requests = await db
    .selectFrom('join_request')
    .select('asked_on')
    .where('partnership_id', '=', partnershipId)
    .where('answered_on', 'is', null)
    .execute()
  const concerns = await db
    .selectFrom('concern')
    .select('id')
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('for_secretariat', '=', false)
    .where('answered_on', 'is', null)
    .execute()
  return [
    ...meetings.map(({ held_on }) => t('partnerships.ending.kind.meeting', { what: longDay(day(held_on)) })),
    ...requests.map(({ asked_on }) => t('partnerships.ending.kind.request', { what: longDay(day(asked_on)) })),
    ...concerns.map(() => t('partnerships.ending.kind.concern')),
  ]
}

/** Something open in words. */
export function sayThing({ kind, what }: Pick<OpenThing, 'kind' | 'what'>): string {
  return t(`partnerships.ending.kind.${kind}`, { what })
}
