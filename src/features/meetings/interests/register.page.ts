/** The public register of interests: whoever sits in a partnership, and what could touch its work. */
import { anyone } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { crumbs } from '../../partnerships/index.ts'
import { partnershipHere, slugParams } from '../subject.ts'
import { listInItems, listStated } from './register.queries.ts'

export const interestsRegisterPage = definePage({
  path: '/partnerships/:slug/interests',
  workspace: { stage: 'run', label: 'partnerships.nav.interests' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/interests/register.njk',
  params: slugParams,
  subject: partnershipHere,
  sameForAll: true,
  async show({ db, subject: { partnership }, today, t }) {
    return {
      title: t('meetings.interests.register'),
      breadcrumbs: crumbs(t, partnership),
      partnership,
      ...(await listStated(db, partnership.id, today)),
      declared: await listInItems(db, partnership.id),
    }
  },
})
