/** The late box: what came after the close, sealed whole, and what was decided about it. */
import { sql } from 'kysely'
import { noteErasure, type Telling } from '../../../db/erasures.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { dropFiles } from '../../../files/files.ts'
import type { Day } from '../../../kernel/day.ts'
import type { keyedChannels } from '../form/channels.ts'
import type { Said } from '../form/reading.ts'

/** Something that came late, as it is put into the box. */
export type Late = {
  readonly consultationId: string
  readonly channel: (typeof keyedChannels)[number]
  readonly cameOn: Day
  readonly why: string
  readonly by: string | null
  readonly said: Said
  readonly scanFileId?: string | null
  readonly importId?: string
}

const placeOf = (id: string): string => `late_response:${id}`

/** Puts it into the box; gives its id. */
export async function keepLate(tx: Tx, seal: Seal, late: Late): Promise<string> {
  const id = newId()
  await tx
    .insertInto('late_response')
    .values({
      id,
      consultation_id: late.consultationId,
      channel: late.channel,
      came_on: late.cameOn,
      why_late: late.why,
      brought_by: late.by,
      import_id: late.importId ?? null,
      scan_file_id: late.scanFileId ?? null,
      sealed: seal.close(JSON.stringify(late.said), placeOf(id)),
    })
    .execute()
  return id
}

/** What is in the box, without what it says: nobody decides by that. */
export type InBox = {
  readonly id: string
  readonly channel: string
  readonly cameOn: Day
  readonly why: string
  readonly by: string
  readonly decision: 'in' | 'out' | null
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: Date | null
}

/** Everything in the box of a consultation, by the day it came. */
export async function listLate(db: Handle, consultationId: string): Promise<InBox[]> {
  const rows = await db
    .selectFrom('late_response as l')
    .leftJoin('person as bringer', 'bringer.id', 'l.brought_by')
    .leftJoin('person as decider', 'decider.id', 'l.decided_by')
    .select(['l.id', 'l.channel', 'l.came_on as cameOn', 'l.why_late as why', 'l.decision', 'l.reason'])
    .select(['l.decided_at as decidedAt', 'bringer.name as by', 'decider.name as decidedBy'])
    .where('l.consultation_id', '=', consultationId)
    .orderBy('l.came_on')
    .orderBy('l.id')
    .execute()
  return rows.map(row => ({ ...row, by: row.by ?? '', decidedBy: row.decidedBy ?? '' }))
}

/** What of these waits still, opened: for taking it in, or for telling its giver that it was not. */
export async function openWaiting(tx: Tx, seal: Seal, consultationId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('late_response')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('id', 'in', ids)
    .where('decision', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(row => ({ ...row, said: JSON.parse(seal.open(row.sealed, placeOf(row.id))) as Said }))
}

/** How it was decided about something late; `responseId` is what it became where it was taken in. */
export type LateDecision = {
  readonly decision: 'in' | 'out'
  readonly reason: string
  readonly by: string | null
  readonly now: Date
  readonly responseId?: string
}

/**
 * Writes a decision down, and tells it. What was taken in needs the box no more, and what was not is told to nobody: either is erased
 * in it. The second is an erasure of its own; the first goes on in its response.
 */
export async function settleLate(tx: Tx, id: string, settled: LateDecision, telling: Telling): Promise<void> {
  const { decision, reason, by, now, responseId = null } = settled
  const row = await tx.selectFrom('late_response').select('scan_file_id').where('id', '=', id).executeTakeFirstOrThrow()
  await tx
    .updateTable('late_response')
    .set({ decision, reason, decided_at: now, decided_by: by, sealed: Buffer.alloc(0), scan_file_id: null })
    .set({ response_id: responseId })
    .where('id', '=', id)
    .execute()
  const { write, ...entry } = telling
  if (decision === 'out') await noteErasure(tx, 'late', id, telling)
  else await write({ ...entry, record: { kind: 'late_response', id } })
  if (decision === 'out' && row.scan_file_id) await dropFiles(tx, [row.scan_file_id])
}

/** Takes out of the box how the giver of something is reached, and the scan that shows it: in a copy from before it was taken in. */
export async function forgetLateContact(tx: Tx, seal: Seal, id: string): Promise<void> {
  const row = await tx
    .selectFrom('late_response')
    .select(['sealed', 'scan_file_id'])
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  if (!row) return
  const said = JSON.parse(seal.open(row.sealed, placeOf(id))) as Said
  const sealed = seal.close(JSON.stringify({ ...said, contact: null } satisfies Said), placeOf(id))
  await tx.updateTable('late_response').set({ sealed, scan_file_id: null }).where('id', '=', id).execute()
  if (row.scan_file_id) await dropFiles(tx, [row.scan_file_id])
}

/** What nobody has decided about, with the last day of its consultation. */
export function findUndecided(db: Handle) {
  return db
    .selectFrom('late_response')
    .innerJoin('consultation', 'consultation.id', 'late_response.consultation_id')
    .select(['late_response.id', 'late_response.consultation_id', 'consultation.closes_on'])
    .where('late_response.decision', 'is', null)
    .execute()
}

/** Takes what came in by one file and waits still out of the box again, with its batch; gives how many. */
export async function emptyOfBatch(tx: Tx, importId: string, telling: Telling): Promise<number> {
  const gone = await tx
    .deleteFrom('late_response')
    .where('import_id', '=', importId)
    .where('decision', 'is', null)
    .returning(['id', 'scan_file_id'])
    .execute()
  for (const { id } of gone) await noteErasure(tx, 'late', id, telling)
  const scans = gone.flatMap(({ scan_file_id }) => scan_file_id ?? [])
  await dropFiles(tx, scans)
  return gone.length
}

/** A decision as everybody is told it: how many it was about, and why. */
export type LateTold = { readonly decision: 'in' | 'out'; readonly reason: string; readonly count: number }

/** What everybody is told of the box: how many came late, each decision with its reason, and how many wait. */
export type LateOutcome = {
  readonly count: number
  readonly waiting: number
  readonly decisions: readonly LateTold[]
}

/** What everybody is told of the box of a consultation. */
export async function loadLateOutcome(db: Handle, consultationId: string): Promise<LateOutcome> {
  const { rows } = await sql<{ decision: 'in' | 'out' | null; reason: string; count: number }>`
    select decision, reason, count(*)::integer as count from late_response
    where consultation_id = ${consultationId}::uuid group by decision, reason order by min(decided_at)`.execute(db)
  const sum = (of: typeof rows) => of.reduce((all, { count }) => all + count, 0)
  return {
    count: sum(rows),
    waiting: sum(rows.filter(({ decision }) => decision === null)),
    decisions: rows.flatMap(({ decision, ...rest }) => (decision === null ? [] : [{ decision, ...rest }])),
  }
}
