/**
 * A consultation of 30,000 responses to 20 questions: every page of reading, counting and answering and every table to take away, for
 * whoever works on it and for the public: how long each takes, how long it holds the server's thread, and by how much memory grows.
 * `VOLUME=100000` measures another size, `VOLUME_POINTS` another number of points; `VOLUME_DATA` names a folder whose database is kept for the next run.
 */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { buildApp } from '../../src/app.ts'
import { newId } from '../../src/db/ids.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { sealOf } from '../../src/db/seal.ts'
import { keepCounts } from '../../src/features/responses/counting/tallies.queries.ts'
import { markIdentifyingWords } from '../../src/features/responses/masking/mark.job.ts'
import { measuredForm, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import type { Hub } from '../../src/web/hub.ts'
import { beginSession, sessionCookie } from '../../src/web/session.ts'
import { atMost, type Bench, type Figure, median } from './figure.ts'
import { longestHold } from './held-up.ts'
import { addResponses } from './many-responses.ts'
import { measureFiles } from './reading-files.ts'

const RESPONSES = Number(process.env['VOLUME'] ?? 30_000)
const POINTS = Number(process.env['VOLUME_POINTS'] ?? 4_000)
const ROUNDS = 12
const NOW = new Date('2026-05-10T09:00:00Z')
const SLUG = 'many'

const options = ['a', 'b', 'c', 'd'].map(value => ({ value, label: `Choice ${value}` }))
const often = [
  { value: 'monthly', label: 'Every month' },
  { value: 'yearly', label: 'Once a year' },
]
/** The measured form and eight questions to choose from: twenty in all. */
const form: typeof measuredForm = [
  ...measuredForm,
  {
    title: 'To choose from',
    questions: Array.from({ length: 8 }, (_, at) => ({
      type: at % 2 ? 'multiple-choice' : 'single-choice',
      text: `What of these for part ${at + 1}?`,
      settings: { options: at % 2 ? options : often },
    })),
  },
]

/** Addresses under the consultation, with who reads them. */
const pages: readonly { readonly path: string; readonly as: 'lead' | 'reviewer' | 'public' }[] = [
  { path: '/responses', as: 'lead' },
  { path: '/responses?sector=faith', as: 'lead' },
  { path: '/responses?words=wheelchair+caf%C3%A9', as: 'lead' },
  { path: '/responses?words=%22bus+stop%22', as: 'reviewer' },
  { path: '/analysis', as: 'lead' },
  { path: '/analysis/answers', as: 'lead' },
  { path: '/analysis/answers', as: 'reviewer' },
  { path: '/analysis/answers?by=sector', as: 'lead' },
  { path: '/analysis/answers?by=kind', as: 'reviewer' },
  { path: '/analysis/campaigns', as: 'lead' },
  { path: '/points', as: 'lead' },
  { path: '/points?state=undecided', as: 'lead' },
  { path: '/points?words=bus+stop&sector=faith', as: 'reviewer' },
  { path: '/points/17', as: 'lead' },
  { path: '/responses/R-00005', as: 'lead' },
  { path: '/words', as: 'lead' },
  { path: '/words?words=0163', as: 'reviewer' },
  { path: '/codebook', as: 'lead' },
  { path: '/keyed', as: 'lead' },
  { path: '/report', as: 'lead' },
  { path: '/register', as: 'lead' },
  { path: '/outcome', as: 'lead' },
  { path: '', as: 'lead' },
  { path: '', as: 'public' },
  { path: '/checks', as: 'public' },
]

export const run: Bench = async () => {
  const kept = process.env['VOLUME_DATA']
  const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'compact-hub-volume-')))
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
  const database = await openDatabase({ dataDir: folder, url: null })
  try {
    await migrate(database.pool)
    await prepare(database)
    return await measure(database)
  } finally {
    await database.close()
    if (!kept) await rm(folder, { recursive: true, force: true })
  }
}

