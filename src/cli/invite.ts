/** `compact-hub invite EMAIL [--name NAME] [--secretariat]`: makes a sign-in link, where no mail leaves or nobody can sign in yet. */
import { parseArgs } from 'node:util'
import type { Run } from '../cli.ts'
import { findPersonByEmail, grantRole, makeSignInLink } from '../features/accounts/index.ts'
import { addPerson } from '../features/operations/index.ts'
import { openInstallation } from '../installation.ts'
import { dayAt } from '../kernel/day.ts'
import { readSettings } from '../settings.ts'

const A_DAY = 24 * 60

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { name: { type: 'string' }, secretariat: { type: 'boolean' } },
  })
  const [email] = positionals
  if (!email?.includes('@')) {
    console.error('Say whom to invite: compact-hub invite name@example.org [--name "Their Name"] [--secretariat]')
    return 2
  }
  const settings = readSettings(process.env)
  const { database } = await openInstallation(settings)
  try {
    const now = new Date()
    const area = await database.db.selectFrom('area').select(['id', 'time_zone']).executeTakeFirst()
    if (!area) throw new Error('This installation is empty. Start it first: compact-hub start')
    const token = await database.db.transaction().execute(async tx => {
      const known = await findPersonByEmail(tx, email)
      const id = known?.id ?? (await addPerson(tx, { name: values.name ?? email, email }))
      if (!id) throw new Error(`${email} could not be added`)
      if (values.secretariat) {
        const subject = { kind: 'area', id: area.id } as const
        await grantRole(tx, {
          personId: id,
          role: 'secretariat',
          subject,
          from: dayAt(now, area.time_zone),
          grantedBy: null,
        })
      }
      return makeSignInLink(tx, id, '/', now, A_DAY)
    })
    console.log(`${settings.origin}/sign-in/${token}\nIt works once, for a day.`)
    return 0
  } finally {
    await database.close()
  }
}
