/**
 * Makes in a restored copy the erasures that were made after it was taken: when it is restored, and, where the key was put back only
 * then, at the next start, before anything is served.
 */
import { nobody } from './access/access.ts'
import { writeAudit } from './db/audit.ts'
import { type Missing, missingErasures, noteMade } from './db/erasures.ts'
import type { Db, Tx } from './db/open.ts'
import type { Seal } from './db/seal.ts'
import { erasePerson } from './features/accounts/index.ts'
import { eraseWish } from './features/consultations/index.ts'
import { eraseContact, settleLate } from './features/responses/index.ts'
import { day, dayAt } from './kernel/day.ts'
import { sealOldMailboxes } from './mail/mailbox.ts'
import { t } from './web/render.ts'

/** How many erasures were made again, how many could not be (the last of the secretariat), and how many were of what the copy lacks. */
export type ErasedAgain = { readonly made: number; readonly refused: number; readonly absent: number }

/** Makes every erasure of the list that the database lacks, each in one transaction with the entry that says so. */
export async function eraseAgain(db: Db, seal: Seal, dataDir: string, now: Date): Promise<ErasedAgain> {
  const done = { made: 0, refused: 0, absent: 0 }
  const missing = await missingErasures(db, seal, dataDir)
  // Of a copy from before addresses were sealed, a person's are found by their marks like any other.
  if (missing.length > 0) await sealOldMailboxes(db, seal)
  for (const each of missing) {
    if (!each.found) done.absent++
    else if (await db.transaction().execute(tx => eraseOne(tx, seal, each, each.found!, now))) done.made++
    else done.refused++
  }
  return done
}

/** What to do about erasures that could not be made; null where there are none. */
export function sayRefused({ refused }: ErasedAgain): string | null {
  if (refused === 0) return null
  return `Not erased: ${refused}, the last of the secretariat in this copy. Give somebody else that role, then start again.`
}

const recordKinds = { contact: 'response', person: 'person', wish: 'interest', late: 'late_response' } as const

async function eraseOne(
  tx: Tx,
  seal: Seal,
  erased: Missing,
  { kind, recordId }: NonNullable<Missing['found']>,
  now: Date,
): Promise<boolean> {
  const area = await tx.selectFrom('area').select(['id', 'time_zone']).executeTakeFirstOrThrow()
  if (kind === 'contact') await eraseContact(tx, recordId, now)
  else if (kind === 'wish') await eraseWish(tx, recordId, now, day(erased.day))
  else if (kind === 'late')
    await settleLate(tx, recordId, { decision: 'out', reason: t('responses.late.decided-since'), by: null, now })
  else {
    const name = t('accounts.erase.name')
    const ended = await erasePerson(tx, seal, { personId: recordId, name, today: dayAt(now, area.time_zone), now })
    if (ended === 'last-secretariat') return false
  }
  await noteMade(tx, erased, { kind, recordId })
  await writeAudit(tx, {
    actor: nobody,
    as: 'operator',
    action: 'erasure.made-again',
    subject: { kind: 'area', id: area.id },
    record: { kind: recordKinds[kind], id: recordId },
    after: { erasedOn: erased.day },
  })
  return true
}
