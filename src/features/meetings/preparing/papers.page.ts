/** Papers of a meeting: brought with a summary, kept from the public where they must be, and sent to every seat. */

import { runsPartnership } from '../../../access/access.ts'
import { pick, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { mayReadItem, mayReadPaper } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { takesProposals } from '../meeting.queries.ts'
import { listPapers } from '../paper.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { keepPaper, lengthOf, paperFields } from './keep-paper.ts'

const form = {
  ...paperFields,
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
    const pages = await lengthOf(typed)
    if (typeof pages !== 'number') return refuse(pages)
    const confidential = typed.confidential || (item?.closed ?? false)
    const id = await keepPaper(db, typed, pages, {
      partnershipId: meeting.partnership_id,
      meetingId: meeting.id,
      itemId: item?.id ?? null,
      writtenId: null,
      confidential,
      by: actor.person!.id,
      sentAt: null,
    })
    await audit({
      action: 'paper.added',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'paper', id },
      after: { pages, confidential },
    })
    return redirect(`/meetings/${meeting.id}/papers`, 'meetings.done.paper')
  },
})
