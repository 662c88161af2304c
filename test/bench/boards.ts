/**
 * Boards at volume: 400 partnerships, 6,000 seats, 40,000 meetings and 300,000 items of agendas over ten years. Every page of a
 * partnership, a meeting and a decision as its chair and as anybody, the search of decisions, the checks, the network, the tasks of
 * a chair with six boards and the findings of a night; then how they grow from a quarter of it.
 * BENCH_BOARDS sets another number of partnerships.
 */
import { sql } from 'kysely'
import { demandsOf, judgeDemands } from '../../src/codes/index.ts'
import type { Db } from '../../src/db/open.ts'
import { loadFacts } from '../../src/facts/load.ts'
import { recordFindings } from '../../src/features/compact/checks/record-findings.ts'
import { shippedCodes } from '../../src/features/compact/codes/shipped-codes.ts'
import { routes } from '../../src/features/registry.ts'
import { day } from '../../src/kernel/day.ts'
import { type TestApp, testApp, type Visitor } from '../support/app.ts'
import { makeArea, makePartnerships } from './boards-volume.ts'
import { atMost, type Bench, type Figure, median } from './figure.ts'
import { workOf } from './work.ts'

const FULL = Number(process.env['BENCH_BOARDS'] ?? 400)
const TODAY = day('2026-06-01')
const ROUNDS = 3

let workDone: () => number

export const run: Bench = async () => {
  const app = await testApp(new Date(`${TODAY}T09:00:00Z`))
  const { db } = app.hub
  try {
    workDone = await workOf(db)
    const of = { organisations: FULL * 5, people: FULL * 10 }
    await makeArea(db, FULL)
    const figures: Figure[] = []
    const quarter = Math.max(6, Math.round(FULL / 4))
    await grow(app, 1, quarter, of)
    const small = await measured(app)
    await grow(app, quarter + 1, FULL, of)
    const whole = await measured(app)
    figures.push(...(await pagesOf(app)))
    for (const { name, ms, most, unit } of whole) figures.push(atMost(name, unit === 's' ? ms / 1000 : ms, most, unit))
    const times = FULL / quarter
    for (const [at, { name, ms, grows }] of whole.entries()) {
      const before = small[at]!.ms
      const limit = grows ? times * 1.5 : 2
      figures.push(
        atMost(
          `${name}: ${times.toFixed(0)}x the area against 1x (${before.toFixed(0)} to ${ms.toFixed(0)} ms)`,
          ms / before,
          limit,
        ),
      )
    }
    return figures
  } finally {
    await app.close()
  }
}

async function grow(app: TestApp, from: number, to: number, of: Parameters<typeof makePartnerships>[3]): Promise<void> {
  const begun = performance.now()
  await makePartnerships(app.hub.db, from, to, of)
  const { rows } = await sql<
    Record<string, number>
  >`select (select count(*)::int from partnership) as partnerships, (select count(*)::int from seat) as seats,
    (select count(*)::int from meeting) as meetings, (select count(*)::int from agenda_item) as items, (select count(*)::int from decision) as decisions,
    (select count(*)::int from position) as positions`.execute(app.hub.db)
  console.log(`  made in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${JSON.stringify(rows[0])}`)
}

type Measured = Time & {
  readonly name: string
  readonly most: number
  readonly unit: 'ms' | 's'
  /** Whether it takes longer with the area, because it is about all of it; else only a little may be added. */
  readonly grows: boolean
}

