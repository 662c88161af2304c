/** Who wants to be told of consultations, and who does not want to be asked at all. */
import { createHash } from 'node:crypto'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { keepMailbox } from '../../../mail/mailbox.ts'
import { UNANSWERED } from './wish-days.ts'

/** What somebody wants: to be told when one opens, already when one is announced, or never to be asked. */
export const wishes = ['told', 'early', 'not-at-all'] as const
export type Wish = (typeof wishes)[number]

/** What it covers: one consultation, every one on its topic, or every one. */
export const scopes = ['this', 'topic', 'all'] as const
export type Scope = (typeof scopes)[number]

export type Interest = {
  readonly id: string
  readonly wants: Wish
  readonly topic: string
  readonly consultation: { readonly slug: string; readonly title: string } | null
  readonly confirmed: boolean
  readonly ended: boolean
  /** The last day on which its address is kept, where it has one of its own. */
  readonly keptUntil: Day | null
  /** Whether it may be kept for longer: nearly over, and of every consultation or a topic. */
  readonly lasts: boolean
}

/**
 * The key of a link to an interest. It is made anew from the id with the key that lives outside the database, so that
 * every mail can carry it and the database alone cannot tell it.
 */
export function interestKey(seal: Seal, id: string): string {
  return seal.mark(id, 'interest link').toString('base64url')
}

function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

export type NewInterest = {
  readonly personId: string | null
  readonly email: string
  readonly wants: Wish
  readonly topic: string
  readonly consultationId: string | null
  readonly confirmedAt: Date | null
  readonly today: Day
}

/** Keeps an interest and gives its id. It counts once it is confirmed. */
export async function addInterest(tx: Tx, seal: Seal, of: NewInterest): Promise<string> {
  const id = newId()
  await tx
    .insertInto('interest')
    .values({
      id,
      person_id: of.personId,
      ...(of.personId === null ? keepMailbox(seal, id, of.email, of.wants) : {}),
      kept_until: of.personId === null ? addDays(of.today, UNANSWERED) : null,
      wants: of.wants,
      topic: of.topic,
      consultation_id: of.consultationId,
      token_hash: hashKey(interestKey(seal, id)),
      confirmed_at: of.confirmedAt,
    })
    .execute()
  return id
}

/** Forgets the address of a wish, which ends with it: nothing is sent there any more, and nobody can say whose it was. */
export async function eraseWish(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('interest')
    .set(eb => ({
      sealed: null,
      unsealed_email: null,
      email_mark: null,
      token_hash: null,
      kept_until: null,
      forgotten_at: now,
      ended_at: eb.fn.coalesce('ended_at', eb.val(now)),
    }))
    .where('id', '=', id)
    .where('person_id', 'is', null)
    .where('organisation_id', 'is', null)
    .execute()
}

/** The interest that a link leads to, or null. */
export async function findInterest(db: Handle, key: string): Promise<Interest | null> {
  const row = await db
    .selectFrom('interest')
    .leftJoin('consultation', 'consultation.id', 'interest.consultation_id')
    .select([
      'interest.id',
      'interest.wants',
      'interest.topic',
      'interest.confirmed_at',
      'interest.ended_at',
      'interest.kept_until',
      'consultation.slug',
      'consultation.title',
    ])
    .where('token_hash', '=', hashKey(key))
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    wants: row.wants,
    topic: row.topic,
    consultation: row.slug === null ? null : { slug: row.slug, title: row.title ?? '' },
    confirmed: row.confirmed_at !== null,
    ended: row.ended_at !== null,
    keptUntil: row.kept_until,
    lasts: row.slug === null && row.wants !== 'not-at-all',
  }
}
