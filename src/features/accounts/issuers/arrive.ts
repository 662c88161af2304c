/** Signs in whoever an issuer sent back, in one transaction: who it is, the new way in if it is one, the session, and the record. */
import { nobody } from '../../../access/access.ts'
import { type AuditAction, writeAudit } from '../../../db/audit.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import { beginSession, freshFor } from '../../../web/session.ts'
import { findPersonByEmail } from '../sign-in.queries.ts'
import { tellOfWay } from '../tell-of-way.ts'
import type { Issuer } from './issuers.queries.ts'
import { type ByMail, type Claims, judgeComing, provedAt, type TurnedAway, vouchedMail } from './who-comes.ts'

/** Who arrives, from which issuer, in which browser. */
export type Arrival = {
  readonly issuer: Issuer
  readonly claims: Claims & { readonly iss: string; readonly sub: string }
  readonly userAgent: string
  /** True where they were asked to prove who they are. */
  readonly fresh: boolean
  readonly now: Date
}

/** The token of the session that began and whose it is, or why none did. */
export type Arrived =
  | { readonly token: string; readonly personId: string }
  | { readonly why: TurnedAway | 'not-fresh' | 'begun-before-change' }

/** Takes an arrival. */
export async function arrive(tx: Tx, hub: Hub, { issuer, claims, userAgent, fresh, now }: Arrival): Promise<Arrived> {
  // Two who arrive at once with one new subject take turns, and so does whoever switches the issuer off or sets other rules meanwhile.
  const present = await tx
    .selectFrom('sign_in_issuer')
    .select('version')
    .where('id', '=', issuer.id)
    .forUpdate()
    .executeTakeFirst()
  if (present?.version !== issuer.version) return { why: 'begun-before-change' }
  const known = await findIdentity(tx, issuer, claims)
  const mail = vouchedMail(claims, issuer.mailDomains)
  const byMail = known === null && 'email' in mail ? await findByMail(tx, issuer, claims.iss, mail.email) : null
  const coming = judgeComing(claims, issuer, known?.personId ?? null, byMail)
  if (coming.kind === 'turned-away') return { why: coming.why }
  const proved = provedAt(claims, now)
  // One that says a moment long past did not ask anew.
  if (fresh && (proved === null || now.getTime() - proved.getTime() > freshFor)) return { why: 'not-fresh' }
  const area = await hub.area()
  const write = (action: AuditAction, id: string) =>
    writeAudit(tx, {
      actor: nobody,
      action,
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id },
      after: { way: 'issuer', issuer: issuer.name },
    })
  const personId = coming.kind === 'made' ? newId() : coming.personId
  if (coming.kind === 'made') {
    await tx.insertInto('person').values({ id: personId, name: coming.name, email: coming.email }).execute()
    await write('person.added', personId)
  }
  if (known) await tx.updateTable('sign_in_identity').set({ last_used_at: now }).where('id', '=', known.id).execute()
  else {
    await keepIdentity(tx, issuer, claims, personId, now)
    await write('account.way-added', personId)
    await tellOfWay(tx, hub, personId, 'issuer-added', issuer.name)
  }
  await tx.updateTable('sign_in_issuer').set({ last_came_at: now }).where('id', '=', issuer.id).execute()
  const token = await beginSession(tx, personId, userAgent, now, hub.sessions.whole, {
    way: 'issuer',
    issuerId: issuer.id,
    provedAt: proved,
  })
  await write('account.signed-in', personId)
  return { token, personId }
}

async function findIdentity(tx: Tx, issuer: Issuer, claims: Arrival['claims']) {
  const row = await tx
    .selectFrom('sign_in_identity')
    .select(['id', 'person_id as personId'])
    .where('issuer_id', '=', issuer.id)
    .where('address', '=', claims.iss)
    .where('subject', '=', claims.sub)
    .executeTakeFirst()
  return row ?? null
}

/** The person with a mail address. One whom the issuer knows under another subject is somebody else: the address went to a new owner. */
async function findByMail(tx: Tx, issuer: Issuer, iss: string, email: string): Promise<ByMail | null> {
  const person = await findPersonByEmail(tx, email)
  if (!person) return null
  const other = await tx
    .selectFrom('sign_in_identity')
    .select('id')
    .where('person_id', '=', person.id)
    .where('issuer_id', '=', issuer.id)
    .where('address', '=', iss)
    .where('client_id', '=', issuer.clientId)
    .executeTakeFirst()
  return { id: person.id, knownAsAnother: other !== undefined }
}

async function keepIdentity(
  tx: Tx,
  issuer: Issuer,
  claims: Arrival['claims'],
  personId: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('sign_in_identity')
    .values({
      id: newId(),
      created_at: now,
      issuer_id: issuer.id,
      address: claims.iss,
      client_id: issuer.clientId,
      subject: claims.sub,
      person_id: personId,
      last_used_at: now,
    })
    .execute()
}
