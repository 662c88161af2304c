/** The page of a meeting: the same for everyone, with more on it for those with a seat and those who prepare it. */
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Thing } from '../../../web/linked-data.ts'
import { definePage } from '../../../web/page.ts'
import { listSaidBefore } from '../duties.ts'
import { hasInterest, mayReadItem } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { findJoining } from '../joining.queries.ts'
import { latePapers } from '../late.ts'
import { type Meeting, takesProposals } from '../meeting.queries.ts'
import { listMoves } from '../moves.queries.ts'
import { listPapers } from '../paper.queries.ts'
import type { Standing } from '../standing.ts'
import { idParams, meetingHere, meetingsCrumbs, meetingTitle } from '../subject.ts'
import { runningVotes } from '../votes.queries.ts'
import { showMeeting } from './meeting.view.ts'
import { preparation, type Task, whatIsNext } from './preparation.ts'

export const meetingPage = definePage({
  path: '/meetings/:id',
  showsRecord: ['meeting', 'report-back'],
  workspace: { within: 'meetings' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/meeting-page/meeting.njk',
  params: idParams,
  subject: meetingHere,
  sameForAll: true,
  async show({ db, hub, subject: { meeting, standing }, area, today, t }) {
    return {
      title: meetingTitle(t, meeting),
      linkedThing: eventOf(meeting, hub.origin, meetingTitle(t, meeting)),
      breadcrumbs: meetingsCrumbs(t, meeting),
      meeting,
      moves: await listMoves(db, meeting.id),
      standing,
      isLate: await latePapers(db, hub, meeting, { today, timeZone: area.timeZone }),
      shown: await showMeeting(db, meeting, standing),
      // What people think is told to those who decide, not to the world.
      joining: standing.runs || standing.seats.length > 0 ? await findJoining(db, meeting.id) : '',
      saidBefore: standing.runs || standing.seats.length > 0 ? await listSaidBefore(db, meeting.id) : [],
      tasks: standing.runs ? await tasksOf(db, meeting, today) : [],
      // Only a meeting to come asks its seats to read.
      readers: takesProposals(meeting) ? standing.seats : [],
      open: takesProposals(meeting),
      votes: await votesFor(db, meeting, standing),
      past: meeting.held_on < today,
      next: whatIsNext({
        state: meeting.state,
        heldOn: meeting.held_on,
        today,
        published: meeting.agenda_published_at !== null,
        proposalsCloseOn: meeting.proposals_asked_at ? meeting.proposals_close_on : null,
        minutesPublished: meeting.minutes_published_at !== null,
        minutesApproved: meeting.minutes_approved_on !== null,
      }),
    }
  },
})

/** The votes that run now, for whoever may vote in them: to everybody else nothing is told. */
async function votesFor(db: Handle, meeting: Meeting, standing: Standing) {
  if (standing.seats.length === 0 || !takesProposals(meeting)) return []
  const running = await runningVotes(db, meeting.id)
  if (running.size === 0) return []
  return (await listItems(db, meeting.id)).flatMap(item => {
    const id = running.get(item.id)
    const may = mayReadItem(standing, item) && standing.seats.some(seat => !hasInterest(seat, item.conflictedSeats))
    return id && may ? [{ id, title: item.title }] : []
  })
}

/** A meeting as schema.org knows events. A written question is none, and a place may be a link to join: it is left out. */
function eventOf(meeting: Meeting, origin: string, name: string): Thing {
  const moment = (hour: string) => (hour === '' ? meeting.held_on : `${meeting.held_on}T${hour}`)
  const attended = { 'in-person': 'Offline', online: 'Online', both: 'Mixed', written: null }[meeting.how]
  return {
    '@type': 'Event',
    '@id': `${origin}/meetings/${meeting.id}`,
    name,
    startDate: moment(meeting.starts_at),
    endDate: meeting.ends_at === '' ? null : moment(meeting.ends_at),
    eventStatus: `https://schema.org/${meeting.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: attended && `https://schema.org/${attended}EventAttendanceMode`,
    organizer: {
      '@type': 'Organization',
      name: meeting.partnership,
      url: `${origin}/partnerships/${meeting.slug}`,
    },
  }
}

async function tasksOf(db: Handle, meeting: Meeting, today: Day): Promise<Task[]> {
  const items = await listItems(db, meeting.id)
  const papers = await listPapers(db, meeting.id)
  return preparation({
    state: meeting.state,
    heldOn: meeting.held_on,
    today,
    asked: meeting.proposals_asked_at !== null,
    unanswered: items.filter(item => item.state === 'proposed').length,
    accepted: items.filter(item => item.state === 'accepted').length,
    published: meeting.agenda_published_at !== null,
    papers: papers.length,
    unsent: papers.filter(paper => paper.sent_at === null).length,
    minutesPublished: meeting.minutes_published_at !== null,
    minutesApproved: meeting.minutes_approved_on !== null,
  })
}
