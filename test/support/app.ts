/** The application on a database of its own, driven as a browser would: forms are read from the page and sent back. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { type App, type AppOptions, buildApp } from '../../src/app.ts'
import { newId } from '../../src/db/ids.ts'
import { sealOf } from '../../src/db/seal.ts'
import { day } from '../../src/kernel/day.ts'
import { beginSession, sessionCookie } from '../../src/web/session.ts'
import { browse, type Visitor } from '../../worlds/visitor.ts'
import { testDatabase } from './database.ts'

export { type Answer, type SendOptions, type Visitor, words } from '../../worlds/visitor.ts'

export const origin = 'http://hub.test'

export type TestApp = App & {
  /** The moment the application believes it is; change it to travel. */
  clock: { now: Date }
  readonly visitor: (personId?: string) => Promise<Visitor>
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/** Builds an application with an area, on a fresh database; one that is to listen is given an address of its own. */
export async function testApp(
  at = new Date('2026-03-02T09:00:00Z'),
  address = origin,
  more: Partial<AppOptions> = {},
): Promise<TestApp> {
  const database = await testDatabase()
  const clock = { now: at }
  const faults: unknown[] = []
  await database.db
    .insertInto('area')
    .values({
      id: newId(),
      name: 'Test area',
      compact_name: 'Test Compact',
      contact_name: 'Secretariat',
      contact_email: 'secretariat@example.org',
      set_up_on: day('2026-01-01'),
    })
    .execute()
  const app = await buildApp({
    database,
    seal: sealOf(randomBytes(32)),
    origin: address,
    now: () => clock.now,
    report: error => faults.push(error),
    ...more,
  })
  const visitor = async (personId?: string): Promise<Visitor> => {
    const jar = new Map<string, string>()
    if (personId) jar.set(sessionCookie, await beginSession(app.hub.db, personId, 'test', clock.now))
    return browse(app, jar)
  }
  return {
    ...app,
    pool: database.pool,
    clock,
    visitor,
    async close() {
      await app.server.close()
      await database.close()
      if (faults.length > 0) throw faults[0]
    },
  }
}