async function prepare({ db, pool }: Database): Promise<void> {
  const made = await db.selectFrom('consultation').select('id').where('slug', '=', SLUG).executeTakeFirst()
  if (made) return
  await db.insertInto('area').values({ id: newId(), name: 'Measured area', compact_name: 'Measured Compact' }).execute()
  const of = await openConsultation(db, SLUG, { form })
  const questions = await db
    .selectFrom('question')
    .select(['id', 'type'])
    .where('consultation_id', '=', of.id)
    .execute()
  await addResponses(pool, of.id, questions, RESPONSES, { points: POINTS })
  await db
    .updateTable('consultation')
    .set({ state: 'analysing', closed_at: new Date('2026-05-02T00:00:00Z') })
    .where('id', '=', of.id)
    .execute()
  // As after the next minute of a running Hub.
  await keepCounts(db)
  await pool.query('vacuum analyze')
}

type Server = Awaited<ReturnType<typeof buildApp>>['server']

async function measure(database: Database): Promise<Figure[]> {
  const { hub, server } = await buildApp({
    database,
    seal: sealOf(randomBytes(32)),
    origin: 'http://hub.test',
    now: () => NOW,
  })
  const cookies = new Map<string, Record<string, string>>([['public', {}]])
  for (const role of ['lead', 'reviewer']) {
    const { id } = await hub.db
      .selectFrom('person')
      .select('id')
      .where('name', '=', `Example ${role}`)
      .executeTakeFirstOrThrow()
    cookies.set(role, { [sessionCookie]: await beginSession(hub.db, id, 'bench', NOW) })
  }
  const figures: Figure[] = await measureLook(hub)
  const all = pages.map(({ path, as }) => ({ path: `/consultations/${SLUG}${path}`, as }))
  for (const page of [...all, { path: '/tasks', as: 'lead' as const }])
    figures.push(...(await measurePage(server, page, cookies.get(page.as)!, () => hub.forgetPages())))
  figures.push(...(await measureFiles(server, `/consultations/${SLUG}`, cookies, RESPONSES)))
  await server.close()
  return figures
}

/** The look through responses for words that may show who somebody is: at all of them, and when none waits. */
async function measureLook(hub: Hub): Promise<Figure[]> {
  const run = async () => {
    const begun = performance.now()
    const { held } = await longestHold(() => markIdentifyingWords.run(hub))
    return { held, took: performance.now() - begun }
  }
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from identifying_wait`.execute(hub.db)
  const waiting = rows[0]?.count ?? 0
  const look = await run()
  for (let left = waiting - 20_000; left > 0; left -= 20_000) await run()
  const idle = [await run(), await run(), await run()]
  const figures = [
    atMost('a look at no response that waits', median(idle.map(({ took }) => took)), 5, 'ms'),
    ...(waiting < 20_000 ? [] : [atMost('a look at 20,000 responses', look.took / 1000, 60, 's')]),
    ...(waiting < 20_000 ? [] : [atMost('a look at 20,000 responses, holds the thread', look.held, 50, 'ms')]),
  ]
  for (const { name, value, unit } of figures) console.error(`${name}: ${value.toFixed(1)} ${unit}`)
  return figures
}

async function measurePage(
  server: Server,
  page: { readonly path: string; readonly as: string },
  cookies: Record<string, string>,
  forget: () => void,
): Promise<Figure[]> {
  const times: number[] = []
  const holds: number[] = []
  let size = 0
  for (let round = 0; round < ROUNDS; round++) {
    forget()
    const begun = performance.now()
    const { value, held } = await longestHold(() => server.inject({ url: page.path, cookies }))
    if (value.statusCode !== 200) throw new Error(`${page.path} answered ${value.statusCode} to ${page.as}`)
    times.push(performance.now() - begun)
    holds.push(held)
    size = value.rawPayload.length
  }
  const name = `${page.path} for ${page.as} (${Math.round(size / 1000)} kB)`
  const sorted = times.toSorted((a, b) => a - b)
  // Of twelve rounds the slowest stands for what one in twenty takes.
  const figures = [
    atMost(name, median(times), 150, 'ms'),
    atMost(`${name}, slowest of ${ROUNDS}`, sorted.at(-1)!, 500, 'ms'),
    atMost(`${name}, holds the thread`, median(holds), 50, 'ms'),
  ]
  console.error(`${name}: ${figures.map(({ value }) => Math.round(value)).join(', ')}`)
  return figures
}
