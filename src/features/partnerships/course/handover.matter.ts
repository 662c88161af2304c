/** An organisation says whether it takes on what a partnership hands over when it ends: nobody else can say that for it. */
import type { Tx } from '../../../db/open.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, type Putting, putToParty, withdrawUnanswered } from '../../parties/index.ts'
import { holdPartnership, type Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { closeActions, findEnding } from './ending.queries.ts'
import { findHandovers, keyOf } from './handover.queries.ts'
import { sayThing } from './open-things.queries.ts'
import { findReceivers, handoverName } from './receivers.queries.ts'

export const handoverMatter = defineMatter({
  name: handoverName,
  yes: 'partnerships.ending.handover-yes',
  no: 'partnerships.ending.handover-no',
  /** Once it has ended, actions follow what is said: nothing was handed over to whoever does not take it on. */
  async answered(tx, _, { question, today }) {
    await holdPartnership(tx, question.subject.id)
    const ending = await findEnding(tx, question.subject.id)
    if (!ending?.decided_on) return
    const things = await findHandovers(tx, ending, today)
    await closeActions(
      tx,
      things.filter(({ receiver }) => receiver?.id === question.record.id),
      today,
    )
  },
})

/** Asks every organisation that is named about everything it is to take on, in one question each; one that is named no longer is not asked. */
export async function putHandovers(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  ending: Parameters<typeof findHandovers>[1] & { readonly reason: string },
): Promise<void> {
  const taken = Map.groupBy(await findHandovers(tx, ending, by.today), ({ receiver }) => receiver?.id ?? null)
  for (const { id } of await findReceivers(tx, ending.id, by.today))
    if (!taken.has(id))
      await withdrawUnanswered(tx, handoverMatter, id, t('partnerships.ending.handover-moved'), by.hub.now())
  for (const [id, things] of taken) {
    const organisationId = things[0]?.receiver?.organisationId
    if (id === null || !organisationId) continue
    const values = { name: partnership.name, reason: ending.reason }
    const question = [
      t('partnerships.ending.handover-question', values),
      things.map(thing => `– ${sayThing(thing)}`).join('\n'),
    ].join('\n\n')
    const ask = {
      subject: subjectOf(partnership),
      organisationId,
      record: { kind: 'ending_receiver', id },
      put: { things: things.map(keyOf) },
      title: t('partnerships.ending.handover-title', values),
      question,
      page: addressOf(partnership),
    }
    // Whoever names their own organisation has not said yet that it takes this on.
    await putToParty(tx, by, handoverMatter, ask, { asks: true })
  }
}
