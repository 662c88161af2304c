/** The thread in which responses are compared and what was found is kept. */
import { workAside } from '../../../../jobs/aside.ts'
import { keepComparison } from './campaigns.queries.ts'
import { type Comparing, compareResponses } from './compare.ts'

await workAside(async (db, { stamp, now, ...of }: Comparing & { readonly stamp: string; readonly now: Date }) => {
  const begun = performance.now()
  const found = await compareResponses(db, of)
  const tookMs = Math.round(performance.now() - begun)
  await db.transaction().execute(tx => keepComparison(tx, { ...of, ...found, stamp, comparedAt: now, tookMs }))
  return found.campaigns.length
})
