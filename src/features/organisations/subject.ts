/** What the pages of one organisation share: finding it, who may change it, the trail above the page. */
import { anyOf, secretariat, speaksForOrganisation } from '../../access/access.ts'
import { subjectsBySlug } from '../../web/by-slug.ts'
import type { Crumb } from '../../web/page.ts'
import { named } from '../../web/under.ts'
import { findOrganisation } from './organisations.queries.ts'

/** May change what an organisation says of itself. */
export const mayChangeOrganisation = anyOf(secretariat, speaksForOrganisation)

/** The organisation of the address. Every organisation is public. */
export const organisationOfAddress = subjectsBySlug({
  kind: 'organisation',
  find: findOrganisation,
  isPublic: () => true,
  insiders: mayChangeOrganisation,
}).any

/** The same beside a record below it. */
export const inOrganisation = named('organisation', organisationOfAddress)

/** The trail to a page below the organisation's own. */
export function crumbsBelow(t: (key: string) => string, { slug, name }: { slug: string; name: string }): Crumb[] {
  return [
    { text: t('organisations.title'), href: '/organisations' },
    { text: name, href: `/organisations/${slug}` },
  ]
}
