/** What the chair does with a round: opens it, closes it, and sees that something comes of it. */

import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Handle } from '../../../db/open.ts'
import { roundKinds } from '../../../facts/partnership/survey-questions.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, dayField, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { setAction } from '../actions.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { healthCrumbs, roundOfAddress, roundParams } from './round-subject.ts'
import { closeRound, findRounds, findTaken, openRound, type Round } from './rounds.queries.ts'

const openForm = {
  kind: choice({ label: 'partnerships.health.kind', options: roundKinds }),
  closes_on: dayField({ future: true, label: 'partnerships.health.closes-on' }),
}

export const roundOpeningPage = definePage({
  path: '/partnerships/:slug/health-check/opening',
  mends: ['health-check', 'pulse', 'working-together'],
  access: runsPartnership,
  audit: 'partnership.round-opened',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: openForm,
  subject: anyPartnership,
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, subjectOf(subject), today)
    return {
      title: t('partnerships.health.open-title'),
      breadcrumbs: healthCrumbs(t, subject),
      intro: t('partnerships.health.open-intro'),
      fields: ['kind', 'closes_on'],
      button: t('partnerships.health.open-button'),
      form: writeForm(openForm, { kind: 'health-check', closes_on: addDays(today, clock('round-open').value) }),
    }
  },
  async submit({ db, subject, form: typed, today, hub, t, audit }) {
    const seats = (await seatsOn(db, subject.id, today)).filter(({ holder }) => holder !== null)
    if (seats.length === 0) return refuse({ kind: 'partnerships.health.problem.nobody' })
    const running = (await findRounds(db, subject.id)).some(each => each.kind === typed.kind && each.closed_on === null)
    if (running) return refuse({ kind: 'partnerships.health.problem.open' })
    const id = await openRound(db, { partnership_id: subject.id, ...typed, opened_on: today })
    await audit({
      action: 'partnership.round-opened',
      subject: subjectOf(subject),
      record: { kind: 'survey_round', id },
      after: typed,
    })
    const link = `${hub.origin}${addressOf(subject, `health-check/${id}/answer`)}`
    for (const { holder } of seats)
      if (holder?.email)
        await sendMail(
          db,
          hub.seal,
          {
            to: holder.email,
            subject: t('partnerships.health.mail-subject', { name: subject.name }),
            body: t('partnerships.health.mail-body', { person: holder.name, name: subject.name, link }),
          },
          subjectOf(subject),
        )
    return redirect(addressOf(subject, 'health-check'), 'partnerships.done.round-open')
  },
})

const closeForm = {
  summary: passage({
    label: 'partnerships.health.summary',
    hint: 'partnerships.health.summary-hint',
    max: 3000,
    optional: true,
  }),
  version: versionField(),
}

export const roundClosingPage = definePage({
  path: '/partnerships/:slug/health-check/:round/closing',
  access: runsPartnership,
  audit: 'partnership.round-closed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: roundParams,
  form: closeForm,
  subject: roundOfAddress,
  async show({ db, subject: { partnership, round }, today, t }) {
    const waiting = await stillToAnswer(db, partnership.id, round, today)
    const values = { count: round.taken, waiting, day: longDay(round.closes_on) }
    return {
      title: t('partnerships.health.close-title'),
      breadcrumbs: healthCrumbs(t, partnership),
      intro: t(waiting > 0 ? 'partnerships.health.close-waits' : 'partnerships.health.close-intro', values),
      fields: ['summary', 'version'],
      button: t(waiting > 0 ? 'partnerships.health.summary-save' : 'partnerships.health.close-button'),
      form: writeForm(closeForm, round),
    }
  },
  async submit({ db, subject: { partnership, round }, form: typed, today, audit }) {
    const { version, summary } = typed
    if (!(await changeVersioned(db, 'survey_round', round.id, version, { summary })))
      return stale(writeForm(closeForm, round), round.version)
    // Nobody closes a round over the heads of those who can still answer; what was written down of it is kept.
    const waits = (await stillToAnswer(db, partnership.id, round, today)) > 0
    if (!waits) await closeRound(db, round.id, today)
    await audit({
      action: waits ? 'partnership.round-summarised' : 'partnership.round-closed',
      subject: subjectOf(partnership),
      record: { kind: 'survey_round', id: round.id },
      after: { answered: round.taken, summary },
    })
    return redirect(
      addressOf(partnership, 'health-check'),
      waits ? 'partnerships.done.saved' : 'partnerships.done.round-closed',
    )
  },
})

/** How many filled seats can still answer a round: none once its last day is over. */
async function stillToAnswer(db: Handle, partnershipId: string, round: Round, today: Day): Promise<number> {
  if (round.closed_on !== null || today > round.closes_on) return 0
  const taken = await findTaken(db, round.id)
  return (await seatsOn(db, partnershipId, today)).filter(({ id, holder }) => holder !== null && !taken.has(id)).length
}

const actionForm = {
  what: passage({ label: 'partnerships.health.action-what', max: 1000 }),
  owner_seat_id: pick({ label: 'partnerships.health.action-owner' }),
  due_on: dayField({ future: true, label: 'partnerships.health.action-due' }),
}

export const roundActionPage = definePage({
  path: '/partnerships/:slug/health-check/:round/action',
  access: runsPartnership,
  audit: 'partnership.action-set',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: roundParams,
  form: actionForm,
  subject: roundOfAddress,
  async show({ db, subject: { partnership }, today, t }) {
    const seats = await seatsOn(db, partnership.id, today)
    return {
      title: t('partnerships.health.action-link'),
      breadcrumbs: healthCrumbs(t, partnership),
      fields: Object.keys(actionForm),
      items: { owner_seat_id: seats.map(each => ({ value: each.id, text: each.name })) },
      button: t('partnerships.save'),
    }
  },
  async submit({ db, subject: { partnership, round }, form: typed, today, audit }) {
    const seats = await seatsOn(db, partnership.id, today)
    if (!seats.some(each => each.id === typed.owner_seat_id))
      return refuse({ owner_seat_id: 'partnerships.health.problem.owner' })
    const id = await setAction(db, partnership.id, { kind: 'survey_round', id: round.id }, typed)
    await audit({
      action: 'partnership.action-set',
      subject: subjectOf(partnership),
      record: { kind: 'action', id },
      after: typed,
    })
    return redirect(addressOf(partnership, 'health-check'), 'partnerships.done.action')
  },
})