async function personNamed(db: Db, name: string): Promise<string> {
  return (await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

/** A time by the clock, and the processor time that was spent in it. */
type Time = { readonly ms: number; readonly work: number }

/** What is measured at each size. */
async function measured(app: TestApp): Promise<Measured[]> {
  const { db } = app.hub
  const reader = await app.visitor()
  const chair = await app.visitor(await personNamed(db, 'Person 0'))
  const page = async (
    name: string,
    visitor: Visitor,
    path: string,
    most: number,
    grows = false,
  ): Promise<Measured> => ({
    name: `${name} (${path})`,
    ...(await timed(app, visitor, path)),
    most,
    unit: 'ms',
    grows,
  })
  const found = [
    await page('decisions searched by two words', reader, '/decisions?words=ferries+2024', 100),
    await page('decisions of everywhere, newest first', reader, '/decisions', 150),
    await page('decisions, a late page', reader, '/decisions?page=40', 150),
    await page('network of all', reader, '/partnerships/network', 1000, true),
    await page('register', reader, '/partnerships', 300, true),
    await page('tasks of a chair with six boards', chair, '/tasks', 300),
  ]
  const demands = demandsOf([...(await shippedCodes()).codes.values()].map(({ code }) => code))
  const some = await db.selectFrom('partnership').select('id').limit(20).execute()
  const times: Time[] = []
  for (const { id } of some)
    times.push(
      await once(async () => {
        const facts = (await loadFacts(db, 'partnership', [id], TODAY)).get(id)
        if (!facts || judgeDemands(facts, demands, TODAY).length === 0)
          throw new Error('The partnership was not judged')
      }),
    )
  found.push({ name: 'checks of one partnership', ...middle(times), most: 60, unit: 'ms', grows: false })
  const night = await once(() => recordFindings(db, TODAY))
  found.push({ name: 'findings of a night, of all', ...night, most: 60, unit: 's', grows: true })
  for (const { name, ms, work } of found) console.log(`    ${ms.toFixed(0)} ms (work ${work.toFixed(0)})  ${name}`)
  return found
}

async function once(does: () => Promise<unknown>): Promise<Time> {
  const [begun, before] = [performance.now(), workDone()]
  await does()
  return { ms: performance.now() - begun, work: workDone() - before }
}

function middle(times: readonly Time[]): Time {
  return { ms: median(times.map(({ ms }) => ms)), work: times.reduce((sum, { work }) => sum + work, 0) / times.length }
}

async function timed(app: TestApp, visitor: Visitor, path: string): Promise<Time> {
  const times: Time[] = []
  for (let round = 0; round < ROUNDS; round++) {
    app.hub.forgetPages()
    times.push(
      await once(async () => {
        const { status } = await visitor.get(path)
        if (status !== 200) throw new Error(`${path} answered ${status}`)
      }),
    )
  }
  return middle(times)
}

const parts = /^\/(partnerships|meetings|agenda-items|decisions|seats|papers|votes|written-procedures)(\/|$|\.)/

/** Every address below a partnership, a meeting and a decision that opens for the chair or for anybody, each measured uncached. */
async function pagesOf(app: TestApp): Promise<Figure[]> {
  const ids = await idsOf(app.hub.db)
  const addresses = [
    ...new Set(
      routes.flatMap(({ path }) =>
        parts.test(path) ? (ids[path.split('/')[1]!] ?? []).map(id => filled(path, id, ids)) : [],
      ),
    ),
  ].filter(path => !path.includes(':'))
  const visitors = { chair: await app.visitor(await personNamed(app.hub.db, 'Person 0')), anybody: await app.visitor() }
  const times: (Time & { readonly path: string })[] = []
  for (const [who, visitor] of Object.entries(visitors))
    for (const path of addresses) {
      const { status } = await visitor.get(path, false)
      if (status === 200) times.push({ path: `${path} (${who})`, ...(await timed(app, visitor, path)) })
    }
  const worst = times.toSorted((a, b) => b.work - a.work)
  const slow = worst
    .slice(0, 25)
    .map(({ path, ms, work }) => `    ${ms.toFixed(0)} ms (work ${work.toFixed(0)})  ${path}`)
  console.log(`  ${times.length} pages; the slowest:\n${slow.join('\n')}`)
  return [
    atMost(
      `${times.length} pages of partnerships, meetings and decisions, uncached: the middle one`,
      median(times.map(({ ms }) => ms)),
      150,
      'ms',
    ),
    atMost(`the slowest of them, ${worst[0]?.path}`, worst[0]?.ms ?? 0, 300, 'ms'),
  ]
}

/** Records to try in each address, by the first word of its path. */
async function idsOf(db: Db): Promise<Record<string, readonly string[]>> {
  const { rows } = await sql<{
    past: string
    next: string
    item: string
    decision: string
    seat: string
    term: string
    paper: string
  }>`
    select (select id from meeting where partnership_id = p.id and held_on < ${TODAY} order by held_on desc limit 1) as past,
      (select id from meeting where partnership_id = p.id and held_on > ${TODAY} order by held_on limit 1) as next,
      (select i.id from agenda_item i join meeting m on m.id = i.meeting_id where m.partnership_id = p.id order by m.held_on desc, i.position limit 1) as item,
      (select id from decision where partnership_id = p.id order by decided_on desc limit 1) as decision,
      (select id from seat where partnership_id = p.id and role = 'chair') as seat,
      (select h.id from holding h join seat s on s.id = h.seat_id where s.partnership_id = p.id and s.role = 'chair' and h.to_day is null) as term,
      (select r.id from paper r join meeting m on m.id = r.meeting_id where m.partnership_id = p.id limit 1) as paper
    from partnership p where slug = 'p1'`.execute(db)
  const found = rows[0]!
  return {
    partnerships: ['p1'],
    meetings: [found.past, found.next],
    'agenda-items': [found.item],
    decisions: [found.decision],
    seats: [found.seat],
    papers: [found.paper],
    ':seat': [found.seat],
    ':term': [found.term],
    ':meetingId': [found.past],
  }
}

function filled(path: string, id: string, ids: Record<string, readonly string[]>): string {
  return path
    .replace(/:(slug|id)\b/, id)
    .replace(/:(seat|term|meetingId)\b/g, name => ids[name]![0]!)
    .replace(/:slug/, 'p1')
}
