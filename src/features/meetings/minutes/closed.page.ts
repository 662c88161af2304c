/** The closed part of the minutes: what was said and decided on each closed item, for the seats entitled to it alone. */
import { definePage } from '../../../web/page.ts'
import { listActionsOf } from '../actions/action.queries.ts'
import { mayReadItem } from '../entitlement.ts'
import { showMeeting } from '../meeting-page/meeting.view.ts'
import { sitsOrRuns } from '../standing.ts'
import { idParams, meetingCrumbs, meetingOfThose } from '../subject.ts'

export const closedMinutesPage = definePage({
  path: '/meetings/:id/minutes/closed',
  workspace: { within: 'meetings' },
  access: sitsOrRuns,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/minutes/closed.njk',
  params: idParams,
  subject: meetingOfThose,
  async show({ db, subject: { meeting, standing }, t }) {
    const shown = await showMeeting(db, meeting, standing)
    const actions = await listActionsOf(db, meeting.id)
    const closed = shown.items.filter(({ item }) => item.closed)
    return {
      title: t('meetings.closed-minutes.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      held: meeting.state === 'held',
      kept: closed.filter(({ readable }) => !readable).length,
      items: closed
        .filter(
          ({ readable, item }) =>
            readable && mayReadItem(standing, { closed: true, conflictedSeats: item.conflictedSeats ?? [] }),
        )
        .map(each => ({ ...each, actions: actions.filter(action => action.sourceId === each.item.id) })),
    }
  },
})
