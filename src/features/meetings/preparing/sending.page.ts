/** Sends the papers that have not gone out: every holder and substitute gets a mail, with the date for their calendar. */
import { runsPartnership } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { showFiles } from '../../../files/files.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { whenAndWhere } from '../details.ts'
import { listItems } from '../item.queries.ts'
import { reachableSeats, tellSeats } from '../mailing.ts'
import { changeMeeting } from '../meeting.queries.ts'
import { listPapers, type Paper } from '../paper.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

const form = { version: versionField() }

export const sendingPage = definePage({
  path: '/meetings/:id/papers/sending',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.papers-sent',
  publishes: 'nothing',
  template: 'meetings/preparing/sending.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, today, t }) {
    const papers = await listPapers(db, meeting.id)
    return {
      title: t('meetings.sending.title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.papers.title'), href: `/meetings/${meeting.id}/papers` },
      ],
      meeting,
      papers: papers.length,
      waiting: papers.filter(paper => !paper.sent_at),
      people: await reachableSeats(db, meeting.partnership_id, today),
      form: writeForm(form, { version: meeting.version }),
    }
  },
  async submit({ db, hub, subject: { meeting }, form: typed, today, now, t, audit }) {
    const waiting = (await listPapers(db, meeting.id)).filter(paper => !paper.sent_at)
    if (waiting.length === 0) return refuse({ version: 'meetings.sending.problem.none' })
    if (!(await changeMeeting(db, meeting.id, typed.version, { papers_sent_at: now })))
      return stale(writeForm(form, {}), meeting.version)
    await release(db, waiting, now)
    const closed = new Set(
      (await listItems(db, meeting.id)).filter(item => item.closed).map(item => item.id as string | null),
    )
    const told = await tellSeats(db, hub, {
      meeting: { ...meeting, version: meeting.version + 1 },
      today,
      subject: t('meetings.mail.papers.subject', { partnership: meeting.partnership }),
      body: ({ name, seatId, goesOnFrom }) =>
        t('meetings.mail.papers.body', {
          name,
          partnership: meeting.partnership,
          when: whenAndWhere(t, meeting),
          papers: waiting
            .filter(
              ({ for_seats }) => for_seats.length === 0 || [seatId, ...goesOnFrom].some(id => for_seats.includes(id)),
            )
            .map(paper => named(paper, closed, t('meetings.mail.papers.closed')))
            .join('\n'),
          link: `${hub.origin}/meetings/${meeting.id}`,
          seat: `${hub.origin}/seats/${seatId}`,
        }),
      forCalendars: true,
    })
    await audit({
      action: 'meeting.papers-sent',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { papers: waiting.map(paper => paper.id), told },
    })
    return redirect(`/meetings/${meeting.id}`, 'meetings.done.sent')
  },
})

/** A line of the mail. A mail may be read over a shoulder or passed on, so closed matters are not named in it. */
function named(paper: Paper, closed: ReadonlySet<string | null>, word: string): string {
  return `- ${paper.confidential || closed.has(paper.agenda_item_id) ? word : paper.title}`
}

async function release(tx: Tx, papers: readonly Paper[], now: Date): Promise<void> {
  const ids = papers.map(paper => paper.id)
  await tx.updateTable('paper').set({ sent_at: now }).where('id', 'in', ids).execute()
  const open = papers.filter(paper => !paper.confidential).map(paper => paper.file_id)
  await showFiles(tx, open, 'public')
}
