/**
 * Rights given and ended, by hand or with a seat. Whom they concern is told by mail, in the same transaction: whoever gets or loses one, those who run
 * the subject, the body that leads it, and where the secretariat gives one to itself the rest of the secretariat. Nobody is told of
 * what they did themselves.
 */
import type { Role, SubjectRef } from '../../access/access.ts'
import type { Tx } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import { whomRightsConcern } from '../../mail/whose.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { grantRole } from './teams/team.queries.ts'

/** A right as it is given or ended. */
export type RightChange = {
  readonly personId: string
  readonly role: Role
  readonly subject: SubjectRef
  /** What readers call the subject. */
  readonly name: string
  /** Who changes it; without an id where a body said it by a link that it was mailed. */
  readonly by: { readonly id: string | null; readonly name: string; readonly email: string | null }
  readonly today: Day
  /** The day from which it is so, where that is not today. */
  readonly from?: Day
  /** True where the person gets a mail of its own that says what to do with it. */
  readonly personTold?: true
}

/** Gives a role from today on and tells whom it concerns; gives its id, or null where the person holds it already. */
export async function giveRole(tx: Tx, hub: Hub, change: RightChange): Promise<string | null> {
  const { personId, role, subject, today, by } = change
  const id = await grantRole(tx, { personId, role, subject, from: today, grantedBy: by.id })
  if (id) await tellRights(tx, hub, change, 'given')
  return id
}

/** Tells whom it concerns that a role was given or ended. */
export async function tellRights(tx: Tx, hub: Hub, change: RightChange, act: 'given' | 'ended'): Promise<void> {
  const { personId, role, subject, name, by, today, personTold } = change
  const area = await hub.area()
  const person = await tx
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const concerned = new Map<string, string>()
  const tell = (email: string | null) => email && concerned.set(email.toLowerCase(), email)
  for (const email of await whomRightsConcern(tx, subject, today)) tell(email)
  if (by.id === personId)
    for (const email of await whomRightsConcern(tx, { kind: 'area', id: area.id }, today)) tell(email)
  tell(person.email)
  if (personTold && person.email) concerned.delete(person.email.toLowerCase())
  if (by.email) concerned.delete(by.email.toLowerCase())
  const words = {
    by: by.name,
    person: person.name,
    role: t(`operations.roles.${role}`),
    name,
    compact: area.compactName,
    from: change.from === undefined || change.from === today ? t('accounts.rights.today') : longDay(change.from),
  }
  for (const email of concerned.values())
    await sendMail(
      tx,
      hub.seal,
      { to: email, subject: t(`accounts.rights.subject-${act}`, words), body: t(`accounts.rights.body-${act}`, words) },
      subject,
    )
}
