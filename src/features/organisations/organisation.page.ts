/** One organisation: who it is and what it does in the area. */
import { anyone } from '../../access/access.ts'
import { slugParams } from '../../web/by-slug.ts'
import { definePage } from '../../web/page.ts'
import { aboveOn, findAbove, findBelow } from './belonging.queries.ts'
import { booksOf } from './books.ts'
import { findFollowed, findFollowing } from './ending.queries.ts'
import { identifiersOf } from './identifiers.queries.ts'
import { coverOf } from './interests.page.ts'
import { findInterests, findStatement } from './saying.queries.ts'
import { mayChangeOrganisation, organisationOfAddress } from './subject.ts'
import { workOfOrganisation } from './work.queries.ts'

export const organisationPage = definePage({
  path: '/organisations/:slug',
  mends: ['organisation-seats'],
  showsRecord: ['organisation'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'organisations/organisation.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, hub, subject, actor, today, t }) {
    const thingOf = (one: { slug: string; name: string }) => ({
      '@type': 'Organization',
      '@id': `${hub.origin}/organisations/${one.slug}`,
      name: one.name,
    })
    const identifiers = await identifiersOf(db, subject.id)
    const above = aboveOn((await findAbove(db, [subject.id])).get(subject.id), today)
    const below = await findBelow(db, subject.id, today)
    return {
      title: subject.name,
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
      organisation: subject,
      books: booksOf('organisation'),
      sector: t(`organisations.form.sector-options.${subject.sector}`),
      following: (await findFollowing(db, [subject.id])).get(subject.id) ?? [],
      followed: await findFollowed(db, subject.id),
      above,
      below,
      statement: await findStatement(db, subject.id),
      interests: (await findInterests(db, subject.id)).map(each => ({ wants: each.wants, covers: coverOf(each, t) })),
      identifiers,
      linkedThing: {
        '@type': 'Organization',
        '@id': `${hub.origin}/organisations/${subject.slug}`,
        name: subject.name,
        sameAs: subject.website,
        dissolutionDate: subject.endedOn,
        ...(above ? { parentOrganization: thingOf(above) } : {}),
        ...(below.length > 0 ? { subOrganization: below.map(thingOf) } : {}),
        identifier: identifiers.map(({ scheme, identifier }) => ({
          '@type': 'PropertyValue',
          propertyID: scheme,
          value: identifier,
        })),
      },
      work: await workOfOrganisation(db, subject.id, today),
      mayChange: mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id }),
    }
  },
})
