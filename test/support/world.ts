/**
 * The demonstration area as tests use it: built by its own builder at a fixed moment, once for all that run on one server
 * with the same sources; each file of tests has a copy of its own.
 */
import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { type App, buildApp } from '../../src/app.ts'
import { sealOf } from '../../src/db/seal.ts'
import type { LogSettings } from '../../src/web/log.ts'
import { beginSession, sessionCookie } from '../../src/web/session.ts'
import { layRest } from '../../worlds/area.ts'
import { endTheYear, tellStories } from '../../worlds/demonstration.ts'
import { byHand } from '../../worlds/hand.ts'
import { browse, type Visitor } from '../../worlds/visitor.ts'
import { filledDatabase } from './database.ts'
import type { Told } from './pool.ts'

export type World = App & {
  readonly now: Date
  /** The database it stands in, for a second server. */
  readonly database: Parameters<typeof buildApp>[0]['database']
  /** Codes that people of the area hold. */
  readonly codes: Awaited<ReturnType<typeof tellStories>>
  readonly faults: unknown[]
  /** Sign-in cookie of a person, by the part of their address before the @; none for nobody. */
  readonly cookieOf: (name: string | null) => Promise<string>
  readonly visitor: (name: string | null) => Promise<Visitor>
  readonly close: () => Promise<void>
}

/** Builds the core of the demonstration area as it stands at noon of 16 March 2026, or the whole of it. */
export async function buildWorld(
  origin = 'http://hub.test',
  parts: 'core' | 'area' = 'core',
  log: LogSettings | null = null,
): Promise<World> {
  const now = new Date('2026-03-16T12:00:00Z')
  const { database, kept } = await filledDatabase(
    sources(),
    async database => {
      const key = randomBytes(32)
      return { key: key.toString('hex'), codes: await byHand({ database, seal: sealOf(key) }, now, tellStories) }
    },
    {
      key: parts,
      async fill(database, before) {
        const place = { database, seal: sealOf(Buffer.from(before.key, 'hex')) }
        await byHand(place, now, parts === 'area' ? hand => layRest(hand, () => undefined) : endTheYear)
        return before
      },
    },
  )
  // Others that wait for it need not build it as well.
  process.send?.({ told: 'built' } satisfies Told)
  const { codes } = kept
  const seal = sealOf(Buffer.from(kept.key, 'hex'))
  const faults: unknown[] = []
  // How long what was opened stays in view is counted in real time, and the area may have been built a while ago: it is opened anew.
  await sql`
    insert into seal_opening (id, respondent_contact_id, scan_of, opened_by, opened_by_label, purpose)
    select gen_random_uuid(), respondent_contact_id, scan_of, opened_by, opened_by_label, purpose
    from seal_opening where opened_by is not null`.execute(database.db)
  // Tests that read everything there is do not wait for the pace of a caller.
  const quick = { openPace: 1_000_000 }
  const report = (error: unknown) => faults.push(error)
  const app = await buildApp({ database, seal, origin, now: () => now, log, ...quick, ...(log ? {} : { report }) })
  const cookieOf = async (name: string | null): Promise<string> => {
    if (!name) return ''
    const person = await database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', `${name}@demo.invalid`)
      .executeTakeFirstOrThrow()
    return beginSession(database.db, person.id, 'world', now)
  }
  return {
    ...app,
    now,
    database,
    codes,
    faults,
    cookieOf,
    async visitor(name) {
      const token = await cookieOf(name)
      return browse(app, new Map(token ? [[sessionCookie, token]] : []))
    },
    async close() {
      await app.server.close()
      await database.close()
    },
  }
}

/** A fingerprint of everything that the area is built from. */
function sources(): string {
  const root = path.resolve(import.meta.dirname, '../..')
  const hash = createHash('sha256')
  for (const file of globSync('{src,worlds,codes}/**/*.*', {
    cwd: root,
    exclude: name => name.endsWith('.test.ts'),
  }).sort())
    hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}
