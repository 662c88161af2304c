/** Gives editions and signatures from before there were fingerprints the text that they stand for, as it stands now. */
import { bindingText, fingerprintOf } from '../../../codes/index.ts'
import type { Db } from '../../../db/open.ts'
import { adoptedText } from './editions.queries.ts'
import { shippedCodes } from './shipped-codes.ts'

/**
 * Keeps the binding text of every edition that has none yet, and lets its signatures point at it. Done when the hub starts; what
 * cannot be read is left as it is and told. Gives how many editions were given their text.
 */
export async function sealEditions(db: Db): Promise<number> {
  const open = await db
    .selectFrom('code')
    .select(['id', 'edition', 'source', 'version'])
    .where('binding', 'is', null)
    .execute()
  let sealed = 0
  for (const row of open) {
    const code = await adoptedText(db, row)
    if (!code) continue
    const binding = bindingText(code)
    const source = row.source ?? (await shippedCodes()).codes.get(row.edition)?.source ?? null
    const fingerprint = fingerprintOf(binding)
    await db.transaction().execute(async tx => {
      await tx
        .updateTable('code')
        .set({ binding, fingerprint, source })
        .where('id', '=', row.id)
        .where('binding', 'is', null)
        .execute()
      await tx.updateTable('signature').set({ fingerprint }).where('code_id', '=', row.id).execute()
    })
    sealed += 1
  }
  return sealed
}
