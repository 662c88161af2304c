/** The thread in which responses are compared and what was found is kept. */
import { workAside } from '../../../../jobs/aside.ts'
import { keepComparison, type Stale } from './campaigns.queries.ts'
import { compareResponses } from './compare.ts'

await workAside(async (db, { stale, now }: { readonly stale: readonly Stale[]; readonly now: Date }) => {
  for (const { stamp, ...of } of stale) {
    const begun = performance.now()
    const found = await compareResponses(db, of)
    const tookMs = Math.round(performance.now() - begun)
    await db.transaction().execute(tx => keepComparison(tx, { ...of, ...found, stamp, comparedAt: now, tookMs }))
  }
  return stale.length
})
