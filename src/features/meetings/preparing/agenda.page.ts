/** The agenda in the making: proposals to answer, the order of items, and its publication. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { hidden, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { listTemplateItems, listTemplates } from '../agenda-template.queries.ts'
import { listItems, nextPosition } from '../item.queries.ts'
import { beginningsFor, shownTo } from '../item-shown.ts'
import { comesLate, judgeLate, type LateColumns, lateField } from '../late.ts'
import { changeMeeting, type Meeting, takesProposals } from '../meeting.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { listDeferred } from './deferred.queries.ts'
import { putStandingItems } from './from-last.ts'
import { type ItemLine, readItemLines } from './item-lines.ts'
import { inOrderTyped, moved } from './order.ts'

const form = {
  act: hidden(),
  several: passage({
    label: 'meetings.agenda.several',
    hint: 'meetings.agenda.several-hint',
    max: 10_000,
    optional: true,
  }),
  late_because: lateField,
  begins_from: pick({ label: 'meetings.agenda.begins-from', optional: true }),
  version: versionField(),
}

export const agendaPage = definePage({
  path: '/meetings/:id/agenda',
  mendsRecord: { meeting: ['agenda'] },
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.agenda-changed',
  publishes: 'nothing',
  template: 'meetings/preparing/agenda.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting, standing }, today, t }) {
    const closed = t('meetings.item.closed')
    const shown = (await listItems(db, meeting.id)).map(item => shownTo(standing, item))
    const items = shown.map(({ kept, item }) => ({ ...item, title: kept ? closed : item.title, kept }))
    const begins = beginningsFor(
      meeting.starts_at,
      shown.filter(({ item }) => item.state === 'accepted'),
    )
    const accepted = items.filter(item => item.state === 'accepted')
    return {
      title: t('meetings.agenda.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: takesProposals(meeting),
      late: await comesLate(db, meeting, today),
      proposed: items.filter(item => item.state === 'proposed'),
      accepted: accepted.map((item, at) => ({ ...item, begins: begins[at] })),
      // A sum without those that are kept is not the sum.
      minutes: accepted.some(({ kept }) => kept) ? 0 : accepted.reduce((sum, item) => sum + (item.minutes ?? 0), 0),
      answered: items.filter(item => item.state === 'declined' || item.state === 'deferred'),
      templates: (await listTemplates(db, meeting.partnership_id)).map(({ id, name }) => ({ value: id, text: name })),
      deferred: takesProposals(meeting) ? await listDeferred(db, meeting, standing) : [],
      form: writeForm(form, { version: meeting.version }),
    }
  },
  async submit({ db, actor, subject: { meeting }, form: typed, raw, today, now, t, audit }) {
    if (!takesProposals(meeting)) return refuse({ act: 'meetings.agenda.problem.over' })
    const [verb = '', itemId = ''] = typed.act.split(':')
    const accepted = (await listItems(db, meeting.id)).filter(item => item.state === 'accepted')
    if (verb === 'publish' && accepted.length === 0) return refuse({ act: 'meetings.agenda.problem.empty' })
    const { items, problem } = readItemLines(verb === 'several' ? typed.several : '')
    if (problem)
      return refuse({
        several: { key: `meetings.agenda.problem.${problem.what}`, values: { line: problem.line.slice(0, 80) } },
      })
    if (verb === 'several' && items.length === 0) return refuse({ several: 'meetings.agenda.problem.no-lines' })
    // What always stands on an agenda comes late like everything else: with it comes what the seats are to decide.
    const template = verb === 'standing' ? typed.begins_from : null
    if (template !== null && !(await listTemplates(db, meeting.partnership_id)).some(({ id }) => id === template))
      return refuse({ begins_from: { key: 'web.errors.choose', values: { label: 'meetings.agenda.begins-from' } } })
    const late =
      verb === 'standing' || verb === 'several'
        ? await judgeLate(db, meeting, { actor, today, because: typed.late_because })
        : null
    if (late && !late.ok) return refuse({ late_because: late.problem })
    const change = verb === 'publish' ? { state: 'agenda-out' as const, agenda_published_at: now } : {}
    if (!(await changeMeeting(db, meeting.id, typed.version, change)))
      return stale(writeForm(form, {}), meeting.version)
    if (late && verb === 'standing')
      await putStandingItems(
        db,
        t,
        meeting,
        late.columns,
        template === null ? null : await listTemplateItems(db, template),
      )
    if (late && verb === 'several') await putLines(db, meeting, items, late.columns)
    if (verb === 'order') await reorder(db, meeting, inOrderTyped(raw, ids(accepted)))
    if (verb === 'up' || verb === 'down') await reorder(db, meeting, moved(ids(accepted), itemId, verb))
    await audit({
      action: verb === 'publish' ? 'meeting.agenda-published' : 'meeting.agenda-changed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { act: typed.act, items: accepted.length + items.length },
    })
    if (verb === 'publish') return redirect(`/meetings/${meeting.id}`, 'meetings.done.published')
    return redirect(`/meetings/${meeting.id}/agenda#item-${itemId}`)
  },
})

/** Puts the items of the lines on the agenda, behind what stands there and in their order. */
async function putLines(tx: Tx, meeting: Meeting, items: readonly ItemLine[], late: LateColumns): Promise<void> {
  const first = await nextPosition(tx, meeting.id)
  const rows = items.map((item, at) => ({
    id: newId(),
    meeting_id: meeting.id,
    position: first + at,
    state: 'accepted' as const,
    ...item,
    ...late,
  }))
  await tx.insertInto('agenda_item').values(rows).execute()
}

function ids(items: readonly { readonly id: string }[]): string[] {
  return items.map(item => item.id)
}

/** Writes the order of the accepted items; proposed ones keep their place behind whatever they stood behind. */
async function reorder(tx: Tx, meeting: Meeting, order: readonly string[]): Promise<void> {
  for (const [at, id] of order.entries()) {
    await tx
      .updateTable('agenda_item')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .where('meeting_id', '=', meeting.id)
      .execute()
  }
}
