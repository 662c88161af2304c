/**
 * PostgreSQL refuses to run as root. Started as root, the hub gives the database to an account without rights:
 * `compact-hub` if the operator has made one, otherwise `nobody`. Nothing is added to the machine's accounts.
 */
import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** A numeric account that owns the database's files and runs its processes; null means "as whoever runs the hub". */
export type Account = { readonly uid: number; readonly gid: number } | null

/** Chooses the account: the owner of an existing cluster, otherwise by name. */
export async function chooseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(cluster).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map(line => line.split(':'))
  for (const name of ['compact-hub', 'nobody']) {
    const found = accounts.find(fields => fields[0] === name)
    const [uid, gid] = [Number(found?.[2]), Number(found?.[3])]
    if (found && uid > 0) return { uid, gid }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has no account "compact-hub" or "nobody" to run it as. Make one ' +
      '("useradd --system compact-hub"), or start the hub as an ordinary user, or set DATABASE_URL.',
  )
}

/** Refuses a data directory that the account cannot reach, and names the folder in the way. */
export async function checkReachable(directory: string, account: Account): Promise<void> {
  if (!account) return
  for (let at = path.dirname(directory); ; at = path.dirname(at)) {
    const folder = await stat(at).catch(() => null)
    const open = folder === null || (folder.mode & (folder.uid === account.uid ? 0o100 : 0o001)) !== 0
    if (!open)
      throw new Error(
        `The database cannot live in ${directory}: started by root it runs as an ordinary account, which may not enter ` +
          `${at}. Set COMPACT_HUB_DATA to a folder outside it, such as /var/lib/compact-hub.`,
      )
    if (at === path.dirname(at)) return
  }
}

/** What a program of PostgreSQL answered. */
export type Outcome = { readonly ok: boolean; readonly output: string }

/**
 * Runs one of PostgreSQL's programs as the account, in a neutral language, in a session of its own: Ctrl-C in the
 * terminal reaches the hub alone, never a start or stop half way.
 */
export function runAs(account: Account, program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
      ...account,
    })
    const said: Buffer[] = []
    child.stdout.on('data', part => said.push(part))
    child.stderr.on('data', part => said.push(part))
    child.once('error', error => resolve({ ok: false, output: error.message }))
    child.once('close', code => resolve({ ok: code === 0, output: Buffer.concat(said).toString().trim() }))
  })
}
