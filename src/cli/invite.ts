/** `compact-hub invite EMAIL [--name NAME] [--secretariat] [--any-way]`: makes a sign-in link, where no mail leaves or nobody can sign in yet;
 * `--any-way` lets the secretariat sign in without its passkeys again. */
import { parseArgs } from 'node:util'
import { nobody } from '../access/access.ts'
import { type AuditAction, writeAudit } from '../db/audit.ts'
import type { Tx } from '../db/open.ts'
import { addPerson, findPersonByEmail, grantRole, liftRule, makeSignInLink } from '../features/accounts/index.ts'
import { openInstallation } from '../installation.ts'
import { dayAt } from '../kernel/day.ts'
import { readSettings } from '../settings.ts'
import { readAddress } from '../web/mail-address.ts'
import type { Run } from './usage.ts'

const A_DAY = 24 * 60

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { name: { type: 'string' }, secretariat: { type: 'boolean' }, 'any-way': { type: 'boolean' } },
  })
  const email = readAddress(positionals[0] ?? '')
  if (email === null) {
    console.error('Say whom to invite: compact-hub invite name@example.org [--name "Their Name"] [--secretariat]')
    return 2
  }
  const settings = readSettings(process.env)
  const { database } = await openInstallation(settings)
  try {
    const now = new Date()
    const area = await database.db.selectFrom('area').select(['id', 'time_zone']).executeTakeFirst()
    if (!area) throw new Error('This installation is empty. Start it first: compact-hub start')
    const made = await database.db.transaction().execute(tx =>
      invite(tx, {
        email,
        name: values.name ?? email,
        secretariat: values.secretariat ?? false,
        anyWay: values['any-way'] ?? false,
        area,
        now,
      }),
    )
    console.log(
      made.added
        ? `Nobody here had the address ${email}: ${made.name} was added.`
        : `For ${made.name}, who is known here.`,
    )
    console.log(`${settings.origin}/sign-in/${made.token}\nIt works once, for a day.`)
    return 0
  } finally {
    await database.close()
  }
}

type Invitation = {
  readonly email: string
  readonly name: string
  readonly secretariat: boolean
  /** Whether the secretariat may sign in any way again. */
  readonly anyWay: boolean
  readonly area: { readonly id: string; readonly time_zone: string }
  readonly now: Date
}

type Made = { readonly token: string; readonly name: string; readonly added: boolean }

/**
 * Makes the person, the role and the link that are missing, each written in the audit; gives the token of the link, and whose it
 * is: a mistyped address would otherwise make somebody new without a word.
 */
async function invite(tx: Tx, { email, name, secretariat, anyWay, area, now }: Invitation): Promise<Made> {
  const subject = { kind: 'area', id: area.id } as const
  const write = (action: AuditAction, kind: string, id: string, after?: Record<string, unknown>) =>
    writeAudit(tx, { actor: nobody, as: 'operator', action, subject, record: { kind, id }, after: after ?? null })
  const known = await findPersonByEmail(tx, email)
  const personId = known?.id ?? (await addPerson(tx, { name, email }))
  if (!personId) throw new Error(`${email} could not be added`)
  if (!known) await write('person.added', 'person', personId)
  if (secretariat) {
    const from = dayAt(now, area.time_zone)
    const grant = await grantRole(tx, { personId, role: 'secretariat', subject, from, grantedBy: null })
    if (grant) await write('role.granted', 'role_grant', grant, { person: personId, role: 'secretariat' })
  }
  if (anyWay && (await liftRule(tx)))
    await write('sign-in.rules-changed', 'area', area.id, { secretariat_way: 'any', seals_way: 'any' })
  await write('account.link-made', 'person', personId)
  const token = await makeSignInLink(tx, personId, '/', now, A_DAY)
  return { token, name: known?.name ?? name, added: !known }
}
