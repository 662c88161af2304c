/** Writing the record of findings: the history, which is only added to, and beside it what stands now. */
import { type Kysely, sql } from 'kysely'
import { demandOf } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Db, Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A finding as it is recorded. */
export type FoundNow = {
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly demand: string
  readonly verdict: string
  readonly proof: 'shown' | 'confirmed' | 'stated' | null
  readonly version: number
  readonly because: string
  /** The editions whose clauses ask for it, by the id of their records, in order. */
  readonly editions: readonly { readonly code: string; readonly fingerprint: string }[]
}

/** A subject with all that was found, and whether its findings are closed with it. */
export type ToRecord = {
  readonly kind: string
  readonly id: string
  readonly found: readonly FoundNow[]
  readonly closes: boolean
  readonly digest: string
}

/** The subjects of which something is to be recorded: those whose digest is another than last time. */
export async function changedSince(db: Handle, subjects: readonly ToRecord[]): Promise<readonly ToRecord[]> {
  const [first] = subjects
  if (!first) return []
  const rows = await db
    .selectFrom('subject_findings')
    .select(['subject_id', 'digest'])
    .where('subject_kind', '=', first.kind)
    .where(
      'subject_id',
      'in',
      subjects.map(({ id }) => id),
    )
    .execute()
  const known = new Map(rows.map(({ subject_id, digest }) => [subject_id, digest]))
  return subjects.filter(({ id, digest }) => known.get(id) !== digest)
}

type Standing = {
  readonly subject: string
  readonly demand: string
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly state: string
  readonly verdict: string
  readonly proof: FoundNow['proof']
  readonly version: number
  readonly editions: string | null
  readonly because: string
}

type Change = Omit<Standing, 'demand' | 'practice' | 'parameters'> & { readonly demand: string }

/**
 * Writes what has become something else, in one transaction under one lock, so that two processes that record at once do not both
 * write a change; gives how many changes there were.
 */
