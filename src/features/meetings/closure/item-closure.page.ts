/** Looks again at whether an item of an agenda stays closed to the public: it is opened, or stays closed until another day. */
import { runsPartnership } from '../../../access/access.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { keepLook, listLooks } from '../closure.queries.ts'
import { listDecisionsOf } from '../decision.queries.ts'
import { changeItem } from '../item.queries.ts'
import { followApproval } from '../minutes/approving.ts'
import { listPapers } from '../paper.queries.ts'
import { idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { lookForm, lookOf, mayOpen, openPapers } from './look-form.ts'

export const itemClosurePage = definePage({
  path: '/agenda-items/:id/closure',
  workspace: { within: 'closed' },
  access: runsPartnership,
  audit: 'agenda-item.closure-looked-at',
  publishes: 'nothing',
  template: 'meetings/closure/closure.njk',
  params: idParams,
  subject: itemHere,
  form: lookForm,
  async show({ db, subject: { item, meeting }, t }) {
    const papers = (await listPapers(db, meeting.id)).filter(
      paper => paper.agenda_item_id === item.id && mayOpen(paper),
    )
    const decisions = (await listDecisionsOf(db, meeting.id)).filter(one => one.agenda_item_id === item.id)
    return {
      title: t('meetings.closure.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      what: item.title,
      closed: item.closed,
      reason: item.closed_reason,
      relookOn: item.relook_on,
      looks: await listLooks(db, 'agenda-item', item.id),
      papers: papers.map(({ id, title }) => ({ value: id, text: title })),
      opens: t('meetings.closure.opens-item', { decisions: decisions.length }),
      back: `/meetings/${meeting.id}#item-${item.id}`,
      form: writeForm(lookForm, { version: item.version }),
    }
  },
  async submit({ db, subject: { item, meeting }, form: typed, today, audit }) {
    if (!item.closed) return refuse({ outcome: 'meetings.closure.problem.open' })
    const papers = (await listPapers(db, meeting.id)).filter(paper => paper.agenda_item_id === item.id)
    const { look, problems } = lookOf(typed, papers, today)
    if (problems) return refuse(problems)
    const change = look.opened
      ? { closed: false, closed_reason: '', relook_on: null }
      : { closed_reason: look.because, relook_on: look.nextOn }
    if (!(await changeItem(db, item.id, typed.version, change))) return stale(writeForm(lookForm, {}), item.version)
    await keepLook(db, 'agenda-item', item.id, look)
    const opened = look.opened ? papers.filter(({ id }) => typed.papers.includes(id)) : []
    await openPapers(db, opened)
    // A closed item approves the closed part of minutes, an open one the rest.
    const approval = await followApproval(db, item.approves_meeting_id)
    await audit({
      action: 'agenda-item.closure-looked-at',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id: item.id },
      before: { reason: item.closed_reason, relook_on: item.relook_on },
      after: { ...look, papers: opened.map(({ id }) => id), ...approval },
    })
    return redirect(
      `/meetings/${meeting.id}#item-${item.id}`,
      look.opened ? 'meetings.done.closure-open' : 'meetings.done.closure-kept',
    )
  },
})
