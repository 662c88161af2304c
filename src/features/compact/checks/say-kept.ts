/** "Kept: 31 shown, 9 confirmed, 22 stated by the body itself", wherever findings are counted. */
import { type OutcomeCounts, shareKept, tellingOf } from '../../../codes/index.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** The two sentences about what is kept: how much by which proof, and the share that is known; null where nothing tells. */
export function sayKept(counts: OutcomeCounts, t: Translate): { readonly kept: string; readonly share: string } | null {
  const total = tellingOf(counts)
  if (total === 0) return null
  const values = { ...counts, total, percent: shareKept(counts) }
  return { kept: t('compact.kept.line', values), share: t('compact.kept.share', values) }
}
