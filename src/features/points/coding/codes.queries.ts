/** Codes that readers give to points: each reader their own, so that two can be compared. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** One code on one point by one reader. */
export type Coding = {
  readonly pointId: string
  readonly number: number
  readonly code: string
  readonly coderId: string
  readonly coder: string
  /** Whether the machine suggested it before it was given. */
  readonly suggested: boolean
}

/** Every code given in a consultation, on points that its reader may see. */
export async function listCodings(db: Handle, consultationId: string, seesConfidential: boolean): Promise<Coding[]> {
  return db
    .selectFrom('point_code')
    .innerJoin('point', 'point.id', 'point_code.point_id')
    .innerJoin('response', 'response.id', 'point.response_id')
    .innerJoin('person', 'person.id', 'point_code.coder_id')
    .select(['point.id as pointId', 'point.number', 'point_code.code', 'point_code.coder_id as coderId'])
    .select('point_code.suggested')
    .select('person.name as coder')
    .where('point.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .$if(!seesConfidential, query => query.where('response.confidential', '=', false))
    .orderBy('point_code.code')
    .orderBy('point.number')
    .orderBy('point_code.id')
    .execute()
}

/** Puts a reader's codes on a point in place of those they gave it before; those that stay are left as they are. */
export async function setCodes(tx: Tx, pointId: string, coderId: string, codes: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('point_code')
    .where('point_id', '=', pointId)
    .where('coder_id', '=', coderId)
    .$if(codes.length > 0, query => query.where('code', 'not in', codes))
    .execute()
  if (codes.length === 0) return
  await tx
    .insertInto('point_code')
    .values(codes.map(code => ({ id: newId(), point_id: pointId, code, coder_id: coderId })))
    .onConflict(conflict => conflict.columns(['point_id', 'code', 'coder_id']).doNothing())
    .execute()
}

/** The codes of a point that nobody gave it but where the machine had suggested them. */
export async function suggestedCodes(db: Handle, pointId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('point_code')
    .select('code')
    .where('point_id', '=', pointId)
    .groupBy('code')
    .having(eb => eb.fn('bool_and', ['suggested']), '=', true)
    .execute()
  return new Set(rows.map(({ code }) => code))
}