export async function writeChanges(db: Db, subjects: readonly ToRecord[], today: Day): Promise<number> {
  const demands = await demandIds(db, subjects)
  const sets = await editionSets(db, subjects)
  return db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('record-findings'))`.execute(tx)
    const standing = await standingOf(tx, subjects)
    const changes = subjects.flatMap(subject => changesOf(subject, standing.get(subject.id) ?? [], demands, sets))
    const [{ kind }] = subjects as readonly [ToRecord]
    for (let at = 0; at < changes.length; at += 2000) await write(tx, kind, changes.slice(at, at + 2000), today)
    await keepDigests(tx, subjects, today)
    return changes.length
  })
}

/** What has become something else. A demand that no edition makes any more is not asked from now on; what it was stays on record. */
function changesOf(
  { id, found, closes }: ToRecord,
  standing: readonly Standing[],
  demands: ReadonlyMap<string, string>,
  sets: ReadonlyMap<string, string>,
): Change[] {
  const last = new Map(standing.map(one => [one.demand, one]))
  const state = closes ? 'closed' : 'open'
  const changes: Change[] = []
  const asked = new Set<string>()
  for (const { demand: text, verdict, proof, version, because, editions } of found) {
    const demand = demands.get(text)!
    asked.add(demand)
    const before = last.get(demand)
    const set = sets.get(setKey(editions)) ?? null
    if (before?.state === 'closed') continue
    const same =
      before?.state === state &&
      before.verdict === verdict &&
      before.proof === proof &&
      before.version === version &&
      before.editions === set
    if (!same) changes.push({ subject: id, demand, state, verdict, proof, version, editions: set, because })
  }
  for (const one of standing)
    if (!asked.has(one.demand) && one.state === 'open') changes.push({ ...one, state: 'not-asked' })
  return changes
}

async function standingOf(tx: Tx, subjects: readonly ToRecord[]): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const [first] = subjects
  const { rows } = await sql<Standing>`
    select subject_id as subject, demand_id as demand, state, verdict, proof, practice_version as version,
      edition_set_id as editions, because
    from finding_now where subject_kind = ${first?.kind ?? ''} and subject_id = any(${subjects.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  return Map.groupBy(rows, ({ subject }) => subject)
}

/** The history, from when until when each stood, and what stands now, from the same rows. */
async function write(tx: Tx, kind: string, changes: readonly Change[], today: Day): Promise<void> {
  const column = <Name extends keyof Change>(name: Name) => changes.map(change => change[name])
  await sql`
    update finding_spell s set to_day = greatest(${today}::date, s.from_day)
    from unnest(${column('subject')}::uuid[], ${column('demand')}::uuid[]) c (subject_id, demand_id)
    where s.subject_kind = ${kind} and s.subject_id = c.subject_id and s.demand_id = c.demand_id and s.to_day is null`.execute(
    tx,
  )
  await sql`
    with changed as materialized (
      select * from unnest(${changes.map(() => newId())}::uuid[], ${changes.map(() => newId())}::uuid[], ${column('subject')}::uuid[],
        ${column('demand')}::uuid[], ${column('state')}::text[], ${column('verdict')}::text[], ${column('proof')}::text[],
        ${column('version')}::int[], ${column('editions')}::uuid[], ${column('because')}::text[])
        as t (id, now_id, subject_id, demand_id, state, verdict, proof, version, editions, because)),
    history as (
      insert into finding (id, subject_kind, subject_id, practice, parameters, state, verdict, proof, practice_version,
        edition_set_id, because, since)
      select c.id, ${kind}, c.subject_id, d.practice, d.parameters, c.state, c.verdict, c.proof, c.version, c.editions, c.because,
        ${today}::date
      from changed c join demand d on d.id = c.demand_id order by c.id),
    spells as (
      insert into finding_spell (id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, from_day)
      select id, ${kind}, subject_id, demand_id, editions, state, verdict, proof, ${today}::date from changed where state <> 'not-asked')
    insert into finding_now (id, subject_kind, subject_id, demand_id, state, verdict, proof, practice_version, edition_set_id,
      because, since)
    select now_id, ${kind}, subject_id, demand_id, state, verdict, proof, version, editions, because, ${today}::date from changed
    on conflict (subject_kind, subject_id, demand_id) do update set state = excluded.state, verdict = excluded.verdict,
      proof = excluded.proof, practice_version = excluded.practice_version, edition_set_id = excluded.edition_set_id,
      because = excluded.because, since = excluded.since`.execute(tx)
}

async function keepDigests(tx: Tx, subjects: readonly ToRecord[], today: Day): Promise<void> {
  await tx
    .insertInto('subject_findings')
    .values(
      subjects.map(({ kind, id, found, digest, closes }) => ({
        id: newId(),
        subject_kind: kind,
        subject_id: id,
        digest,
        tally: JSON.stringify(tallyOf(found)),
        closed_on: closes ? today : null,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['subject_kind', 'subject_id']).doUpdateSet(eb => ({
        digest: eb.ref('excluded.digest'),
        tally: eb.ref('excluded.tally'),
        closed_on: eb.ref('excluded.closed_on'),
      })),
    )
    .execute()
}

/** How many findings have each verdict with each proof. */
function tallyOf(found: readonly FoundNow[]): Record<string, number> {
  const tally: Record<string, number> = {}
  for (const { verdict, proof } of found) {
    const key = `${verdict} ${proof ?? ''}`
    tally[key] = (tally[key] ?? 0) + 1
  }
  return tally
}

/** Ids of demands that this program has met, by database. */
const demandsOf = new WeakMap<Kysely<never>, Map<string, string>>()
const setsOf = new WeakMap<Kysely<never>, Map<string, string>>()

function keptFor(kept: WeakMap<object, Map<string, string>>, db: Db): Map<string, string> {
  const own = kept.get(db) ?? new Map<string, string>()
  kept.set(db, own)
  return own
}

/** The ids of the demands found; those that are new are listed. */
async function demandIds(db: Db, subjects: readonly ToRecord[]): Promise<ReadonlyMap<string, string>> {
  const known = keptFor(demandsOf, db)
  const missing = new Map<string, FoundNow>()
  for (const { found } of subjects) for (const one of found) if (!known.has(one.demand)) missing.set(one.demand, one)
  if (missing.size === 0) return known
  const news = [...missing.values()]
  await sql`insert into demand (id, practice, parameters)
    select * from unnest(${news.map(() => newId())}::uuid[], ${news.map(({ practice }) => practice)}::text[],
      ${news.map(({ parameters }) => JSON.stringify(parameters))}::jsonb[])
    on conflict do nothing`.execute(db)
  const rows = await db
    .selectFrom('demand')
    .select(['id', 'practice', 'parameters'])
    .where(
      'practice',
      'in',
      news.map(({ practice }) => practice),
    )
    .execute()
  for (const { id, practice, parameters } of rows)
    known.set(demandOf(practice, parameters as FoundNow['parameters']), id)
  return known
}

const setKey = (editions: FoundNow['editions']): string =>
  editions.map(({ code, fingerprint }) => `${code} ${fingerprint}`).join(' ')

/** The ids of the sets of editions that findings rest on; those that are new are listed. */
async function editionSets(db: Db, subjects: readonly ToRecord[]): Promise<ReadonlyMap<string, string>> {
  const known = keptFor(setsOf, db)
  const missing = new Map<string, FoundNow['editions']>()
  for (const { found } of subjects)
    for (const { editions } of found) {
      const key = setKey(editions)
      if (!known.has(key)) missing.set(key, editions)
    }
  for (const [key, editions] of missing) {
    const codes = editions.map(({ code }) => code)
    const fingerprints = editions.map(({ fingerprint }) => fingerprint)
    await sql`insert into edition_set (id, codes, fingerprints) values (${newId()}, ${codes}::uuid[], ${fingerprints}::text[])
      on conflict do nothing`.execute(db)
    const { rows } = await sql<{ id: string }>`select id from edition_set
      where codes = ${codes}::uuid[] and fingerprints = ${fingerprints}::text[]`.execute(db)
    known.set(key, rows[0]!.id)
  }
  return known
}
