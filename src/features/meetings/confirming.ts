/** Partners whose seats went beyond what they may decide are asked whether they confirm it; a decision is confirmed once everybody has who must. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Tx } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { askParty, defineMatter, withdrawRequest, withdrawUnanswered } from '../parties/index.ts'
import { type Confirmer, confirmedOn, confirmingName, findConfirmers, requestsOn } from './confirmers.queries.ts'
import { type Decision, findDecision } from './decision.queries.ts'
import { partnershipRef } from './standing.ts'

export const confirmingMatter = defineMatter({
  name: confirmingName,
  yes: 'meetings.confirming.yes',
  no: 'meetings.confirming.no',
  async answered(tx, hub, { question, today }) {
    await followConfirmation(tx, hub, question.record.id, today)
  },
})

/** Whether anybody is to confirm a decision: it was carried and stands, and is no note of a meeting that still runs. */
export function isToConfirm(
  decision: Pick<Decision, 'carried' | 'withdrawn_on' | 'guard' | 'subject_to_confirmation'>,
): boolean {
  return (
    decision.carried && decision.withdrawn_on === null && decision.guard.settled && decision.subject_to_confirmation
  )
}

/** Brings a decision in line with everybody who must confirm it: asks partners that were not asked yet, and keeps the day on which all had. */
export async function followConfirmation(tx: Tx, hub: Hub, decisionId: string, today: Day): Promise<void> {
  const decision = await findDecision(tx, decisionId)
  if (!decision) return
  const confirmers = await findConfirmers(tx, decision, today)
  if (isToConfirm(decision)) await askPartners(tx, hub, decision, confirmers, today)
  else await withdrawUnanswered(tx, confirmingMatter, decisionId, t('meetings.confirming.gone'), hub.now())
  const on = confirmedOn(await findConfirmers(tx, decision, today))
  if (on === decision.confirmed_on) return
  const confirmation_note = on === null ? '' : confirmers.map(({ who, note }) => note || who).join('; ')
  await tx
    .updateTable('decision')
    .set(eb => ({ confirmed_on: on, confirmation_note, version: eb('version', '+', 1) }))
    .where('id', '=', decisionId)
    .execute()
}

/** As `followConfirmation`, for every decision of a board that is still to be confirmed. */
export async function followConfirmations(tx: Tx, hub: Hub, boardId: string, today: Day): Promise<void> {
  const open = await tx
    .selectFrom('decision')
    .select('id')
    .where('partnership_id', '=', boardId)
    .where('subject_to_confirmation', '=', true)
    .where('confirmed_on', 'is', null)
    .where(sql<boolean>`(carried and withdrawn_on is null or exists (select from party_standing s
      where s.matter = ${confirmingName} and s.record_id = decision.id and s.party_answer_id is null))`)
    .execute()
  for (const { id } of open) await followConfirmation(tx, hub, id, today)
}

/** Asks each partner once about a decision in its words; where these changed, anew. Nobody is asked any more who need not confirm. */
async function askPartners(
  tx: Tx,
  hub: Hub,
  decision: Decision,
  confirmers: readonly Confirmer[],
  today: Day,
): Promise<void> {
  const seats = new Map<string, string[]>()
  for (const { who, organisationId } of confirmers)
    if (organisationId !== null) seats.set(organisationId, [...(seats.get(organisationId) ?? []), who])
  const asked = await requestsOn(tx, decision.id)
  for (const { id, organisationId, standing } of asked)
    if (!seats.has(organisationId) && standing === null)
      await withdrawRequest(tx, id, t('meetings.confirming.gone'), hub.now())
  for (const [organisationId, names] of seats) {
    const { text, basis, cost, matters } = decision
    const put = { seats: names, text, basis, cost, matters }
    const latest = asked.find(one => one.organisationId === organisationId)
    if (latest && isDeepStrictEqual(latest.put, put)) continue
    const values = { partnership: decision.partnership, seats: names.join(', '), day: longDay(decision.decided_on) }
    await askParty(tx, hub, confirmingMatter, {
      subject: partnershipRef(decision.partnership_id),
      organisationId,
      record: { kind: 'decision', id: decision.id },
      put,
      title: t('meetings.confirming.asked-title', values),
      question: t('meetings.confirming.asked', {
        ...values,
        text,
        basis,
        cost: cost === null ? '' : t('meetings.upward.costs', { cost: Math.round(Number(cost)) }),
      }),
      page: `/decisions/${decision.id}`,
      today,
      askedBy: null,
    })
  }
}
