/** Names who is in the room without a seat. They have no vote and count for no quorum. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { choice, hidden, line, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { listItems } from '../item.queries.ts'
import { shownTo } from '../item-shown.ts'
import type { Meeting } from '../meeting.queries.ts'
import type { Standing } from '../standing.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { listOthers, otherParts } from './others.queries.ts'

const form = {
  part: choice({ label: 'meetings.others.part', options: otherParts, optional: true }),
  name: line({ label: 'meetings.others.name', hint: 'meetings.others.name-hint', max: 120, optional: true }),
  organisation: line({ label: 'meetings.others.organisation', max: 120, optional: true }),
  agenda_item_id: pick({ label: 'meetings.others.item', hint: 'meetings.others.item-hint', optional: true }),
  remove: hidden(),
}

/** The open items that somebody can have come for; a closed one is named to nobody outside. */
async function itemsOf(db: Handle, meeting: Meeting, standing: Standing) {
  const items = (await listItems(db, meeting.id)).filter(item => item.state === 'accepted' && !item.closed)
  return items.map(item => ({ value: item.id, text: shownTo(standing, item).item.title ?? '' }))
}

/** Until the minutes are approved: then they say who was there. */
const isOpen = (meeting: Meeting): boolean => meeting.state !== 'cancelled' && meeting.minutes_approved_on === null

export const othersPage = definePage({
  path: '/meetings/:id/others',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.others-named',
  publishes: 'nothing',
  template: 'meetings/others/others.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting, standing }, t }) {
    const items = await itemsOf(db, meeting, standing)
    return {
      title: t('meetings.others.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      others: (await listOthers(db, meeting.id)).map(one => ({
        ...one,
        item: items.find(({ value }) => value === one.itemId)?.text ?? '',
      })),
      items,
      open: isOpen(meeting),
    }
  },
  async submit({ db, subject: { meeting, standing }, form: typed, audit }) {
    if (!isOpen(meeting)) return refuse({ name: 'meetings.others.problem.over' })
    const { remove, part, ...rest } = typed
    const record = { subject: partnershipRef(meeting.partnership_id), record: { kind: 'meeting', id: meeting.id } }
    const back = `/meetings/${meeting.id}/others`
    if (remove !== '') {
      const there = (await listOthers(db, meeting.id)).find(({ id }) => id === remove)
      if (there) await db.deleteFrom('meeting_other').where('id', '=', there.id).execute()
      // A name that was put down by mistake is not kept in the record of changes.
      await audit({ action: 'meeting.others-named', ...record, after: { removed: there?.part ?? null } })
      return redirect(back)
    }
    const problems = {
      ...(part === null ? { part: { key: 'web.errors.choose', values: { label: 'meetings.others.part' } } } : {}),
      ...(rest.name === '' ? { name: { key: 'web.errors.missing', values: { label: 'meetings.others.name' } } } : {}),
    }
    if (part === null || rest.name === '') return refuse(problems)
    const known = await itemsOf(db, meeting, standing)
    if (rest.agenda_item_id !== null && !known.some(({ value }) => value === rest.agenda_item_id))
      return refuse({ agenda_item_id: { key: 'web.errors.choose', values: { label: 'meetings.others.item' } } })
    await db
      .insertInto('meeting_other')
      .values({ id: newId(), meeting_id: meeting.id, part, ...rest })
      .execute()
    await audit({ action: 'meeting.others-named', ...record, after: { part } })
    return redirect(back, 'meetings.done.others')
  },
})
