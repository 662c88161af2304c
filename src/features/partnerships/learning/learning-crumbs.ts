/** The trail to a page below what a partnership learned. */
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, crumbs } from '../subject.ts'

export function learningCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.learning.title'), href: addressOf(partnership, 'learning') },
  ]
}
