/** Answers a proposed item: on the agenda, not on it, or later, and why. The proposer is told. */
import { runsPartnership } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { changeItem, type Item, nextPosition } from '../item.queries.ts'
import { comesLate, judgeLate, lateField } from '../late.ts'
import { idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'

const form = {
  state: choice({ label: 'meetings.answer.state', options: ['accepted', 'declined', 'deferred'] }),
  answer: reply({ label: 'meetings.answer.answer', hint: 'meetings.answer.answer-hint', max: 2000, optional: true }),
  late_because: lateField,
  version: versionField(),
}

export const answerPage = definePage({
  path: '/agenda-items/:id/answer',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'agenda-item.answered',
  publishes: 'nothing',
  template: 'meetings/preparing/answer.njk',
  params: idParams,
  subject: itemHere,
  form,
  async show({ db, subject: { item, meeting }, today, t }) {
    return {
      title: t('meetings.answer.title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.agenda.title'), href: `/meetings/${meeting.id}/agenda` },
      ],
      item,
      late: await comesLate(db, meeting, today),
      form: writeForm(form, shown(item)),
    }
  },
  async submit({ db, hub, actor, subject: { item, meeting }, form: typed, today, t, audit }) {
    if (meeting.state === 'held' || meeting.state === 'cancelled')
      return refuse({ state: 'meetings.agenda.problem.over' })
    if (typed.state !== 'accepted' && typed.answer === '') return refuse({ answer: 'meetings.answer.problem.reason' })
    const { version, state, answer, late_because: because } = typed
    const late =
      state === 'accepted' && item.state !== 'accepted' ? await judgeLate(db, meeting, { actor, today, because }) : null
    if (late && !late.ok) return refuse({ late_because: late.problem })
    const place =
      state === 'accepted' && item.state !== 'accepted' ? { position: await nextPosition(db, meeting.id) } : {}
    if (!(await changeItem(db, item.id, version, { state, answer, answered_on: today, ...place, ...late?.columns })))
      return stale(writeForm(form, shown(item)), item.version)
    await tellProposer(db, hub.seal, item, {
      subject: t('meetings.mail.answered.subject', { partnership: meeting.partnership }),
      body: name =>
        t('meetings.mail.answered.body', {
          name,
          title: item.closed ? t('meetings.item.closed') : item.title,
          day: longDay(meeting.held_on),
          state: t(`meetings.item.state.${state}`),
          answer: item.closed ? '' : answer,
          link: `${hub.origin}/meetings/${meeting.id}/proposals`,
        }),
    })
    await reconcile(db, hub, meeting.partnership_id, today)
    await audit({
      action: 'agenda-item.answered',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id: item.id },
      before: { state: item.state },
      after: { state },
    })
    return redirect(`/meetings/${meeting.id}/agenda`, 'meetings.done.answered')
  },
})

function shown(item: Item): { state?: 'accepted' | 'declined' | 'deferred'; answer: string; version: number } {
  const { state, answer, version } = item
  return state === 'proposed' ? { answer, version } : { state, answer, version }
}

async function tellProposer(
  tx: Tx,
  seal: Seal,
  item: Item,
  mail: { readonly subject: string; readonly body: (name: string) => string },
): Promise<void> {
  if (!item.proposed_by_person_id) return
  const person = await tx
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', item.proposed_by_person_id)
    .executeTakeFirst()
  if (!person?.email) return
  await sendMail(
    tx,
    seal,
    { to: person.email, subject: mail.subject, body: mail.body(person.name) },
    { kind: 'agenda_item', id: item.id },
  )
}
