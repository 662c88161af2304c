/** The rehearsal of a consultation: which there is, and how many are left that nobody uses. */
import { randomBytes } from 'node:crypto'
import { newId } from '../../../db/ids.ts'
import type { Db, Handle, Tx } from '../../../db/open.ts'
import { dropRehearsalIn } from '../../../db/rehearsal/schema.ts'
import type { Seal } from '../../../db/seal.ts'
import { openMail } from '../../../mail/mail.ts'

export type RehearsalRow = { readonly id: string; readonly key: string; readonly days: number; readonly since: Date }

/** The rehearsal of a consultation; null where there is none. */
export async function findRehearsalOf(db: Handle, consultationId: string): Promise<RehearsalRow | null> {
  const row = await db
    .selectFrom('rehearsal')
    .select(['id', 'key', 'days', 'created_at as since'])
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return row ?? null
}

/** A key that nobody guesses: whoever has it can try the consultation. */
export function newKey(): string {
  return randomBytes(12).toString('hex')
}

/** Notes a rehearsal; false where another was begun meanwhile. */
export async function noteRehearsal(
  tx: Tx,
  of: { readonly consultationId: string; readonly key: string; readonly by: string | null; readonly now: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('rehearsal')
    .values({
      id: newId(),
      created_at: of.now,
      consultation_id: of.consultationId,
      key: of.key,
      begun_by: of.by,
      used_at: of.now,
    })
    .onConflict(on => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Wipes a rehearsal with everything in it. */
export async function wipeRehearsal(tx: Tx, { id, key }: { readonly id: string; readonly key: string }): Promise<void> {
  await tx.deleteFrom('rehearsal').where('id', '=', id).execute()
  await dropRehearsalIn(tx, key)
}

/** What has happened in a rehearsal so far. */
export type SoFar = {
  readonly responses: number
  readonly points: number
  readonly state: string
  readonly mail: readonly { readonly subject: string; readonly count: number }[]
}

/** Mails that are looked through for what they are about. */
const MOST_MAIL = 300

/** Counts in the tables of a rehearsal. */
export async function countRehearsed(db: Db, seal: Seal): Promise<SoFar> {
  const counted = await db
    .selectNoFrom(eb => [
      eb.selectFrom('response').select(eb.fn.countAll<number>().as('n')).as('responses'),
      eb.selectFrom('point').select(eb.fn.countAll<number>().as('n')).as('points'),
      eb
        .selectFrom('consultation')
        .innerJoin('role_grant', 'role_grant.subject_id', 'consultation.id')
        .select('consultation.state')
        .limit(1)
        .as('state'),
    ])
    .executeTakeFirstOrThrow()
  // Nobody real is written to in a rehearsal: what its mail is about may be read.
  const mail = await db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').limit(MOST_MAIL).execute()
  const bySubject = Map.groupBy(mail, each => openMail(seal, each).subject)
  return {
    responses: Number(counted.responses),
    points: Number(counted.points),
    state: counted.state ?? 'planned',
    mail: [...bySubject].map(([subject, { length: count }]) => ({ subject, count })),
  }
}
