/** Papers of a question in writing: what the seats read before they answer. One that is added later is told to every seat at once. */
import { runsPartnership } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { t } from '../../../web/render.ts'
import { keepPaper, lengthOf, paperFields } from '../keep-paper.ts'
import { reachableSeats } from '../mailing.ts'
import { listPapersOfQuestion, type Paper } from '../paper.queries.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import { takesAnswers } from './answering.ts'
import type { WrittenProcedure } from './written.queries.ts'
import { writtenToRun } from './written-here.ts'

/** A paper as the pages of its question show it. `under`: the address that it is fetched below, where not by its own. */
export function paperCard({ id, title, pages, summary }: Paper, under?: string) {
  return { title, pages, summary, href: under ? `${under}/papers/${id}` : `/papers/${id}` }
}

export const writtenPapersPage = definePage({
  path: '/written-procedures/:id/papers',
  workspace: { within: 'written' },
  access: runsPartnership,
  audit: 'written-procedure.paper-added',
  publishes: 'nothing',
  template: 'meetings/decisions/written-papers.njk',
  params: idParams,
  subject: writtenToRun,
  form: paperFields,
  changesPages: false,
  async show({ db, subject: { written }, area, now, t }) {
    return {
      title: t('meetings.papers.title'),
      breadcrumbs: [
        ...meetingsCrumbs(t, written),
        { text: t('meetings.written.title'), href: `/written-procedures/${written.id}` },
      ],
      written,
      papers: (await listPapersOfQuestion(db, written.id)).map(paper => paperCard(paper)),
      open: takesAnswers(written, now, area.timeZone),
      fields: Object.keys(paperFields),
    }
  },
  async submit({ db, hub, actor, subject: { written }, form: typed, area, now, today, audit }) {
    if (!takesAnswers(written, now, area.timeZone)) return refuse({ title: 'meetings.written.problem.over' })
    const pages = await lengthOf(typed)
    if (typeof pages !== 'number') return refuse(pages)
    const id = await keepPaper(db, typed, pages, {
      partnershipId: written.partnership_id,
      meetingId: null,
      itemId: null,
      writtenId: written.id,
      confidential: written.closed_to_public,
      by: actor.person!.id,
      sentAt: now,
    })
    await tellOfPaper(db, hub, written, typed.title, today)
    await audit({
      action: 'written-procedure.paper-added',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'paper', id },
      after: { pages, written: written.id },
    })
    return redirect(`/written-procedures/${written.id}/papers`, 'meetings.done.written-paper')
  },
})

async function tellOfPaper(tx: Tx, hub: Hub, written: WrittenProcedure, title: string, today: Day): Promise<void> {
  const paper = written.closed_to_public ? t('meetings.mail.papers.closed') : title
  for (const { name, email } of await reachableSeats(tx, written.partnership_id, today)) {
    const link = `${hub.origin}/written-procedures/${written.id}`
    const body = t('meetings.mail.written-paper.body', { name, partnership: written.partnership, paper, link })
    const subject = t('meetings.mail.written-paper.subject', { partnership: written.partnership })
    await sendMail(tx, hub.seal, { to: email, subject, body }, { kind: 'written_procedure', id: written.id })
  }
}
