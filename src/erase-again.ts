/**
 * Makes in a restored copy the erasures that were made after it was taken: when it is restored, and, where the key was put back only
 * then, at the next start, before anything is served.
 */
import { bySystem, type Erasable, type Missing, missingErasures, noteErasure, type Telling } from './db/erasures.ts'
import { forgetContact } from './db/forget-contacts.ts'
import type { Db, Tx } from './db/open.ts'
import type { Seal } from './db/seal.ts'
import { erasePerson } from './features/accounts/index.ts'
import { forgetReader } from './features/acknowledging/index.ts'
import { eraseWish } from './features/consultations/index.ts'
import { eraseContact, forgetDraftContact, forgetLateContact, settleLate } from './features/responses/index.ts'
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

type Again = {
  readonly seal: Seal
  readonly id: string
  readonly day: string
  readonly now: Date
  readonly telling: Telling
}

/** How each kind is erased in a copy; false where it cannot be. Each tells its entry itself. */
const again: Readonly<Record<Erasable, (tx: Tx, erased: Again) => Promise<boolean>>> = {
  contact: (tx, { id, now, telling }) => done(eraseContact(tx, id, now, telling)),
  async person(tx, { seal, id, now, telling }) {
    const { time_zone } = await tx.selectFrom('area').select('time_zone').executeTakeFirstOrThrow()
    const erasing = { personId: id, name: t('accounts.erase.name'), today: dayAt(now, time_zone), now }
    return (await erasePerson(tx, seal, erasing, telling)) !== 'last-secretariat'
  },
  wish: (tx, { id, now, day: on, telling }) => done(eraseWish(tx, id, now, day(on), telling)),
  late: (tx, { id, now, telling }) =>
    done(settleLate(tx, id, { decision: 'out', reason: t('responses.late.decided-since'), by: null, now }, telling)),
  async 'late-contact'(tx, { seal, id, telling }) {
    await forgetLateContact(tx, seal, id)
    await noteErasure(tx, 'late-contact', id, telling)
    return true
  },
  async 'draft-contact'(tx, { seal, id, telling }) {
    await forgetDraftContact(tx, seal, id)
    await noteErasure(tx, 'draft-contact', id, telling)
    return true
  },
  format: (tx, { id, now, telling }) => done(forgetContact(tx, 'format', id, now, telling)),
  'code-format': (tx, { id, now, telling }) => done(forgetContact(tx, 'code-format', id, now, telling)),
  concern: (tx, { id, now, telling }) => done(forgetContact(tx, 'concern', id, now, telling)),
  staff: (tx, { id, telling }) => done(forgetReader(tx, id, telling)),
  join: (tx, { id, now, telling }) => done(forgetContact(tx, 'join', id, now, telling)),
}

async function done(work: Promise<void>): Promise<boolean> {
  await work
  return true
}

async function eraseOne(
  tx: Tx,
  seal: Seal,
  erased: Missing,
  { kind, recordId }: NonNullable<Missing['found']>,
  now: Date,
): Promise<boolean> {
  const area = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const telling: Telling = {
    action: 'erasure.made-again',
    as: 'operator',
    subject: { kind: 'area', id: area.id },
    after: { erasedOn: erased.day },
    listed: erased,
    write: bySystem(tx),
  }
  return again[kind](tx, { seal, id: recordId, day: erased.day, now, telling })
}
