/** Records verdicts as they change: one row when a finding, or how it is known, becomes something else, none while it stays. */
import { sql } from 'kysely'
import { demandOf, type Finding, type Proof } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Db, Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { checkCompact, checkedKinds, checkSubjects } from './checking.ts'

/** Subjects judged in one go: enough to be quick, few enough to keep memory and transactions small. */
const BATCH = 200

type Subject = { readonly kind: string; readonly id: string; readonly findings: readonly Finding[] }
type Row = {
  readonly practice: string
  readonly parameters: string
  readonly verdict: string
  readonly proof: Proof | null
  readonly because: string
}

/** Records what changed since last time for all subjects; gives how many changes there were. Safe to repeat. */
export async function recordFindings(db: Db, today: Day): Promise<number> {
  let changes = 0
  for (const kind of checkedKinds) {
    const ids = await db.selectFrom(kind).select('id').orderBy('id').execute()
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH).map(({ id }) => id)
      const checked = await checkSubjects(db, kind, batch, today)
      // Nobody is held to a code that nobody answerable has signed.
      const subjects = [...checked].map(([id, { findings, forGuidance }]) => ({
        kind,
        id,
        findings: forGuidance ? [] : findings,
      }))
      changes += await recordBatch(db, subjects, today)
    }
  }
  await db.updateTable('area').set({ findings_recorded_on: today }).execute()
  const { facts, findings } = await checkCompact(db, today)
  return changes + (await recordBatch(db, [{ kind: 'compact', id: facts.id, findings }], today))
}

/** In one transaction, so that two processes that record at once do not both write a change. */
function recordBatch(db: Db, subjects: readonly Subject[], today: Day): Promise<number> {
  return db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('record-findings'))`.execute(tx)
    const last = await lastVerdicts(tx, subjects)
    const rows = subjects.flatMap(subject =>
      changesOf(subject.findings, last.get(subject.id) ?? new Map()).map(change => ({
        id: newId(),
        subject_kind: subject.kind,
        subject_id: subject.id,
        since: today,
        ...change,
      })),
    )
    for (let at = 0; at < rows.length; at += 2000)
      await tx
        .insertInto('finding')
        .values(rows.slice(at, at + 2000))
        .execute()
    return rows.length
  })
}

/** What has become something else. A demand that no code signed makes any more does not apply from now on. */
function changesOf(findings: readonly Finding[], last: ReadonlyMap<string, LastVerdict>): Row[] {
  const changed: Row[] = []
  const asked = new Set<string>()
  for (const { practice, parameters, verdict, proof, because } of findings) {
    const key = demandOf(practice, parameters)
    asked.add(key)
    const before = last.get(key)
    if (before?.verdict !== verdict || before.proof !== proof)
      changed.push({ practice, parameters: JSON.stringify(parameters), verdict, proof, because })
  }
  for (const [key, { practice, parameters, verdict }] of last)
    if (!asked.has(key) && verdict !== 'doesNotApply')
      changed.push({
        practice,
        parameters: JSON.stringify(parameters),
        verdict: 'doesNotApply',
        proof: null,
        because: 'No code that those answerable have signed asks for it any more.',
      })
  return changed
}

type LastVerdict = Pick<Row, 'practice' | 'verdict' | 'proof'> & { readonly parameters: Record<string, unknown> }

/** The verdicts as last recorded, by subject, then by practice and parameters. */
async function lastVerdicts(db: Handle, subjects: readonly Subject[]): Promise<Map<string, Map<string, LastVerdict>>> {
  const found = new Map<string, Map<string, LastVerdict>>()
  const [first] = subjects
  if (!first) return found
  const { rows } = await sql<LastVerdict & { subject: string }>`
    select distinct on (subject_id, practice, parameters) subject_id as subject, practice, parameters, verdict, proof
    from finding where subject_kind = ${first.kind} and subject_id = any(${subjects.map(({ id }) => id)}::uuid[])
    order by subject_id, practice, parameters, since desc, id desc`.execute(db)
  for (const { subject, ...row } of rows) {
    const own = found.get(subject) ?? new Map<string, LastVerdict>()
    found.set(subject, own.set(demandOf(row.practice, row.parameters), row))
  }
  return found
}
