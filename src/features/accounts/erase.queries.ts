/**
 * Erasing a person. What they did for others stays, under a name that says only that somebody was there: a decision keeps
 * its votes, a meeting its attendance, the audit its entries. What is about them alone goes.
 */
import { sql } from 'kysely'
import { noteErasure, type Telling } from '../../db/erasures.ts'
import type { Tx } from '../../db/open.ts'
import type { Seal } from '../../db/seal.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { forgetMailTo } from '../../mail/mail.ts'
import { markMailbox } from '../../mail/mailbox.ts'
import { forgetHeldFor } from '../../web/forget.ts'
import { endRolesOf } from './teams/team.queries.ts'

/** When and as what somebody is erased. */
export type Erasing = {
  readonly personId: string
  /** The name that stands in their place from now on. */
  readonly name: string
  readonly today: Day
  readonly now: Date
}

/**
 * Erases a person, unless they are the last of the secretariat, whom nobody could replace; or they are erased already. Their
 * roles and seats end with the day before.
 */
export async function erasePerson(
  tx: Tx,
  seal: Seal,
  erasing: Erasing,
  telling: Telling,
): Promise<'erased' | 'last-secretariat' | 'gone'> {
  const { personId, today } = erasing
  // Two of the secretariat who erase each other at once take turns here: one of them stays.
  await tx.selectFrom('area').select('id').forUpdate().execute()
  const person = await tx
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!person) return 'gone'
  if (await isLastSecretariat(tx, personId, today)) return 'last-secretariat'
  await forgetHeldFor(tx, personId)
  await tx.deleteFrom('sign_in_link').where('person_id', '=', personId).execute()
  await tx.deleteFrom('passkey_challenge').where('person_id', '=', personId).execute()
  await tx.deleteFrom('passkey').where('person_id', '=', personId).execute()
  await tx.deleteFrom('sign_in_identity').where('person_id', '=', personId).execute()
  await forgetInterests(tx, seal, personId, person.email)
  if (person.email !== null) await forgetMailTo(tx, person.email)
  // What somebody says does not reach them, or what they need, is about them alone; that they answered stays.
  await tx.updateTable('entry_answer').set({ comment: '' }).where('person_id', '=', personId).execute()
  await tx.updateTable('backing_link').set({ comment: '' }).where('person_id', '=', personId).execute()
  await forgetNominations(tx, personId, today)
  await endEverything(tx, personId, today)
  await maskPerson(tx, erasing)
  await noteErasure(tx, 'person', personId, telling)
  return 'erased'
}

/** What they said for an election goes; in one under way they stand no more. Who was elected once stays in its record. */
async function forgetNominations(tx: Tx, personId: string, today: Day): Promise<void> {
  await tx
    .updateTable('election_nomination as n')
    .set(eb => ({
      statement: '',
      withdrawn_on: sql<Day | null>`case when exists (select from election e where e.id = n.election_id and e.outcome is null)
        then coalesce(n.withdrawn_on, ${today}::date) else n.withdrawn_on end`,
      version: eb('n.version', '+', 1),
    }))
    .where('n.person_id', '=', personId)
    .execute()
}

/** Whether somebody is the last who holds the role of the secretariat today; nobody could give it back. Locks nothing by itself. */
export async function isLastSecretariat(tx: Tx, personId: string, today: Day): Promise<boolean> {
  const holders = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'secretariat')
    .where('from_day', '<=', today)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .execute()
  return holders.some(one => one.person_id === personId) && holders.every(one => one.person_id === personId)
}

async function forgetInterests(tx: Tx, seal: Seal, personId: string, email: string | null): Promise<void> {
  await tx
    .deleteFrom('interest')
    .where(eb =>
      eb.or([
        eb('person_id', '=', personId),
        ...(email === null ? [] : [eb('email_mark', '=', markMailbox(seal, email))]),
      ]),
    )
    .execute()
}

/** Ends roles, seats and places. A seat or place that began later than its end is taken to have lasted its first day, so that no two overlap. */
async function endEverything(tx: Tx, personId: string, today: Day): Promise<void> {
  await endRolesOf(tx, personId, today)
  const lastDay = addDays(today, -1)
  for (const table of ['holding', 'substitute', 'affiliation'] as const)
    await tx
      .updateTable(table)
      .set({ to_day: sql<Day>`greatest(from_day, ${lastDay}::date)` })
      .where('person_id', '=', personId)
      .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', lastDay)]))
      .execute()
}

async function maskPerson(tx: Tx, { personId, name, now }: Erasing): Promise<void> {
  await tx
    .updateTable('person')
    .set(eb => ({
      name,
      email: null,
      phone: '',
      preferred_channel: 'none',
      language_needs: '',
      format_needs: '',
      erased_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', personId)
    .execute()
}
