/** A decision that was recorded wrongly, or twice, is withdrawn with its reason. It stays readable beside the one that stands. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { sendMail } from '../../../mail/mail.ts'
import { passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { changeDecision, type Decision } from '../decision.queries.ts'
import { reachableSeats } from '../mailing.ts'
import { followApproval, minutesAskedOf } from '../minutes/approving.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'
import { decisionHere } from './decision-here.ts'

const form = {
  withdrawn_because: passage({
    label: 'meetings.withdrawal.because',
    hint: 'meetings.withdrawal.because-hint',
    max: 1000,
  }),
  stands_instead_id: pick({ label: 'meetings.withdrawal.instead', optional: true }),
  version: versionField(),
}

/** The decisions of the same meeting, or for one in writing of the partnership, that can stand instead. */
async function others(db: Handle, decision: Decision) {
  const rows = await db
    .selectFrom('decision')
    .select(['id as value', 'text'])
    .where('partnership_id', '=', decision.partnership_id)
    .where('meeting_id', 'is not distinct from', decision.meeting_id)
    .where('agenda_item_id', 'is not distinct from', decision.agenda_item_id)
    .where('id', '<>', decision.id)
    .where('withdrawn_on', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(({ value, text }) => ({ value, text: text.slice(0, 120) }))
}

export const withdrawalPage = definePage({
  path: '/decisions/:id/withdrawal',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.withdrawn',
  publishes: 'nothing',
  template: 'meetings/decisions/withdrawal.njk',
  params: idParams,
  subject: decisionHere,
  form,
  async show({ db, subject: { decision }, t }) {
    return {
      title: t('meetings.withdrawal.title'),
      breadcrumbs: [{ text: t('meetings.decision.word'), href: `/decisions/${decision.id}` }],
      decision,
      open: decision.withdrawn_on === null,
      others: await others(db, decision),
      form: writeForm(form, { version: decision.version }),
    }
  },
  async submit({ db, hub, subject: { decision }, form: typed, today, t, audit }) {
    if (decision.withdrawn_on !== null) return refuse({ withdrawn_because: 'meetings.withdrawal.problem.already' })
    const { version, ...change } = typed
    const known = await others(db, decision)
    if (change.stands_instead_id !== null && !known.some(({ value }) => value === change.stands_instead_id))
      return refuse({
        stands_instead_id: { key: 'web.errors.choose', values: { label: 'meetings.withdrawal.instead' } },
      })
    if (!(await changeDecision(db, decision.id, version, { ...change, withdrawn_on: today })))
      return stale(writeForm(form, {}), decision.version)
    const approval = await followApproval(db, await minutesAskedOf(db, decision))
    await reconcile(db, hub, decision.partnership_id, today)
    const people = await reachableSeats(db, decision.partnership_id, today)
    for (const { name, email } of people) {
      const link = `${hub.origin}/decisions/${decision.id}`
      const body = t('meetings.mail.withdrawn.body', { name, partnership: decision.partnership, link })
      const subject = t('meetings.mail.withdrawn.subject', { partnership: decision.partnership })
      await sendMail(db, hub.seal, { to: email, subject, body }, { kind: 'decision', id: decision.id })
    }
    await audit({
      action: 'decision.withdrawn',
      subject: partnershipRef(decision.partnership_id),
      record: { kind: 'decision', id: decision.id },
      after: { ...change, told: people.length, ...approval },
    })
    return redirect(`/decisions/${decision.id}`, 'meetings.done.withdrawn')
  },
})
