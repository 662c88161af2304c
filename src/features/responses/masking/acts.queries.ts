/** What was decided of many words at once that may show who somebody is: kept as one act, and taken back where it still stands. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { lookUpWords, type WordKind, type WordState, type WordsLookup } from './masking.queries.ts'

/** An act as it is told. `places`: of how many places, among those that its reader may see, it still stands. */
export type WordsAct = {
  readonly id: string
  readonly at: Date
  readonly by: string | null
  readonly state: Exclude<WordState, 'found'>
  readonly reason: string
  readonly kind: WordKind | ''
  readonly places: number
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

/** Decides all of a lookup that were found and wait, the ones that its list shows; gives the id of the act, and of how many places. */
export async function decideAll(
  tx: Tx,
  lookup: WordsLookup,
  act: Pick<WordsAct, 'state' | 'reason' | 'kind'> & { readonly by: string | null; readonly now: Date },
): Promise<{ readonly id: string; readonly places: number }> {
  const id = newId()
  await tx
    .insertInto('identifying_act')
    .values({
      ...{ id, consultation_id: lookup.consultationId, created_at: act.now, done_by: act.by },
      ...{ state: act.state, reason: act.reason, kind: act.kind },
    })
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('identifying_words')
    .set(eb => ({
      ...{ state: act.state, reason: act.reason, decided_by: act.by, decided_at: act.now, act_id: id },
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', lookUpWords(tx, { ...lookup, state: 'found' }).select('identifying_words.id'))
    // What somebody decides at the same moment stays theirs.
    .where('state', '=', 'found')
    .executeTakeFirstOrThrow()
  return { id, places: Number(numUpdatedRows) }
}

/** Acts of a consultation, the last first, as far as a reader may see what they were done to. */
export async function listWordsActs(
  db: Handle,
  consultationId: string,
  withConfidential: boolean,
): Promise<WordsAct[]> {
  const { rows } = await sql<WordsAct>`
    select a.id, a.created_at as at, p.name as by, a.state, a.reason, a.kind, s.places, a.undone_at as "undoneAt", u.name as "undoneBy"
    from identifying_act a left join person p on p.id = a.done_by left join person u on u.id = a.undone_by
    cross join lateral (select count(*)::integer as places ${standing(withConfidential)} and w.act_id = a.id) s
    where a.consultation_id = ${consultationId}::uuid and (${withConfidential}::boolean or s.places > 0)
    order by a.created_at desc, a.id desc limit 200`.execute(db)
  return rows
}

/** Words that stand as an act left them, in responses that a reader may see. */
function standing(withConfidential: boolean) {
  return sql`from identifying_words w join response r on r.id = w.response_id
    where r.state <> 'withdrawn' and (${withConfidential}::boolean or not r.confidential)`
}

/** Takes back what an act said, where it still stands and its reader may see it; gives of how many places. */
export async function takeBackAct(
  tx: Tx,
  actId: string,
  { withConfidential, by, now }: { readonly withConfidential: boolean; readonly by: string | null; readonly now: Date },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update identifying_words set state = 'found', reason = '', decided_by = null, decided_at = null, act_id = null, version = version + 1
    where id in (select w.id ${standing(withConfidential)} and w.act_id = ${actId}::uuid)`.execute(tx)
  if (numAffectedRows > 0n)
    await tx
      .updateTable('identifying_act')
      .set({ undone_at: now, undone_by: by })
      .where('id', '=', actId)
      .where(eb => eb.not(eb.exists(eb.selectFrom('identifying_words').select('id').where('act_id', '=', actId))))
      .execute()
  return Number(numAffectedRows)
}
