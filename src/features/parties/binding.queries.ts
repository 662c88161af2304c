/** Who may bind an organisation: its contacts and champions, and whoever the matter names beside them. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { Mailbox, Matter, Question } from './matter.ts'

/**
 * Everybody to be asked, each address once: contacts and champions, or else the public mailbox, and whoever the matter names beside
 * them.
 */
export async function mailboxesOf(db: Handle, matter: Matter, question: Question, today: Day): Promise<Mailbox[]> {
  const more = await alsoBinding(db, matter, question, today)
  return eachOnce([...(await contactsOf(db, question.organisationId, today)), ...more])
}

/**
 * Contacts and champions of an organisation that can be mailed. Where there is none, its own public mailbox. Addresses come from the
 * directory alone: no body can name one, and one that it brought with its membership list is not used until the secretariat has
 * looked at it.
 */
export async function contactsOf(db: Handle, organisationId: string, today: Day): Promise<Mailbox[]> {
  const roles = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.name', 'p.email'])
    .where('g.subject_kind', '=', 'organisation')
    .where('g.subject_id', '=', organisationId)
    .where('g.role', 'in', ['contact', 'champion'])
    .where('g.from_day', '<=', today)
    .where(eb => eb.or([eb('g.to_day', 'is', null), eb('g.to_day', '>=', today)]))
    .where('p.erased_at', 'is', null)
    .orderBy('g.created_at')
    .execute()
  const people = roles.flatMap(one => (one.email ? [{ ...one, email: one.email }] : []))
  if (people.length > 0) return eachOnce(people)
  const own = await seenOrganisation(db, organisationId, today)
  return own && own.email !== '' ? [{ personId: null, ...own }] : []
}

/** Days for which a new public mailbox must have stood before the organisation is asked there. */
const SETTLES = 14

/** The day from which an organisation is asked at a public mailbox that was changed on a day. */
export const settledOn = (changedOn: Day): Day => addDays(changedOn, SETTLES)

/** The public mailbox of the organisation `o` as it is asked on a day: one that was changed lately as it stood before, where there was one. */
export function settledMailbox(today: Day): RawBuilder<string> {
  return sql`case when o.email_before <> '' and o.email_changed_on > ${addDays(today, -SETTLES)}::date then o.email_before else o.email end`
}

function eachOnce(all: readonly Mailbox[]): Mailbox[] {
  return [...new Map(all.map(one => [one.email.toLowerCase(), one])).values()]
}

/** An organisation that the secretariat stands for; null for one that a body brought and that nobody has looked at yet. */
async function seenOrganisation(db: Handle, id: string, today: Day): Promise<{ name: string; email: string } | null> {
  const row = await db
    .selectFrom('organisation as o')
    .select('name')
    .select(settledMailbox(today).as('email'))
    .where('id', '=', id)
    .where(eb => eb.or([eb('proposed_in', 'is', null), eb('proposal_seen_on', 'is not', null)]))
    .executeTakeFirst()
  return row ?? null
}

/** Whom the matter names beside contacts and champions: nobody for an organisation that the body that asks brought itself and nobody has seen. */
async function alsoBinding(db: Handle, matter: Matter, question: Question, today: Day): Promise<readonly Mailbox[]> {
  if (!matter.alsoBind || (await seenOrganisation(db, question.organisationId, today)) === null) return []
  return matter.alsoBind(db, question, today)
}

/** Whether somebody signed in may answer for the organisation. */
export async function mayBind(
  db: Handle,
  matter: Matter,
  question: Question,
  actor: Actor,
  today: Day,
): Promise<boolean> {
  if (!actor.person) return false
  if (roleFor(actor, question.organisationId) !== null) return true
  const more = await alsoBinding(db, matter, question, today)
  return more.some(({ personId }) => personId === actor.person?.id)
}

/** The role in which somebody speaks for an organisation; null where they hold none. */
export function roleFor(actor: Actor, organisationId: string): 'contact' | 'champion' | null {
  const held = actor.grants.filter(({ kind, id }) => kind === 'organisation' && id === organisationId)
  return held.some(({ role }) => role === 'contact') ? 'contact' : held.length > 0 ? 'champion' : null
}
