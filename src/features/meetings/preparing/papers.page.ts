/** Papers of a meeting: brought with a summary, kept from the public where they must be, and sent to every seat. */

import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { pick, picks, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { seatsOn } from '../../partnerships/index.ts'
import { mayReadItem, mayReadPaper } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { keepPaper, lengthOf, paperFields } from '../keep-paper.ts'
import { latePapers } from '../late.ts'
import { takesProposals } from '../meeting.queries.ts'
import { findReplacing, guardOfPaper, listPapers, type Paper } from '../paper.queries.ts'
import { idParams, type MeetingHere, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

const form = {
  ...paperFields,
  agenda_item_id: pick({ label: 'meetings.papers.item', optional: true }),
  confidential: tick({ label: 'meetings.papers.confidential', hint: 'meetings.papers.confidential-hint' }),
  for_seats: picks({ label: 'meetings.papers.for-seats', hint: 'meetings.papers.for-seats-hint' }),
  replaces_id: pick({ label: 'meetings.papers.replaces', hint: 'meetings.papers.replaces-hint', optional: true }),
}

type Reading = Pick<MeetingHere, 'meeting' | 'standing'>

/** The papers of a meeting that a reader may read, with the title of the item they belong to. */
async function readable(
  db: Handle,
  { meeting, standing }: Reading,
): Promise<(Paper & { readonly item: string | null })[]> {
  const items = new Map((await listItems(db, meeting.id)).map(item => [item.id, item]))
  return (await listPapers(db, meeting.id)).flatMap(paper => {
    const item = items.get(paper.agenda_item_id ?? '') ?? null
    return mayReadPaper(standing, guardOfPaper(paper, item)) ? [{ ...paper, item: item?.title ?? null }] : []
  })
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
  async show({ db, hub, subject: { meeting, standing }, area, today, t }) {
    const items = (await listItems(db, meeting.id)).filter(item => mayReadItem(standing, item))
    const papers = await readable(db, { meeting, standing })
    const isLate = await latePapers(db, hub, meeting, { today, timeZone: area.timeZone })
    const seats = await seatsOn(db, meeting.partnership_id, today)
    const names = new Map(seats.map(({ id, name }) => [id, name]))
    return {
      title: t('meetings.papers.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: takesProposals(meeting),
      papers: papers.map(paper => ({
        ...paper,
        late: isLate(paper),
        readers: paper.for_seats.flatMap(id => names.get(id) ?? []),
      })),
      items: items.filter(item => item.state === 'accepted').map(item => ({ value: item.id, text: item.title })),
      seats: seats.map(({ id, name }) => ({ value: id, text: name })),
      earlier: papers
        .filter(({ id }) => papers.every(({ replaces_id }) => replaces_id !== id))
        .map(({ id, title }) => ({ value: id, text: title })),
    }
  },
  async submit({ db, actor, subject: { meeting, standing }, form: typed, today, audit }) {
    if (!takesProposals(meeting)) return refuse({ title: 'meetings.papers.problem.over' })
    const before = (await readable(db, { meeting, standing })).find(({ id }) => id === typed.replaces_id) ?? null
    if (typed.replaces_id && !before) return refuse({ replaces_id: 'meetings.papers.problem.replaces' })
    const taken = before && (await findReplacing(db, before.id))
    if (taken) return refuse({ replaces_id: 'meetings.papers.problem.replaced' })
    const itemId = typed.agenda_item_id || before?.agenda_item_id
    const item = (await listItems(db, meeting.id)).find(one => one.id === itemId) ?? null
    if (typed.agenda_item_id && !item) return refuse({ agenda_item_id: 'meetings.papers.problem.item' })
    const pages = await lengthOf(typed)
    if (typeof pages !== 'number') return refuse(pages)
    // A new version is read by nobody who might not read the one before.
    const confidential = typed.confidential || (item?.closed ?? false) || (before?.confidential ?? false)
    const known = (await seatsOn(db, meeting.partnership_id, today)).map(({ id }) => id)
    const chosen = typed.for_seats.filter(id => known.includes(id))
    if (chosen.length !== typed.for_seats.length) return refuse({ for_seats: 'meetings.papers.problem.seats' })
    if (chosen.length > 0 && !confidential) return refuse({ confidential: 'meetings.papers.problem.open' })
    const id = await keepPaper(db, typed, pages, {
      partnershipId: meeting.partnership_id,
      meetingId: meeting.id,
      itemId: item?.id ?? null,
      writtenId: null,
      confidential,
      forSeats: chosen.length > 0 ? chosen : (before?.for_seats ?? []),
      replacesId: before?.id ?? null,
      by: actor.person!.id,
      sentAt: null,
    })
    await audit({
      action: 'paper.added',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'paper', id },
      after: { pages, confidential, ...(before ? { replaces: before.id } : {}) },
    })
    return redirect(`/meetings/${meeting.id}/papers`, 'meetings.done.paper')
  },
})
