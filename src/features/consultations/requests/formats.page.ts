/** Asking for another format or language, and answering within the days that a code or the area sets. */
import { z } from 'zod'
import { anyone, keysResponses } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import { addDays } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, line, passage, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { under } from '../../../web/under.ts'
import {
  anyConsultation,
  crumbs,
  inConsultation,
  planCrumbs,
  slugParams,
  subjectOf,
  visibleConsultation,
} from '../subject.ts'
import { hasOpened } from './contacts.ts'
import { contactPlace, findFormatRequests } from './formats.queries.ts'

const askForm = {
  about: choice({ label: 'consultations.formats.about', options: ['pack', 'results'] }),
  wants: passage({ label: 'consultations.formats.wants', hint: 'consultations.formats.wants-hint', max: 1000 }),
  contact: line({ label: 'consultations.formats.contact', hint: 'consultations.formats.contact-hint', max: 300 }),
}

export const formatsPage = definePage({
  path: '/consultations/:slug/formats',
  workspace: { within: 'format-requests' },
  access: anyone,
  audit: 'format-request.made',
  publishes: 'nothing',
  template: 'consultations/requests/formats.njk',
  params: slugParams,
  form: askForm,
  changesPages: false,
  subject: visibleConsultation,
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, subjectOf(subject), today)
    return {
      title: t('consultations.formats.title'),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      days: clock('format-request').value,
      form: writeForm(askForm, { about: subject.reported_at ? 'results' : 'pack' }),
    }
  },
  async submit({ db, hub, subject, form: typed, now, today, ip, t, audit }) {
    if (await hadItsShare({ hub, ip })) return refuse({ wants: hadTooMany })
    const id = newId()
    const days = (await hub.clock(db, subjectOf(subject), today))('format-request').value
    const due = addDays(today, days)
    await db
      .insertInto('format_request')
      .values({
        id,
        created_at: now,
        consultation_id: subject.id,
        about: typed.about,
        wants: typed.wants,
        sealed_contact: hub.seal.close(typed.contact, contactPlace(id)),
        due_on: due,
      })
      .execute()
    await audit({
      action: 'format-request.made',
      as: 'visitor',
      subject: subjectOf(subject),
      record: { kind: 'format_request', id },
      after: { due_on: due },
    })
    if (subject.contact_email !== '') {
      const link = `${hub.origin}/consultations/${subject.slug}/format-requests`
      const mail = {
        to: subject.contact_email,
        subject: t('consultations.formats.mail-subject', { title: subject.title }),
        body: t('consultations.formats.mail-body', { days, link }),
      }
      await sendMail(db, hub.seal, mail, subjectOf(subject))
    }
    return redirect(`/consultations/${subject.slug}`, 'consultations.done.format')
  },
})

export const formatRequestsPage = definePage({
  path: '/consultations/:slug/format-requests',
  mends: ['format-requests'],
  showsRecord: ['format-request'],
  workspace: { stage: 'gather', label: 'consultations.task.format-requests' },
  access: keysResponses,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/requests/format-requests.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, today, t }) {
    const requests = await findFormatRequests(db, subject.id)
    return {
      title: t('consultations.formats.list-title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      requests: requests.map(each => ({ ...each, late: each.answered_on === null && each.due_on < today })),
    }
  },
})

const answerForm = {
  answer: reply({
    label: 'consultations.formats.answer',
    hint: 'consultations.formats.answer-hint',
    optional: true,
    max: 2000,
  }),
  version: versionField(),
}

const listOf = ({ slug }: { readonly slug: string }, t: Translate) => ({
  text: t('consultations.formats.list-title'),
  href: `/consultations/${slug}/format-requests`,
})

const requestParams = slugParams.extend({ request: z.uuid() })

const requestOfAddress = under(inConsultation, 'request', (db, { consultation }) =>
  findFormatRequests(db, consultation.id),
)

export const formatRequestPage = definePage({
  path: '/consultations/:slug/format-requests/:request',
  mendsRecord: { 'format-request': ['format-requests'] },
  access: keysResponses,
  audit: 'format-request.answered',
  publishes: 'nothing',
  template: 'consultations/requests/format-request.njk',
  params: requestParams,
  form: answerForm,
  changesPages: false,
  subject: requestOfAddress,
  async show({ db, hub, subject: { consultation, request }, actor, now, t }) {
    const sealed = request.sealed_contact
    const person = actor.person!.id
    const opened = await hasOpened(db, 'format-request.contact-opened', { request: request.id, person, now })
    const list = listOf(consultation, t)
    return {
      title: t('consultations.formats.one-title'),
      breadcrumbs: [...planCrumbs(t, consultation), list],
      request,
      opening: `${list.href}/${request.id}/contact`,
      contact: opened && sealed ? hub.seal.open(sealed, contactPlace(request.id)) : null,
      form: writeForm(answerForm, request),
    }
  },
  async submit({ db, subject: { consultation, request }, form: typed, today, audit }) {
    const entry = { subject: subjectOf(consultation), record: { kind: 'format_request', id: request.id } }
    const list = `/consultations/${consultation.slug}/format-requests`
    if (typed.answer === '') return refuse({ answer: 'consultations.formats.problem.answer' })
    if (
      !(await changeVersioned(db, 'format_request', request.id, typed.version, {
        answer: typed.answer,
        answered_on: request.answered_on ?? today,
      }))
    )
      return stale(writeForm(answerForm, request), request.version)
    await audit({ action: 'format-request.answered', ...entry, after: { answer: typed.answer } })
    return redirect(list, 'consultations.done.format-answered')
  },
})

/** Opens how to reach whoever asked: it is then in view for an hour, for the person who opened it. */
export const formatContactPage = definePage({
  path: '/consultations/:slug/format-requests/:request/contact',
  access: keysResponses,
  audit: 'format-request.contact-opened',
  publishes: 'nothing',
  freshly: 'to-open',
  template: 'components/records.njk',
  params: requestParams,
  changesPages: false,
  subject: requestOfAddress,
  async show({ subject: { consultation, request }, t }) {
    const list = listOf(consultation, t)
    return {
      title: t('consultations.formats.open-contact'),
      breadcrumbs: [...planCrumbs(t, consultation), list],
      intro: t('consultations.formats.open-note'),
      fields: [],
      button: t('consultations.formats.open-contact'),
      back: { text: t('consultations.formats.one-title'), href: `${list.href}/${request.id}` },
    }
  },
  async submit({ subject: { consultation, request }, audit }) {
    await audit({
      action: 'format-request.contact-opened',
      subject: subjectOf(consultation),
      record: { kind: 'format_request', id: request.id },
    })
    return redirect(`/consultations/${consultation.slug}/format-requests/${request.id}`)
  },
})
