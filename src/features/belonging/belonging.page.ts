/** What an organisation is part of and what is part of it, with its history; and one such tie with what each of the two says. */
import { anyone } from '../../access/access.ts'
import { longDay } from '../../kernel/day.ts'
import { slugParams } from '../../web/by-slug.ts'
import { definePage } from '../../web/page.ts'
import { crumbsBelow, findBelongingsOf, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { sayBelonging } from './belonging.matter.ts'
import { colourOf, isOpen, saidBy, saidOfChange, stateOf } from './state.ts'
import { belongingParams, speaksForOne, visibleBelonging } from './subject.ts'

export const belongingsPage = definePage({
  path: '/organisations/:slug/belonging',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, subject, actor, today, t }) {
    const all = (await findBelongingsOf(db, subject.id)).filter(one => isOpen(one) || speaksForOne(actor, one))
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id })
    const listed = (side: 'child' | 'parent') => ({
      heading: t(side === 'child' ? 'belonging.above' : 'belonging.below'),
      empty: t(side === 'child' ? 'belonging.above-none' : 'belonging.below-none'),
      items: all
        .filter(one => one[side].id === subject.id)
        .map(one => {
          const state = stateOf(one, today)
          return {
            title: sayBelonging(one),
            href: `/organisations/${subject.slug}/belonging/${one.id}`,
            tag: t(`belonging.state.${state}`),
            colour: colourOf[state],
            lines: [one.undoneBecause || one.endedBecause],
          }
        }),
    })
    return {
      title: t('belonging.title', { name: subject.name }),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('belonging.intro'),
      lists: [listed('child'), listed('parent')],
      ...(may ? { back: { href: `/organisations/${subject.slug}/belonging/new`, text: t('belonging.tell') } } : {}),
    }
  },
})

export const belongingPage = definePage({
  path: '/organisations/:slug/belonging/:belonging',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: belongingParams,
  sameForAll: true,
  subject: visibleBelonging,
  async show({ subject: { organisation, belonging }, actor, today, t }) {
    const state = stateOf(belonging, today)
    const base = `/organisations/${organisation.slug}/belonging`
    const may =
      belonging.undoneOn === null && mayChangeOrganisation.allows(actor, { kind: 'organisation', id: organisation.id })
    return {
      title: sayBelonging(belonging),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('belonging.title', { name: organisation.name }), href: base },
      ],
      intro: t(`belonging.stands.${state}`, {
        told: longDay(belonging.toldOn),
        undone: belonging.undoneOn === null ? '' : longDay(belonging.undoneOn),
      }),
      lists: [
        {
          heading: t('belonging.each'),
          items: [belonging.child, belonging.parent].map(body => {
            const said = saidBy(belonging, body)
            const later = saidOfChange(body)
            return {
              title: body.name,
              href: `/organisations/${body.slug}`,
              tag: t(`belonging.said.${said}`),
              colour: said === 'waits' ? 'govuk-tag--yellow' : said === 'yes' ? 'govuk-tag--green' : 'govuk-tag--red',
              lines: [later === null ? '' : t(`belonging.said-changed.${later}`)],
            }
          }),
        },
        ...(belonging.endedBecause || belonging.undoneBecause
          ? [
              {
                heading: t('belonging.why'),
                items: [belonging.endedBecause, belonging.undoneBecause]
                  .filter(Boolean)
                  .map(title => ({ title, lines: [] })),
              },
            ]
          : []),
      ],
      ...(may ? { back: { href: `${base}/${belonging.id}/ending`, text: t('belonging.change') } } : {}),
    }
  },
})
