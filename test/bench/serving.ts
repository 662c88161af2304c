/** Starts and ends the measured Hub. */
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type pg from 'pg'

/** A measured Hub: where it listens, its form, and how its database is reached. */
export type Serving = {
  readonly address: string
  readonly path: string
  readonly questions: readonly string[]
  readonly database: pg.ClientConfig
}

/** Starts a Hub of its own, does the work, and ends it whatever happens. */
export async function whileServing<Found>(work: (serving: Serving) => Promise<Found>): Promise<Found> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'compact-hub-bench-'))
  // Started by root, the database runs as an ordinary account, which must be able to enter.
  await chmod(folder, 0o755)
  const program = path.join(import.meta.dirname, 'served.ts')
  const child = spawn(process.execPath, ['--no-warnings', program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  try {
    for await (const line of createInterface({ input: child.stdout })) return await work(JSON.parse(line) as Serving)
    throw new Error('The measured Hub did not start')
  } finally {
    child.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

/** A filled-in form: eight scales with comments of 200 characters, four texts of 1,000, who answers and how to reach them. */
export function filledForm(questions: readonly string[]): string {
  const words = 'we think the council should look again at buses and parking for older people and children '
  const text = (length: number) =>
    words
      .repeat(Math.ceil(length / words.length))
      .slice(0, length)
      .trim()
  const fields = new URLSearchParams({
    action: 'give',
    sector: 'community',
    contact_organisation: 'Example Residents',
    contact_email: 'residents@example.org',
    may_publish: 'yes',
    free_text: '',
  })
  for (const [at, id] of questions.entries()) {
    fields.set(`q-${id}`, at < 8 ? String(1 + (at % 5)) : text(1000))
    if (at < 8) fields.set(`q-${id}-comment`, text(200))
  }
  return fields.toString()
}
