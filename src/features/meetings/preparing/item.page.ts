/** One agenda item: its words, what it serves, and whether it is closed to the public; and a new one put on the agenda. */

import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { showFiles } from '../../../files/files.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { mayReadItem } from '../entitlement.ts'
import { changeItem, findItem, nextPosition } from '../item.queries.ts'
import { comesLate, judgeLate, lateField } from '../late.ts'
import { takesProposals } from '../meeting.queries.ts'
import { followApproval } from '../minutes/approving.ts'
import { idParams, itemHere, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { itemChange, itemFieldNames, itemFields, itemProblems, listObjectives } from './item-form.ts'

const fields = { ...itemFields, version: versionField() }

/** What says whether an item is closed. Once its meeting was held, that is looked at again on a page of its own, with the reason kept. */
const ofClosure: readonly string[] = ['closed', 'closed_reason', 'relook_on']
const isKeptClosed = (item: { readonly closed: boolean }, meeting: { readonly state: string }): boolean =>
  item.closed && meeting.state === 'held'

export const itemPage = definePage({
  path: '/agenda-items/:id',
  mendsRecord: { 'agenda-item': ['agenda-item', 'closed-items'] },
  showsRecord: ['agenda-item'],
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'agenda-item.changed',
  publishes: 'nothing',
  template: 'meetings/preparing/item.njk',
  params: idParams,
  subject: itemHere,
  form: fields,
  async show({ db, subject: { item, meeting }, t }) {
    return {
      title: item.title,
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.agenda.title'), href: `/meetings/${meeting.id}/agenda` },
      ],
      names: [...itemFieldNames.filter(name => !isKeptClosed(item, meeting) || !ofClosure.includes(name)), 'version'],
      keptClosed: isKeptClosed(item, meeting),
      objectives: await listObjectives(db, meeting.partnership_id),
      item,
      form: writeForm(fields, item),
    }
  },
  async submit({ db, subject: { item, meeting }, form, today, audit }) {
    const { closed, closed_reason, relook_on } = item
    const typed = isKeptClosed(item, meeting) ? { ...form, closed, closed_reason, relook_on } : form
    const problems = itemProblems(typed, await listObjectives(db, meeting.partnership_id), today)
    const over = isKeptClosed(item, meeting) ? ofClosure : []
    const known = Object.fromEntries(Object.entries(problems).filter(([name]) => !over.includes(name)))
    if (Object.keys(known).length > 0) return refuse(known)
    const { version, ...values } = typed
    if (!(await changeItem(db, item.id, version, itemChange(values, item, today))))
      return stale(writeForm(fields, item), item.version)
    if (values.closed) await closePapers(db, item.id)
    // A closed item approves the closed part of minutes, an open one the rest.
    const approval = await followApproval(db, item.approves_meeting_id)
    await audit({
      action: 'agenda-item.changed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id: item.id },
      after: { closed: values.closed, key_decision: values.key_decision, ...approval },
    })
    return redirect(`/meetings/${meeting.id}/agenda#item-${item.id}`, 'meetings.done.item')
  },
})

/** Papers of an item that is closed are closed with it, whatever they were before. */
async function closePapers(tx: Tx, itemId: string): Promise<void> {
  const papers = await tx
    .updateTable('paper')
    .set({ confidential: true })
    .where('agenda_item_id', '=', itemId)
    .returning('file_id')
    .execute()
  await showFiles(
    tx,
    papers.map(paper => paper.file_id),
    'team',
  )
}

const newForm = {
  ...itemFields,
  late_because: lateField,
}

export const newItemPage = definePage({
  path: '/meetings/:id/items',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'agenda-item.added',
  publishes: 'nothing',
  template: 'meetings/preparing/item.njk',
  params: idParams,
  query: z.object({ from: z.uuid().optional().catch(undefined) }),
  subject: meetingHere,
  form: newForm,
  async show({ db, subject: { meeting, standing }, query, today, t }) {
    const late = await comesLate(db, meeting, today)
    const from = query.from ? await findItem(db, query.from) : null
    const readable = from !== null && mayReadItem(standing, from)
    const deferred =
      readable && from.state === 'deferred' ? await isOf(db, from.meeting_id, meeting.partnership_id) : false
    return {
      title: t('meetings.agenda.add'),
      breadcrumbs: meetingCrumbs(t, meeting),
      names: [...itemFieldNames, ...(late ? ['late_because'] : [])],
      objectives: await listObjectives(db, meeting.partnership_id),
      item: null,
      keptClosed: false,
      ...(from && deferred ? { form: writeForm(newForm, from) } : {}),
    }
  },
  async submit({ db, actor, subject: { meeting }, form: { late_because, ...typed }, today, audit }) {
    if (!takesProposals(meeting)) return refuse({ title: 'meetings.agenda.problem.over' })
    const late = await judgeLate(db, meeting, { actor, today, because: late_because })
    if (!late.ok) return refuse({ late_because: late.problem })
    const problems = itemProblems(typed, await listObjectives(db, meeting.partnership_id), today)
    if (Object.keys(problems).length > 0) return refuse(problems)
    const id = newId()
    await db
      .insertInto('agenda_item')
      .values({
        id,
        meeting_id: meeting.id,
        position: await nextPosition(db, meeting.id),
        state: 'accepted',
        ...itemChange(typed, null, today),
        ...late.columns,
        title: typed.title,
      })
      .execute()
    await audit({
      action: 'agenda-item.added',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id },
      after: { meeting: meeting.id, closed: typed.closed },
    })
    return redirect(`/meetings/${meeting.id}/agenda#item-${id}`, 'meetings.done.item')
  },
})

/** Whether a meeting is one of a partnership. */
async function isOf(db: Handle, meetingId: string, partnershipId: string): Promise<boolean> {
  const found = await db
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return found !== undefined
}
