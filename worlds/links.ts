/** Sign-in links for the roles of a demonstration area, printed at start. */
import { nobody } from '../src/access/access.ts'
import { writeAudit } from '../src/db/audit.ts'
import type { Db } from '../src/db/open.ts'
import { makeSignInLink } from '../src/features/accounts/index.ts'
import { t } from '../src/web/render.ts'

const DAY_IN_MINUTES = 24 * 60

/** The people of the demonstration area are known by addresses that no mail can reach (RFC 2606). */
const DEMONSTRATION = '%@demo.invalid'

export type RoleLink = { readonly role: string; readonly address: string }

/** One link per demonstration person; none in an area of its own. */
export async function demonstrationLinks(db: Db, origin: string, now: Date): Promise<RoleLink[]> {
  const people = await db
    .selectFrom('person')
    .leftJoin('role_grant', 'role_grant.person_id', 'person.id')
    .where('person.email', 'like', DEMONSTRATION)
    .select(eb => [
      'person.id',
      'person.name',
      eb.fn<string>('string_agg', [eb.fn<string>('concat', ['role_grant.role']), eb.val(', ')]).as('roles'),
    ])
    .groupBy(['person.id', 'person.name', 'person.created_at'])
    .orderBy('person.created_at')
    .orderBy('person.id')
    .execute()
  const links: RoleLink[] = []
  for (const person of people) {
    const token = await makeLink(db, person.id, now)
    const roles = [...new Set((person.roles ?? '').split(', ').filter(Boolean))]
      .sort()
      .map(role => t(`operations.roles.${role}`))
    links.push({ role: `${person.name} (${roles.join(', ') || 'signed in'})`, address: `${origin}/sign-in/${token}` })
  }
  return links
}

/** A link, written in the audit: whoever starts the hub can sign in as these people. */
function makeLink(db: Db, personId: string, now: Date): Promise<string> {
  return db.transaction().execute(async tx => {
    const { id } = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
    const record = { kind: 'person', id: personId }
    const subject = { kind: 'area', id } as const
    await writeAudit(tx, { actor: nobody, as: 'operator', action: 'account.link-made', subject, record })
    return makeSignInLink(tx, personId, '/tasks', now, DAY_IN_MINUTES)
  })
}
