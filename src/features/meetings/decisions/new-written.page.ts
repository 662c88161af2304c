/** Puts a question to every seat in writing, where it cannot wait for a meeting. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { dayField, hidden, line, passage, pick, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { boardAbove, isOver, rulesInForce, seatsOn, undenied } from '../../partnerships/index.ts'
import { holdMeeting } from '../meeting.queries.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { mayStandIn } from '../roll.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { aboveWords } from '../upward/above-words.ts'
import { touchingFields } from './decision-form.ts'
import { makeWrittenLink } from './written-link.queries.ts'

const form = {
  text: passage({ label: 'meetings.decision-form.text', hint: 'meetings.written.text-hint', max: 3000 }),
  basis: passage({ label: 'meetings.decision-form.basis', hint: 'meetings.decision-form.basis-hint', max: 3000 }),
  why_written: passage({ label: 'meetings.written.why', max: 1000 }),
  ...touchingFields,
  closes_on: dayField({ future: true, label: 'meetings.written.closes' }),
  owner_seat_id: pick({ label: 'meetings.decision-form.owner' }),
  binds: line({ label: 'meetings.decision-form.binds', hint: 'meetings.decision-form.binds-hint', optional: true }),
  subject_to_confirmation: tick({
    label: 'meetings.decision-form.confirmation',
    hint: 'meetings.decision-form.confirmation-hint',
  }),
  approves: hidden(),
}

export const newWrittenPage = definePage({
  path: '/partnerships/:slug/decisions/new',
  mends: ['decisions'],
  workspace: { stage: 'run', label: 'partnerships.nav.written' },
  access: runsPartnership,
  audit: 'written-procedure.begun',
  publishes: 'nothing',
  template: 'meetings/decisions/new-written.njk',
  params: slugParams,
  subject: partnershipHere,
  query: z.object({ minutes: z.uuid().optional().catch(undefined) }),
  form,
  changesPages: false,
  async show({ db, subject: { partnership }, query, today, t }) {
    const minutes = await minutesToApprove(db, partnership.id, query.minutes ?? '')
    const day = minutes && longDay(minutes.held_on)
    return {
      ...(minutes
        ? { form: writeForm(form, { text: t('meetings.approval.item-text', { day }), approves: minutes.id }) }
        : {}),
      unanswered: await listUnanswered(db, minutes?.id ?? null),
      title: t('meetings.written.new'),
      above: aboveWords(t, await boardAbove(db, partnership.id, today)),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      seats: (await seatsOn(db, partnership.id, today)).map(seat => ({ value: seat.id, text: seat.name })),
    }
  },
  async submit({ db, hub, subject: { partnership }, form: typed, today, now, t, audit }) {
    if (isOver(partnership)) return refuse({ text: 'meetings.new.problem.over' })
    if (typed.closes_on <= today) return refuse({ closes_on: 'meetings.written.problem.closes' })
    const seats = await seatsOn(db, partnership.id, today)
    if (!seats.some(seat => seat.id === typed.owner_seat_id))
      return refuse({ owner_seat_id: 'meetings.decision-form.problem.owner' })
    const minutes = await minutesToApprove(db, partnership.id, typed.approves)
    // Held, so that the text that the seats are asked about does not change in between.
    if (minutes) await holdMeeting(db, minutes.id)
    const { approves: _, ...kept } = typed
    const { rules, versionId } = await rulesInForce(db, partnership.id)
    const id = newId()
    await db
      .insertInto('written_procedure')
      .values({
        id,
        partnership_id: partnership.id,
        asked_on: today,
        ...kept,
        approves_meeting_id: minutes?.id ?? null,
        matters: [...typed.matters],
        cost: typed.cost === null ? null : String(typed.cost),
        rules: JSON.stringify(rules),
        terms_version_id: versionId,
      })
      .execute()
    const people = await askable(db, partnership.id, today)
    for (const { name, email, ...whose } of people) {
      const token = await makeWrittenLink(db, { writtenId: id, ...whose }, now)
      const answer = `${hub.origin}/written-answers/${token}`
      const body = t('meetings.mail.written.body', {
        name,
        partnership: partnership.name,
        text: typed.text,
        closes: longDay(typed.closes_on),
        basis: typed.basis,
        for: `${answer}?say=for`,
        against: `${answer}?say=against`,
        abstain: `${answer}?say=abstain`,
        conflict: `${answer}?say=conflict`,
        link: `${hub.origin}/written-procedures/${id}`,
      })
      const subject = t('meetings.mail.written.subject', { partnership: partnership.name })
      await sendMail(db, hub.seal, { to: email, subject, body }, { kind: 'written_procedure', id })
    }
    await audit({
      action: 'written-procedure.begun',
      subject: partnershipRef(partnership.id),
      record: { kind: 'written_procedure', id },
      after: { closes_on: typed.closes_on, told: people.length },
    })
    return redirect(`/written-procedures/${id}`, 'meetings.done.written')
  },
})

/** Everybody who can be asked by mail: each holder, and each substitute with authority, for each of their seats. */
async function askable(db: Handle, partnershipId: string, today: Day) {
  return (await seatsOn(db, partnershipId, today)).flatMap(seat =>
    (['holder', 'substitute'] as const).flatMap(as => {
      const person = undenied(seat[as])
      const speaks = as === 'holder' || mayStandIn(seat)
      return person?.email && speaks
        ? [{ name: person.name, email: person.email, personId: person.personId, seatId: seat.id, as }]
        : []
    }),
  )
}

/** The published minutes of a meeting that are still to be approved; null where the id is of no such meeting. */
async function minutesToApprove(db: Handle, partnershipId: string, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const found = await db
    .selectFrom('meeting')
    .select(['id', 'held_on'])
    .where('id', '=', id)
    .where('partnership_id', '=', partnershipId)
    .where('minutes_published_at', 'is not', null)
    .where('minutes_approved_on', 'is', null)
    .executeTakeFirst()
  return found ?? null
}
