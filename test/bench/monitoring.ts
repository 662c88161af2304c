/**
 * A large area: 2,000 organisations, 5,000 people, 400 partnerships, 1,000 consultations, 30 editions of codes and three years of
 * findings. Every list and page of each kind, as anybody and as the secretariat has it, by the clock and by the work it takes.
 */
import { sql } from 'kysely'
import { demandsOf } from '../../src/codes/index.ts'
import { newId } from '../../src/db/ids.ts'
import type { Db } from '../../src/db/open.ts'
import { shippedCodes } from '../../src/features/compact/codes/shipped-codes.ts'
import { sealEditions } from '../../src/features/compact/index.ts'
import { testApp } from '../support/app.ts'
import { atMost, type Bench, type Figure, median } from './figure.ts'
import { workOf } from './work.ts'

const ROUNDS = 5
/** Findings that stand for each subject, and how many subjects changed one more time for each that stands. */
const EACH = 50

type Measured = { readonly path: string; readonly most: number; readonly as?: 'secretariat' }

const pages: readonly Measured[] = [
  { path: '/', most: 300 },
  { path: '/compact/findings', most: 500 },
  { path: '/compact/findings?by=clause', most: 500 },
  { path: '/compact/findings?by=signatory', most: 500 },
  { path: '/compact/findings?by=sector&months=36', most: 500 },
  { path: '/compact/findings?code=devon-2008&strength=must&kind=consultation&months=36', most: 500 },
  { path: '/compact/findings/list?standing=notMet&on=2025-03-31', most: 500 },
  { path: '/consultations/c7', most: 300 },
  { path: '/partnerships/p7', most: 300 },
  { path: '/codes/devon-2008', most: 300 },
  { path: '/practices/consultation.standard-period', most: 300 },
  { path: '/organisations', most: 300 },
  { path: '/organisations?q=cedar+17', most: 50 },
  { path: '/organisations?q=nobody+at+all', most: 50 },
  { path: '/organisations/o7', most: 300 },
  { path: '/organisations/o7/checks', most: 300 },
  { path: '/consultations', most: 300 },
  { path: '/consultations/c7/checks', most: 300 },
  { path: '/partnerships', most: 300 },
  { path: '/partnerships/p7/checks', most: 300 },
  { path: '/decisions', most: 300 },
  { path: '/compact', most: 300 },
  { path: '/compact/checks', most: 300 },
  { path: '/compact/signatures', most: 300 },
  { path: '/codes', most: 300 },
  { path: '/areas', most: 300 },
  { path: '/api', most: 300 },
  { path: '/tasks', most: 300, as: 'secretariat' },
  { path: '/people', most: 300, as: 'secretariat' },
  { path: '/audit', most: 300, as: 'secretariat' },
  { path: '/status', most: 300, as: 'secretariat' },
]

export const run: Bench = async () => {
  const app = await testApp()
  app.clock.now = new Date('2026-06-01T09:00:00Z')
  try {
    const changes = await fill(app.hub.db)
    const secretary = newId()
    await sql`insert into person (id, name, email) values (${secretary}, 'Sam', 'sam@example.org')`.execute(app.hub.db)
    await sql`insert into role_grant (id, person_id, role, subject_kind, subject_id, from_day)
      select gen_random_uuid(), ${secretary}, 'secretariat', 'area', id, '2020-01-01' from area`.execute(app.hub.db)
    const visitors = { anybody: await app.visitor(), secretariat: await app.visitor(secretary) }
    const figures: Figure[] = []
    const work = await workOf(app.hub.db)
    for (const { path, most, as } of pages) {
      const times: number[] = []
      const worked: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        app.hub.forgetPages()
        const [begun, before] = [performance.now(), work()]
        const { status, body } = await visitors[as ?? 'anybody'].get(path)
        if (status !== 200 || !body.includes('<h1')) throw new Error(`${path} answered ${status}`)
        times.push(performance.now() - begun)
        worked.push(work() - before)
      }
      const whose = as ? `, as ${as}` : ''
      const name = `${path}${whose} (by the clock ${Math.round(median(times))} ms), over ${changes} recorded findings`
      // On a machine that does other things too the clock says how busy it is: the work is what the page takes.
      figures.push(atMost(name, Math.min(median(times), median(worked)), most, 'ms'))
    }
    return figures
  } finally {
    await app.close()
  }
}

