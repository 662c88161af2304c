/** Papers of a meeting: brought with a summary, kept from the public where they must be, and sent to every seat. */

import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { keepFile } from '../../../files/files.ts'
import { fileField, line, passage, pick, tick, whole } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { mayReadItem, mayReadPaper } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { takesProposals } from '../meeting.queries.ts'
import { listPapers } from '../paper.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { countPages } from './page-count.ts'
import { measurePaper } from './paper-wording.ts'

/** A paper longer than this needs a summary: nobody reads forty pages on a bus. */
export const longPaper = 4

const form = {
  title: line({ label: 'meetings.papers.paper-title' }),
  file: fileField({ label: 'meetings.papers.file', hint: 'meetings.papers.file-hint' }),
  pages: whole({
    label: 'meetings.papers.pages',
    hint: 'meetings.papers.pages-hint',
    min: 1,
    max: 5000,
    optional: true,
  }),
  summary: passage({
    label: 'meetings.papers.summary',
    hint: 'meetings.papers.summary-hint',
    max: 3000,
    optional: true,
  }),
  explained: passage({
    label: 'meetings.papers.explained',
    hint: 'meetings.papers.explained-hint',
    max: 2000,
    optional: true,
  }),
  agenda_item_id: pick({ label: 'meetings.papers.item', optional: true }),
  confidential: tick({ label: 'meetings.papers.confidential', hint: 'meetings.papers.confidential-hint' }),
}

export const papersPage = definePage({
  path: '/meetings/:id/papers',
  mendsRecord: { meeting: ['papers'] },
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'paper.added',
  publishes: 'nothing',
  template: 'meetings/preparing/papers.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting, standing }, t }) {
    const all = await listItems(db, meeting.id)
    const items = all.filter(item => mayReadItem(standing, item))
    const titles = new Map(items.map(item => [item.id, item.title]))
    return {
      title: t('meetings.papers.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: takesProposals(meeting),
      papers: (await listPapers(db, meeting.id))
        .filter(paper =>
          mayReadPaper(standing, {
            confidential: paper.confidential,
            sent: paper.sent_at !== null,
            item: all.find(({ id }) => id === paper.agenda_item_id) ?? null,
          }),
        )
        .map(paper => ({ ...paper, item: titles.get(paper.agenda_item_id ?? '') ?? null })),
      items: items.filter(item => item.state === 'accepted').map(item => ({ value: item.id, text: item.title })),
    }
  },
  async submit({ db, actor, subject: { meeting }, form: typed, audit }) {
    if (!takesProposals(meeting)) return refuse({ title: 'meetings.papers.problem.over' })
    const item = (await listItems(db, meeting.id)).find(one => one.id === typed.agenda_item_id) ?? null
    if (typed.agenda_item_id && !item) return refuse({ agenda_item_id: 'meetings.papers.problem.item' })
    const pages = (await countPages(typed.file.bytes)) ?? typed.pages
    if (pages === null) return refuse({ pages: 'meetings.papers.problem.pages' })
    if (pages > longPaper && typed.summary === '')
      return refuse({ summary: { key: 'meetings.papers.problem.summary', values: { pages } } })
    const confidential = typed.confidential || (item?.closed ?? false)
    const id = newId()
    // The file stays with those who prepare the meeting until it is sent.
    const fileId = await keepFile(db, {
      name: typed.file.name,
      bytes: typed.file.bytes,
      subject: partnershipRef(meeting.partnership_id),
      visibility: 'team',
      uploadedBy: actor.person!.id,
    })
    const { title, summary, explained } = typed
    const wording = await measurePaper(typed.file)
    await db
      .insertInto('paper')
      .values({
        id,
        meeting_id: meeting.id,
        agenda_item_id: item?.id ?? null,
        title,
        summary,
        explained,
        reading_age: wording === null ? null : String(wording.readingAge),
        long_words: [...(wording?.longWords ?? [])],
        pages,
        file_id: fileId,
        confidential,
      })
      .execute()
    await audit({
      action: 'paper.added',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'paper', id },
      after: { pages, confidential },
    })
    return redirect(`/meetings/${meeting.id}/papers`, 'meetings.done.paper')
  },
})
