/** Putting the end of a partnership to its partners, with everything they are to know before they answer. */
import type { Handle, Tx } from '../../../db/open.ts'
import { t } from '../../../web/render.ts'
import type { Putting } from '../../parties/index.ts'
import type { Partnership } from '../partnership.queries.ts'
import { putChange } from './course.matter.ts'
import { findEnding, sayFate } from './ending.queries.ts'
import { putHandovers } from './handover.matter.ts'
import { findHandovers } from './handover.queries.ts'
import { findSeenTo, sayThing } from './open-things.queries.ts'
import { findSwitch, findSwitches, isAsked, keepSwitch } from './switches.queries.ts'

/** What the partners read before they answer. Once they have decided it stays; what was left empty may still be added. */
export const agreedWords = ['reason', 'outcomes', 'lessons', 'records_kept'] as const

/** Whether the partners are being asked about the end. */
export async function isPut(db: Handle, partnershipId: string): Promise<boolean> {
  return (await findSwitches(db, partnershipId)).some(one => isAsked(one) && one.value === 'ended')
}

/**
 * Asks the partners to end it, and every organisation that is to take something on whether it does. Where they are being asked
 * already, only what has changed in what they read is put to them anew. Gives whether that decided it.
 */
export async function putEnding(tx: Tx, by: Putting, partnership: Partnership): Promise<boolean> {
  const ending = (await findEnding(tx, partnership.id))!
  const asked = (await findSwitches(tx, partnership.id)).find(one => isAsked(one) && one.value === 'ended')
  if (asked)
    await tx.updateTable('partnership_switch').set({ reason: ending.reason }).where('id', '=', asked.id).execute()
  const id =
    asked?.id ??
    (await keepSwitch(tx, {
      partnershipId: partnership.id,
      value: 'ended',
      reason: ending.reason,
      today: by.today,
      by: by.actor.person!.id,
      fromDay: null,
    }))
  await putHandovers(tx, by, partnership, ending)
  const things = await findHandovers(tx, ending, by.today)
  const seenTo = await findSeenTo(tx, partnership.id, by.today)
  const details = [
    [
      t('partnerships.ending.open'),
      // How an organisation answers meanwhile is no change of what the partners are asked.
      ...things.map(({ receiver, ...one }) => {
        const named = receiver && { ...receiver, says: receiver.says === 'no' ? ('no' as const) : ('named' as const) }
        return `– ${sayThing(one)}. ${sayFate({ ...one, receiver: named })}`
      }),
    ].join('\n'),
    ...(seenTo.length === 0 ? [] : [[t('partnerships.ending.seen-to'), ...seenTo.map(one => `– ${one}`)].join('\n')]),
    ...agreedWords.flatMap(name =>
      name === 'reason' || ending[name] === ''
        ? []
        : [`${t(`partnerships.ending.${name.replace('_', '-')}`)}\n${ending[name]}`],
    ),
  ].join('\n\n')
  await putChange(tx, by, partnership, (await findSwitch(tx, id))!, details)
  return (await findSwitch(tx, id))?.from_day !== null
}
