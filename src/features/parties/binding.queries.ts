/** Who may bind an organisation: its contacts and champions, and whoever the matter names beside them. */
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Mailbox, Matter, Question } from './matter.ts'

/**
 * Everybody to be asked, each address once. Where an organisation has no contact or champion with an address, its own public
 * mailbox is asked. Addresses come from the directory alone: the body that asks cannot name one, and one that it brought with its
 * membership list is not asked until the secretariat has looked at it.
 */
export async function mailboxesOf(db: Handle, matter: Matter, question: Question, today: Day): Promise<Mailbox[]> {
  const roles = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.name', 'p.email'])
    .where('g.subject_kind', '=', 'organisation')
    .where('g.subject_id', '=', question.organisationId)
    .where('g.role', 'in', ['contact', 'champion'])
    .where('g.from_day', '<=', today)
    .where(eb => eb.or([eb('g.to_day', 'is', null), eb('g.to_day', '>=', today)]))
    .where('p.erased_at', 'is', null)
    .orderBy('g.created_at')
    .execute()
  const more = await alsoBinding(db, matter, question, today)
  const people = [...roles.flatMap(one => (one.email ? [{ ...one, email: one.email }] : [])), ...more]
  if (roles.every(({ email }) => !email)) {
    const own = await seenOrganisation(db, question.organisationId)
    if (own && own.email !== '') people.push({ personId: null, ...own })
  }
  return [...new Map(people.map(one => [one.email.toLowerCase(), one])).values()]
}

/** An organisation that the secretariat stands for; null for one that a body brought and that nobody has looked at yet. */
async function seenOrganisation(db: Handle, id: string): Promise<{ name: string; email: string } | null> {
  const row = await db
    .selectFrom('organisation')
    .select(['name', 'email'])
    .where('id', '=', id)
    .where(eb => eb.or([eb('proposed_in', 'is', null), eb('proposal_seen_on', 'is not', null)]))
    .executeTakeFirst()
  return row ?? null
}

/** Whom the matter names beside contacts and champions: nobody for an organisation that the body that asks brought itself and nobody has seen. */
async function alsoBinding(db: Handle, matter: Matter, question: Question, today: Day): Promise<readonly Mailbox[]> {
  if (!matter.alsoBind || (await seenOrganisation(db, question.organisationId)) === null) return []
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
