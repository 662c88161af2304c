/** The trail above the documents of a subject. */
import type { Translate } from '../../web/catalogue.ts'
import type { Crumb } from '../../web/page.ts'
import { type Home, homeAddress } from './homes.ts'

/** The list that a subject of each kind stands in. */
const lists = {
  consultation: { key: 'web.nav.consultations', href: '/consultations' },
  partnership: { key: 'web.nav.partnerships', href: '/partnerships' },
  area: null,
} as const

/** The trail to a page of a subject's documents. */
export function homeCrumbs(t: Translate, home: Home): Crumb[] {
  const list = lists[home.ref.kind]
  return [
    ...(list === null
      ? []
      : [
          { text: t(list.key), href: list.href },
          { text: home.title, href: homeAddress(home) },
        ]),
    { text: t('documents.crumb'), href: `${homeAddress(home)}/documents` },
  ]
}
