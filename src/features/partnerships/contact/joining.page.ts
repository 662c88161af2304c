/** Asking to join, by anybody; and the chair's answer. How to reach whoever asks is sealed until then. */
import { z } from 'zod'
import { anyone, runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { sendMail, sendSealedMail } from '../../../mail/mail.ts'
import { choice, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, planCrumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'

const place = (id: string): string => `join_request:${id}`
const isEmail = (text: string): boolean => z.email().safeParse(text).success

const form = {
  who: line({ label: 'partnerships.joining.who' }),
  reasons: passage({ label: 'partnerships.joining.reasons', max: 2000 }),
  offers: passage({ label: 'partnerships.joining.offers', max: 2000, optional: true }),
  contact: line({ label: 'partnerships.joining.contact', hint: 'partnerships.joining.contact-hint', max: 300 }),
}

export const joiningPage = definePage({
  path: '/partnerships/:slug/joining',
  access: anyone,
  audit: 'partnership.join-asked',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: visiblePartnership,
  changesPages: false,
  async show({ subject, t }) {
    return {
      title: t('partnerships.joining.title', { name: subject.name }),
      breadcrumbs: crumbs(t, subject),
      intro: t(isOver(subject) ? 'partnerships.joining.over' : 'partnerships.joining.intro'),
      fields: isOver(subject) ? [] : Object.keys(form),
      button: t('partnerships.joining.button'),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, t, audit }) {
    if (isOver(subject)) return refuse({ who: 'partnerships.joining.over' })
    const id = newId()
    const { contact, ...asked } = typed
    await db
      .insertInto('join_request')
      .values({
        id,
        partnership_id: subject.id,
        ...asked,
        sealed_contact: hub.seal.close(contact, place(id)),
        asked_by: actor.person?.id ?? null,
        asked_on: today,
      })
      .execute()
    await audit({
      action: 'partnership.join-asked',
      as: 'visitor',
      subject: subjectOf(subject),
      record: { kind: 'join_request', id },
    })
    const link = `${hub.origin}${addressOf(subject, `join-requests/${id}`)}`
    for (const { email } of await findTeam(db, subject.id, today))
      if (email)
        await sendMail(
          db,
          {
            to: email,
            subject: t('partnerships.joining.mail-subject', { name: subject.name }),
            body: t('partnerships.joining.mail-body', { link }),
          },
          subjectOf(subject),
        )
    return redirect(addressOf(subject), 'partnerships.done.join-asked')
  },
})

function findRequests(db: Handle, partnershipId: string) {
  return db
    .selectFrom('join_request')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('asked_on')
    .execute()
}

export const joinRequestsPage = definePage({
  path: '/partnerships/:slug/join-requests',
  access: runsPartnership,
  audit: 'reads only',
  template: 'partnerships/contact/requests.njk',
  params: slugParams,
  subject: anyPartnership,
  async show({ db, subject, t }) {
    const requests = await findRequests(db, subject.id)
    return {
      title: t('partnerships.joining.list'),
      breadcrumbs: planCrumbs(t, subject),
      empty: t('partnerships.joining.empty'),
      rows: requests.map(each => ({
        href: addressOf(subject, `join-requests/${each.id}`),
        text: each.who,
        on: each.asked_on,
        done: each.answered_on,
      })),
    }
  },
})

const answerForm = {
  accepted: choice({ label: 'partnerships.joining.accepted', options: ['yes', 'no'] }),
  answer: passage({ label: 'partnerships.joining.answer', hint: 'partnerships.joining.answer-hint', max: 2000 }),
  version: versionField(),
}

export const joinRequestPage = definePage({
  path: '/partnerships/:slug/join-requests/:request',
  access: runsPartnership,
  audit: 'partnership.join-answered',
  template: 'partnerships/contact/request.njk',
  params: slugParams.extend({ request: z.uuid() }),
  form: answerForm,
  changesPages: false,
  async subject(db, params) {
    const found = await anyPartnership(db, params)
    const request = found && (await findRequests(db, found.record.id)).find(each => each.id === params.request)
    return found && request ? { ref: found.ref, record: { partnership: found.record, request } } : null
  },
  async show({ hub, subject: { partnership, request }, t }) {
    return {
      title: request.who,
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.joining.list'), href: addressOf(partnership, 'join-requests') },
      ],
      texts: [request.reasons, request.offers].filter(Boolean),
      contact: hub.seal.open(request.sealed_contact, place(request.id)),
      answeredOn: request.answered_on,
      fields: ['accepted', 'answer', 'version'],
      button: t('partnerships.joining.answer-button'),
      form: writeForm(answerForm, {
        version: request.version,
        answer: request.answer,
        ...(request.accepted === null ? {} : { accepted: request.accepted ? 'yes' : 'no' }),
      }),
    }
  },
  async submit({ db, hub, subject: { partnership, request }, form: typed, today, t, audit }) {
    const accepted = typed.accepted === 'yes'
    const changed = await db
      .updateTable('join_request')
      .set({
        accepted,
        answer: typed.answer,
        answered_on: request.answered_on ?? today,
        version: typed.version + 1,
      })
      .where('id', '=', request.id)
      .where('version', '=', typed.version)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0)
      return stale(writeForm(answerForm, { answer: request.answer }), request.version)
    await audit({
      action: 'partnership.join-answered',
      subject: subjectOf(partnership),
      record: { kind: 'join_request', id: request.id },
      after: { accepted, answer: typed.answer },
    })
    const contact = hub.seal.open(request.sealed_contact, place(request.id))
    if (isEmail(contact)) {
      const subject = t('partnerships.joining.answer-subject', { name: partnership.name })
      await sendSealedMail(db, hub.seal, { to: contact, subject, body: typed.answer }, subjectOf(partnership))
    }
    return accepted
      ? redirect(addressOf(partnership, 'partners'), 'partnerships.done.join-accepted')
      : redirect(addressOf(partnership, 'join-requests'), 'partnerships.done.join-answered')
  },
})
