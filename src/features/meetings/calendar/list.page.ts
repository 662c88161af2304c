/** The meetings of a partnership, and the key decisions it has announced. */
import { anyone } from '../../../access/access.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { crumbs, isOver } from '../../partnerships/index.ts'
import { listMeetings } from '../meeting.queries.ts'
import { partnershipHere, slugParams } from '../subject.ts'
import { calendarOf } from './calendar-file.ts'
import { listKeyDecisions } from './key-decisions.queries.ts'

export const meetingsPage = definePage({
  path: '/partnerships/:slug/meetings',
  workspace: { stage: 'run', label: 'partnerships.task.meetings' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/calendar/list.njk',
  params: slugParams,
  subject: partnershipHere,
  sameForAll: true,
  async show({ db, subject: { partnership, standing }, today, t }) {
    const meetings = await listMeetings(db, partnership.id)
    const isPast = ({ state, held_on }: (typeof meetings)[number]): boolean => state === 'held' || held_on < today
    return {
      title: t('meetings.list.title'),
      breadcrumbs: crumbs(t, partnership),
      partnership,
      coming: meetings.filter(meeting => !isPast(meeting)),
      past: meetings.filter(isPast).reverse(),
      keyDecisions: await listKeyDecisions(db, partnership.id),
      standing,
      mayAdd: standing.runs && !isOver(partnership),
    }
  },
})

export const meetingsIcs = defineDownload({
  path: '/partnerships/:slug/meetings.ics',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: partnershipHere,
  async respond({ db, hub, area, subject: { partnership }, now }) {
    const options = { name: partnership.name, origin: hub.origin, timeZone: area.timeZone, now }
    return {
      type: 'text/calendar; charset=utf-8',
      body: calendarOf(await listMeetings(db, partnership.id), options),
      filename: `${partnership.slug}.ics`,
    }
  },
})
