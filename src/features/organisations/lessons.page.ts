/** Lessons of an organisation's consultations: what each has changed in the way it works. */
import { leadsConsultation } from '../../access/access.ts'
import { longDay } from '../../kernel/day.ts'
import { slugParams } from '../../web/by-slug.ts'
import { definePage } from '../../web/page.ts'
import { findLedLessons } from './saying.queries.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

export const organisationLessonsPage = definePage({
  path: '/organisations/:slug/lessons',
  mends: ['organisation-lessons'],
  showsRecord: ['lesson'],
  access: mayChangeOrganisation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  subject: organisationOfAddress,
  async show({ db, subject, actor, t }) {
    const lessons = await findLedLessons(db, subject.id)
    return {
      title: t('organisations.lessons.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('organisations.lessons.intro'),
      lists: [
        {
          heading: t('organisations.lessons.count', { count: lessons.length }),
          empty: t('organisations.lessons.empty'),
          items: lessons.map(each => ({
            title: each.text,
            ...(leadsConsultation.allows(actor, { kind: 'consultation', id: each.consultationId })
              ? { href: `/consultations/${each.slug}/lessons/${each.id}` }
              : {}),
            lines: [
              t('organisations.lessons.from', { title: each.consultation }),
              each.procedure && each.changedOn
                ? t('organisations.lessons.changed', { what: each.procedure, day: longDay(each.changedOn) })
                : each.noChange || t('organisations.lessons.nothing'),
              each.owner,
            ],
          })),
        },
      ],
    }
  },
})
