/** What a partnership keeps from the public: why, and when that is looked at again. */
import { runsPartnership } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { askedFrom, listClosed } from '../closure.queries.ts'
import { mayReadItem } from '../entitlement.ts'
import { meetingsCrumbs, partnershipHere, slugParams } from '../subject.ts'

export const closedPage = definePage({
  path: '/partnerships/:slug/closed',
  workspace: { stage: 'run', label: 'partnerships.nav.closed' },
  access: runsPartnership,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/closure/closed.njk',
  params: slugParams,
  subject: partnershipHere,
  async show({ db, subject: { partnership, standing }, today, t }) {
    const all = (await listClosed(db, partnership.id)).map(({ conflictedSeats, title, ...one }) => {
      const kept = !mayReadItem(standing, { closed: true, conflictedSeats })
      return { ...one, kept, title: kept ? '' : title, href: `/${one.thing}s/${one.id}/closure` }
    })
    return {
      title: t('meetings.closure.list'),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      partnership,
      due: all.filter(({ relookOn }) => relookOn <= askedFrom(today)),
      later: all.filter(({ relookOn }) => relookOn > askedFrom(today)),
    }
  },
})
