/** Who wants to be told of consultations, and who does not want to be asked at all. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import { noteErasure, type Telling } from '../../../db/erasures.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { keepMailbox } from '../../../mail/mailbox.ts'
import { AFTER_CLOSE, MONTHS, UNANSWERED } from './wish-days.ts'

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
  /** Whether it has an address of its own, and not that of a person or an organisation. */
  readonly ownAddress: boolean
  /** The last day on which that is kept, where it has one. */
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

/**
 * Whether the consultation of a wish (`interest` under this name) was over for so long on a day that its address is forgotten. One that
 * never names its close, or is never called off, counts as over when a wish of any length would be.
 */
export function isLongOver(of: 'i' | 'interest', on: Day): RawBuilder<boolean> {
  return sql<boolean>`exists (select from consultation c where c.id = ${sql.ref(`${of}.consultation_id`)}
    and coalesce(${dayOf('c.withdrawn_at')}, c.closes_on,
      (${dayOf(`${of}.confirmed_at`)} + make_interval(months => ${MONTHS}))::date) < ${addDays(on, -AFTER_CLOSE)}::date)`
}

/**
 * Erases a wish as it was on a day: its address is forgotten and nothing is sent there any more. It ends with that, unless its consultation
 * was long over: then it stays that somebody was told, and nobody can say who. The wish of a person or an organisation has no address of
 * its own, and ends.
 */
export async function eraseWish(tx: Tx, id: string, now: Date, on: Day, telling: Telling): Promise<void> {
  const wish = tx.updateTable('interest').where('id', '=', id)
  const ended = sql<Date>`coalesce(ended_at, ${now})`
  await wish
    .set({
      sealed: null,
      unsealed_email: null,
      email_mark: null,
      token_hash: null,
      kept_until: null,
      forgotten_at: now,
    })
    .set({ ended_at: sql<Date | null>`case when ${isLongOver('interest', on)} then ended_at else ${ended} end` })
    .where('person_id', 'is', null)
    .where('organisation_id', 'is', null)
    .execute()
  await wish
    .set({ ended_at: ended })
    .where(eb => eb.or([eb('person_id', 'is not', null), eb('organisation_id', 'is not', null)]))
    .execute()
  await noteErasure(tx, 'wish', id, telling)
}

/** Makes the marks of who was told of a consultation random once it was over for long: nobody can try an address on them any more. */
export async function forgetTold(tx: Tx, today: Day): Promise<void> {
  await sql`update interest_told t set email_mark = decode(replace(gen_random_uuid()::text, '-', ''), 'hex')
    from consultation c where c.id = t.consultation_id and length(t.email_mark) > 16
      and coalesce(${dayOf('c.withdrawn_at')}, c.closes_on) < ${addDays(today, -AFTER_CLOSE)}::date`.execute(tx)
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
      'interest.person_id',
      'interest.organisation_id',
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
    ownAddress: row.person_id === null && row.organisation_id === null,
    keptUntil: row.kept_until,
    lasts: row.slug === null && row.wants !== 'not-at-all',
  }
}
