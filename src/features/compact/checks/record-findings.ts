/**
 * Records findings as they change: one row of the history when a finding becomes something else, none while it stays. What
 * stands now is kept beside it in the same transaction. When a subject has ended, its findings are closed with it.
 */
import { noteOfArea } from '../../../db/area.ts'
import type { Db } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { inTurns } from '../../../web/in-turns.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { type Checked, type CheckedKind, checkCompact, checkedKinds, checkFacts, loadToCheck } from './checking.ts'
import { isToClose, type Rules } from './judged-by.ts'
import { changedSince, type ToRecord, writeChanges } from './record.queries.ts'
import { toRecord } from './to-record.ts'

/** Subjects loaded in one go: enough to be quick, few enough that nobody waits for this process. */
const BATCH = 40

/**
 * Records what changed since last time for all subjects that have not ended; gives how many changes there were. Safe to repeat.
 * It works in turns and in short transactions, and loads the next subjects while it judges the ones before.
 */
export async function recordFindings(db: Db, today: Day): Promise<number> {
  const rules = await loadRules(db, today)
  let changes = 0
  for (const kind of checkedKinds) {
    const batches = await batchesOf(db, kind)
    let next = load(db, kind, batches[0], today)
    for (const at of batches.keys()) {
      const loaded = await next
      next = load(db, kind, batches[at + 1], today)
      next.catch(() => undefined)
      changes += await record(db, await judgeInTurns(loaded, kind, rules, today), today)
    }
  }
  // The Compact is asked whether its findings are current: they are, now that all others are recorded.
  await noteOfArea(db, { findings_recorded_on: today })
  const compact = await checkCompact(db, today)
  return (
    changes + (await record(db, [toRecord({ kind: 'compact', id: compact.facts.id }, compact, rules, false)], today))
  )
}

/** As `recordFindings`, for some subjects of one kind only. */
export async function recordSome(db: Db, kind: CheckedKind, ids: readonly string[], today: Day): Promise<number> {
  const rules = await loadRules(db, today)
  let changes = 0
  for (const batch of await batchesOf(db, kind, ids))
    changes += await record(db, await judgeInTurns(await load(db, kind, batch, today), kind, rules, today), today)
  return changes
}

/** The subjects whose findings are open, in batches; all of a kind, or those of them that are named. */
async function batchesOf(db: Db, kind: CheckedKind, ids?: readonly string[]): Promise<string[][]> {
  const rows = await db
    .selectFrom(kind)
    .select('id')
    .$if(ids !== undefined, query => query.where('id', 'in', ids ?? []))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('subject_findings')
            .select('subject_findings.id')
            .where('subject_kind', '=', kind)
            .whereRef('subject_id', '=', `${kind}.id`)
            .where('closed_on', 'is not', null),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH).map(({ id }) => id),
  )
}

type Loaded = Awaited<ReturnType<typeof loadToCheck>> | null

async function load(db: Db, kind: CheckedKind, ids: readonly string[] | undefined, today: Day): Promise<Loaded> {
  return ids === undefined ? null : loadToCheck(db, kind, ids, today)
}

async function judgeInTurns(loaded: Loaded, kind: CheckedKind, rules: Rules, today: Day): Promise<ToRecord[]> {
  const breathe = inTurns()
  const found: ToRecord[] = []
  for (const [id, facts] of loaded?.facts ?? []) {
    const checked = checkFacts(facts, rules, loaded?.times.get(id) ?? null, today)
    found.push(toRecord({ kind, id }, checked, rules, ends(checked, today)))
    await breathe()
  }
  return found
}

/** Whether a subject has ended, so that its findings are closed. */
function ends({ own, findings, days }: Checked, today: Day): boolean {
  const waiting = findings.some(({ verdict, due }) => verdict === 'notDue' && due !== null && due >= today)
  return own !== null && isToClose(own, waiting, days.stays, today)
}

async function record(db: Db, subjects: readonly ToRecord[], today: Day): Promise<number> {
  const changed = await changedSince(db, subjects)
  return changed.length === 0 ? 0 : writeChanges(db, changed, today)
}
