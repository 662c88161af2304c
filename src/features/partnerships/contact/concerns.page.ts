/** Raising a concern, by anybody; and dealing with it: acknowledged within ten days, then talked over and answered. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { sendMail, sendSealedMail } from '../../../mail/mail.ts'
import { choice, line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import {
  addressOf,
  anyPartnership,
  crumbs,
  looksAfterPartnership,
  planCrumbs,
  slugParams,
  subjectOf,
  visiblePartnership,
} from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'

const place = (id: string): string => `concern:${id}`

const form = {
  kind: choice({ label: 'partnerships.concern.kind', options: ['concern', 'dispute'] }),
  about: passage({ label: 'partnerships.concern.about', hint: 'partnerships.concern.about-hint', max: 5000 }),
  contact: line({
    label: 'partnerships.concern.contact',
    hint: 'partnerships.concern.contact-hint',
    max: 300,
    optional: true,
  }),
}

export const concernPage = definePage({
  path: '/partnerships/:slug/concern',
  access: anyone,
  audit: 'partnership.concern-raised',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: visiblePartnership,
  async show({ subject, t }) {
    return {
      title: t('partnerships.concern.title'),
      breadcrumbs: crumbs(t, subject),
      intro: t('partnerships.concern.intro'),
      fields: Object.keys(form),
      button: t('partnerships.concern.button'),
      form: writeForm(form, { kind: 'concern' }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, t, audit }) {
    const id = newId()
    await db
      .insertInto('concern')
      .values({
        id,
        subject_kind: 'partnership',
        subject_id: subject.id,
        kind: typed.kind,
        about: typed.about,
        sealed_contact: typed.contact === '' ? null : hub.seal.close(typed.contact, place(id)),
        raised_on: today,
      })
      .execute()
    await audit({
      action: 'partnership.concern-raised',
      as: 'respondent',
      subject: subjectOf(subject),
      record: { kind: 'concern', id },
    })
    const link = `${hub.origin}${addressOf(subject, `concerns/${id}`)}`
    for (const { email } of await findTeam(db, subject.id, today))
      if (email)
        await sendMail(
          db,
          {
            to: email,
            subject: t('partnerships.concern.mail-subject', { name: subject.name }),
            body: t('partnerships.concern.mail-body', { link }),
          },
          subjectOf(subject),
        )
    return redirect(addressOf(subject), 'partnerships.done.concern')
  },
})

/** The concerns and disagreements of a partnership, those waiting first. */
export function findConcerns(db: Handle, partnershipId: string) {
  return db
    .selectFrom('concern')
    .select([
      'id',
      'version',
      'kind',
      'step',
      'about',
      'sealed_contact',
      'raised_on',
      'acknowledged_on',
      'answer',
      'answered_on',
    ])
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('created_at')
    .execute()
}

export const concernsPage = definePage({
  path: '/partnerships/:slug/concerns',
  access: looksAfterPartnership,
  audit: 'reads only',
  template: 'partnerships/contact/requests.njk',
  params: slugParams,
  subject: anyPartnership,
  async show({ db, subject, t }) {
    const concerns = await findConcerns(db, subject.id)
    return {
      title: t('partnerships.concern.list'),
      breadcrumbs: planCrumbs(t, subject),
      empty: t('partnerships.concern.empty'),
      rows: concerns.map(each => ({
        href: addressOf(subject, `concerns/${each.id}`),
        text: each.about,
        on: each.raised_on,
        done: each.answered_on,
      })),
    }
  },
})

const answerForm = {
  acknowledged: tick({ label: 'partnerships.concern.acknowledged' }),
  step: choice({ label: 'partnerships.concern.step', options: ['received', 'talks', 'mediation', 'resolved'] }),
  answer: passage({
    label: 'partnerships.concern.answer',
    hint: 'partnerships.concern.answer-hint',
    max: 5000,
    optional: true,
  }),
  version: versionField(),
}

export const concernAnswerPage = definePage({
  path: '/partnerships/:slug/concerns/:concern',
  access: looksAfterPartnership,
  audit: 'partnership.concern-answered',
  template: 'partnerships/contact/request.njk',
  params: slugParams.extend({ concern: z.uuid() }),
  form: answerForm,
  async subject(db, params) {
    const found = await anyPartnership(db, params)
    const concern = found && (await findConcerns(db, found.record.id)).find(each => each.id === params.concern)
    return found && concern ? { ref: found.ref, record: { partnership: found.record, concern } } : null
  },
  async show({ hub, subject: { partnership, concern }, t }) {
    return {
      title: t(`partnerships.concern.kind-options.${concern.kind}`),
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.concern.list'), href: addressOf(partnership, 'concerns') },
      ],
      texts: [concern.about],
      contact: concern.sealed_contact ? hub.seal.open(concern.sealed_contact, place(concern.id)) : '',
      answeredOn: concern.answered_on,
      fields: ['acknowledged', 'step', 'answer', 'version'],
      button: t('partnerships.save'),
      form: writeForm(answerForm, { ...concern, acknowledged: concern.acknowledged_on !== null }),
    }
  },
  async submit({ db, hub, subject: { partnership, concern }, form: typed, today, t, audit }) {
    if (typed.step === 'resolved' && typed.answer === '')
      return refuse({ answer: 'partnerships.concern.problem.answer' })
    const { version, acknowledged, step, answer } = typed
    const resolved = step === 'resolved'
    const seen = acknowledged || resolved
    const change = {
      step,
      answer,
      acknowledged_on: seen ? (concern.acknowledged_on ?? today) : concern.acknowledged_on,
      answered_on: resolved ? (concern.answered_on ?? today) : null,
    }
    const changed = await db
      .updateTable('concern')
      .set({ ...change, version: version + 1 })
      .where('id', '=', concern.id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0)
      return stale(
        writeForm(answerForm, { ...concern, acknowledged: concern.acknowledged_on !== null }),
        concern.version,
      )
    await audit({
      action: 'partnership.concern-answered',
      subject: subjectOf(partnership),
      record: { kind: 'concern', id: concern.id },
      before: { step: concern.step, acknowledged_on: concern.acknowledged_on, answered_on: concern.answered_on },
      after: { step, acknowledged_on: change.acknowledged_on, answered_on: change.answered_on },
    })
    const contact = concern.sealed_contact ? hub.seal.open(concern.sealed_contact, place(concern.id)) : ''
    if (resolved && concern.answered_on === null && z.email().safeParse(contact).success) {
      const subject = t('partnerships.concern.answer-subject', { name: partnership.name })
      await sendSealedMail(db, hub.seal, { to: contact, subject, body: answer }, subjectOf(partnership))
    }
    return redirect(addressOf(partnership, 'concerns'), 'partnerships.done.saved')
  },
})
