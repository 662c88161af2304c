/** Carrying a change of bodies out: seats go on, signatures end and the body that follows is asked, and what happened stays as it was. */
import { sql } from 'kysely'
import type { Actor } from '../../access/access.ts'
import { type AuditEntry, writeAudit } from '../../db/audit.ts'
import type { Tx } from '../../db/open.ts'
import { noteChanges, type Reach } from '../../db/put-back.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { passOnParts } from '../belonging/index.ts'
import { askToStayBound, type Bound, boundAfter, endSigning } from '../compact/index.ts'
import { endBody } from '../organisations/index.ts'
import { contactsOf, type Putting } from '../parties/index.ts'
import { leaveAll } from '../partnerships/index.ts'
import { sayChange } from './becoming.matter.ts'
import { type BodyChange, type ChangedBody, endingOf, followingOf, keepDone } from './changes.queries.ts'

/** Days in which it can be taken back. */
export const TAKEN_BACK_WITHIN = 90

/** The rows that it reaches, of whatever table; parents first. */
function reachOf(change: BodyChange): Reach[] {
  const bodies = sql`(${sql.join(change.bodies.map(({ id }) => sql`${id}::uuid`))})`
  const ending = sql`(${sql.join(endingOf(change).map(({ id }) => sql`${id}::uuid`))})`
  const boards = sql`(select p.partnership_id from partner p where p.organisation_id in ${bodies})`
  const seats = sql`(select s.id from seat s where s.partnership_id in ${boards})`
  const holdings = sql`(select h.id from holding h where h.seat_id in ${seats})`
  return [
    { table: 'organisation', where: sql`t.id in ${bodies}` },
    { table: 'belonging', where: sql`t.organisation_id in ${bodies} or t.parent_id in ${bodies}` },
    { table: 'interest', where: sql`t.organisation_id in ${bodies}` },
    { table: 'signature', where: sql`t.organisation_id in ${ending}` },
    { table: 'champion', where: sql`t.organisation_id in ${ending}` },
    { table: 'partner', where: sql`t.partnership_id in ${boards}` },
    { table: 'seat', where: sql`t.partnership_id in ${boards}` },
    { table: 'holding', where: sql`t.seat_id in ${seats}` },
    { table: 'substitute', where: sql`t.holding_id in ${holdings}` },
    { table: 'action', where: sql`t.owner_seat_id in ${seats}` },
    { table: 'role_grant', where: sql`t.subject_kind = 'partnership' and t.subject_id in ${boards}` },
  ]
}

/** Carries a change out in the name of whoever announced it. */
export async function carryOut(tx: Tx, hub: Hub, change: BodyChange, today: Day): Promise<void> {
  const area = { kind: 'area', id: (await hub.area()).id } as const
  const actor = await announcerOf(tx, change)
  const audit = (entry: Omit<AuditEntry, 'actor'>) => writeAudit(tx, { ...entry, actor, as: 'system' })
  const by: Putting = { hub, today, actor, audit }
  const heir = change.bodies.find(({ id }) => id === change.heirId) ?? null
  const because = sayChange(change)
  const codes: (Bound & { signedBy: string })[] = []
  const noted = await noteChanges(tx, reachOf(change), async () => {
    for (const body of endingOf(change)) {
      for (const code of await boundAfter(tx, body.id, change.lastDay)) codes.push({ ...code, signedBy: body.name })
      await leaveAll(tx, by, { organisationId: body.id, follower: heir, lastDay: change.lastDay, because })
      await passOnParts(tx, by, {
        ...{ organisationId: body.id, lastDay: change.lastDay, because, heirId: heir?.id ?? null },
        ending: endingOf(change).map(({ id }) => id),
      })
      await endSigning(tx, { organisationId: body.id, lastDay: change.lastDay, today, why: because })
      await endBody(tx, { id: body.id, lastDay: change.lastDay, now: hub.now(), wishesTo: heir?.id ?? null })
    }
  })
  const from = addDays(change.lastDay, 1)
  const each = [...new Map(codes.map(code => [code.id, code])).values()]
  for (const follower of followingOf(change))
    await askToStayBound(tx, by, { area, changeId: change.id, follower, from, codes: each })
  await keepDone(tx, change.id, { on: today, noted, keptUntil: addDays(today, TAKEN_BACK_WITHIN) })
  for (const body of change.bodies)
    await audit({
      action: 'organisation.change-carried-out',
      subject: { kind: 'organisation', id: body.id },
      record: { kind: 'body_change', id: change.id },
      after: { ends: body.ends, lastDay: change.lastDay },
    })
  await tellBodies(tx, hub, change, today, 'done')
}

/** Whoever announced it, with no rights of theirs: nothing is said here in the name of a body. */
async function announcerOf(tx: Tx, { announcedBy }: BodyChange): Promise<Actor> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', announcedBy)
    .executeTakeFirstOrThrow()
  return { person, grants: [] }
}

/** Mails everybody who speaks for one of the bodies, each address once. */
export async function tellBodies(
  tx: Tx,
  hub: Hub,
  change: BodyChange,
  today: Day,
  what: 'done' | 'called-off' | 'taken-back',
  why = '',
): Promise<void> {
  const told = new Set<string>()
  const tell = async (body: ChangedBody) => {
    for (const { name, email } of await contactsOf(tx, body.id, today)) {
      if (told.has(email.toLowerCase())) continue
      told.add(email.toLowerCase())
      const values = {
        name,
        why,
        says: sayChange(change),
        link: `${hub.origin}/organisations/${body.slug}/changes/${change.id}`,
      }
      const mail = { subject: t(`mergers.mail.${what}-subject`, values), body: t(`mergers.mail.${what}`, values) }
      await sendMail(tx, hub.seal, { to: email, ...mail }, { kind: 'organisation', id: body.id })
    }
  }
  for (const body of change.bodies) await tell(body)
}