/** Gives how many findings were recorded. */
async function fill(db: Db): Promise<number> {
  await sql`insert into organisation (id, slug, name, sector) select gen_random_uuid(), 'o' || n, (array['Alder', 'Birch', 'Cedar', 'Damson'])[1 + n % 4] || ' group ' || n,
    (array['statutory', 'voluntary', 'community', 'faith'])[1 + n % 4] from generate_series(1, 2000) n`.execute(db)
  await sql`insert into consultation (id, slug, title, lead_organisation_id, state, opens_on, closes_on, feedback_on, published_at)
    select gen_random_uuid(), 'c' || n, 'Consultation ' || n, (select id from organisation where slug = 'o' || 1 + n % 200), 'closed',
      date '2023-06-01' + n, date '2023-09-01' + n, date '2023-12-01' + n, '2023-05-01' from generate_series(1, 1000) n`.execute(
    db,
  )
  await sql`insert into partnership (id, slug, name, kind, size, state, lead_organisation_id, public, started_on)
    select gen_random_uuid(), 'p' || n, 'Partnership ' || n, 'task', 'full', 'running', (select id from organisation where slug = 'o' || 1 + n % 200),
      true, '2023-06-01' from generate_series(1, 400) n`.execute(db)
  const codes = [...(await shippedCodes()).codes.values()]
  for (const { code, source } of codes)
    await sql`insert into code (id, edition, title, subject_kind, in_force_from, source)
      values (${newId()}, ${code.id}, ${code.title}, ${code.subject}, '2020-01-01', ${source})`.execute(db)
  await sealEditions(db)
  await people(db)
  await earlierEditions(db)
  await sql`insert into signature (id, organisation_id, code_id, from_day)
    select gen_random_uuid(), o.id, c.id, '2020-01-01' from organisation o cross join code c where o.slug ~ '^o1?[0-9]{1,2}$'`.execute(
    db,
  )
  await sql`insert into edition_set (id, codes, fingerprints)
    select gen_random_uuid(), array_agg(id order by id), array_agg(coalesce(fingerprint, '') order by id) from code`.execute(
    db,
  )
  const demands = demandsOf(codes.map(({ code }) => code))
  for (const kind of ['consultation', 'partnership', 'organisation'] as const) {
    const own = demands[kind].slice(0, EACH)
    await sql`insert into demand (id, practice, parameters)
      select gen_random_uuid(), * from unnest(${own.map(({ practice }) => practice.id)}::text[],
        ${own.map(({ parameters }) => JSON.stringify(parameters))}::jsonb[]) on conflict do nothing`.execute(db)
    await record(
      db,
      kind,
      own.map(({ practice }) => practice.id),
    )
  }
  await sql`analyze`.execute(db)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from finding`.execute(db)
  return rows[0]!.count
}

/** Five thousand people: two contacts of each organisation, and those who were met besides. */
async function people(db: Db): Promise<void> {
  await sql`insert into person (id, name, email) select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org' from generate_series(1, 5000) n`.execute(
    db,
  )
  await sql`insert into role_grant (id, person_id, role, subject_kind, subject_id, from_day)
    select gen_random_uuid(), p.id, 'contact', 'organisation', o.id, '2024-01-01'
    from generate_series(1, 4000) n join person p on p.name = 'Person ' || n join organisation o on o.slug = 'o' || 1 + n % 2000`.execute(
    db,
  )
}

/** Editions that were replaced, so that there are thirty in all. */
async function earlierEditions(db: Db): Promise<void> {
  await sql`
    insert into code (id, edition, title, subject_kind, status, in_force_from, superseded_on, source, fingerprint)
    select gen_random_uuid(), c.edition || '-' || n, c.title || ', edition ' || n, c.subject_kind, 'superseded',
      date '2019-01-01' + n * 30, date '2019-01-31' + n * 30, c.source, md5(c.edition || n)
    from (select *, row_number() over (order by edition) as at, count(*) over () as codes from code) c cross join generate_series(1, 9) n
    where (n - 1) * c.codes + c.at <= 30 - c.codes`.execute(db)
}

/** Findings of every subject of a kind: what stood at first, and of most what they became in the three years after. */
async function record(db: Db, kind: 'consultation' | 'partnership' | 'organisation', practices: readonly string[]) {
  const some = kind === 'organisation' ? sql`where slug ~ '^o1?[0-9]{1,2}$'` : sql``
  await sql`
    with pair as materialized (
      select s.id as subject_id, d.id as demand_id, d.practice, d.parameters, abs(hashtext(s.id::text || d.id::text)) as at
      from ${sql.table(kind)} s cross join demand d ${some} ${kind === 'organisation' ? sql`and` : sql`where`} d.practice = any(${practices}::text[])),
    told as (
      select p.*, round, date '2023-06-01' + at % 300 + round * (100 + at % 500) as from_day, (at / 7 + round) % 6 as how
      from pair p cross join generate_series(0, 2) round where round = 0 or (at / 11 + round) % 3 > 0),
    history as (
      select gen_random_uuid() as id, told.*, (array['met', 'met', 'met', 'notMet', 'partly', 'notDue'])[1 + how] as verdict,
        (array['shown', 'confirmed', 'stated'])[1 + how] as proof,
        lead(from_day) over (partition by subject_id, demand_id order by from_day) as to_day
      from told where from_day <= '2026-06-01'),
    recorded as (
      insert into finding (id, subject_kind, subject_id, practice, parameters, verdict, proof, because, since, edition_set_id)
      select id, ${kind}, subject_id, practice, parameters, verdict, proof, 'So it was found, in one sentence.', from_day,
        (select id from edition_set) from history),
    now as (
      insert into finding_now (id, subject_kind, subject_id, demand_id, state, verdict, proof, practice_version, edition_set_id, because, since)
      select gen_random_uuid(), ${kind}, subject_id, demand_id, 'open', verdict, proof, 1, (select id from edition_set),
        'So it was found, in one sentence.', from_day from history where to_day is null)
    insert into finding_spell (id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, from_day, to_day)
    select id, ${kind}, subject_id, demand_id, (select id from edition_set), 'open', verdict, proof, from_day, to_day from history`.execute(
    db,
  )
}
