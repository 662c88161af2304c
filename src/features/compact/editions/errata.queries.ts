/** Errata of an edition: slips in the words of clauses, each mended beside the words that were adopted. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** An erratum. `by` is the person who made it; null once they were erased. */
export type Erratum = {
  readonly clause: string
  readonly was: string
  readonly becomes: string
  readonly why: string
  readonly on: Day
  readonly by: string | null
}

/** The errata of an edition, the latest first. */
export async function findErrata(db: Handle, codeId: string): Promise<Erratum[]> {
  const rows = await db
    .selectFrom('code_erratum')
    .leftJoin('person', join => join.onRef('person.id', '=', 'made_by').on('person.erased_at', 'is', null))
    .select(['clause', 'was', 'becomes', 'why', 'made_on as on', 'person.name as by'])
    .where('code_id', '=', codeId)
    .orderBy('code_erratum.id', 'desc')
    .execute()
  return rows
}

/** Makes an erratum. */
export async function makeErratum(
  tx: Tx,
  codeId: string,
  erratum: Pick<Erratum, 'clause' | 'was' | 'becomes' | 'why' | 'on'> & { readonly by: string },
): Promise<string> {
  const id = newId()
  const { on: made_on, by: made_by, ...words } = erratum
  await tx
    .insertInto('code_erratum')
    .values({ id, code_id: codeId, ...words, made_on, made_by })
    .execute()
  return id
}
