/** What the board above lets a board decide, in one sentence, for whoever is about to decide. */
import type { Translate } from '../../../web/catalogue.ts'
import { type BoardAbove, powerWords } from '../../partnerships/index.ts'

/** "Money, staff and policy wait for X, but for: …"; '' where no board stands above. */
export function aboveWords(t: Translate, above: BoardAbove | null): string {
  if (above === null) return ''
  const own = above.given.filter(({ matters }) => matters.length > 0)
  const values = { above: above.link.parent.name }
  if (own.length === 0) return t('meetings.upward.all-waits', values)
  const powers = own.map(power => `${power.what} (${powerWords(t, power)})`).join('; ')
  return t('meetings.upward.beyond-waits', { ...values, powers })
}
