/** The requests to join, and the chair's answer to each. */

import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Handle } from '../../../db/open.ts'
import { choice, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, stale } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type ContactParams, contactParams } from './contact-params.ts'
import { answerSealed } from './sealed-contact.ts'

/** The requests of a partnership, those waiting first. */
function findRequests(db: Handle, partnershipId: string) {
  return db
    .selectFrom('join_request')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('asked_on')
    .execute()
}

type Request = Awaited<ReturnType<typeof findRequests>>[number]

/** The request of the address, in its partnership. */
export async function requestOfAddress(
  db: Handle,
  params: ContactParams,
): Promise<Found<{ readonly partnership: Partnership; readonly row: Request }> | null> {
  const found = await anyPartnership(db, params)
  const row = found && (await findRequests(db, found.record.id)).find(each => each.id === params.id)
  return found && row ? { ref: found.ref, record: { partnership: found.record, row } } : null
}

export const joinRequestsPage = definePage({
  path: '/partnerships/:slug/join-requests',
  mends: ['join-requests'],
  showsRecord: ['join-request'],
  workspace: { stage: 'run', label: 'partnerships.task.join-requests' },
  access: runsPartnership,
  audit: 'reads only',
  publishes: 'nothing',
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
  accepted: choice({ label: 'partnerships.joining.accepted', speaksFor: true, options: ['yes', 'no'] }),
  answer: reply({ label: 'partnerships.joining.answer', hint: 'partnerships.joining.answer-hint', max: 2000 }),
  version: versionField(),
}

const valuesOf = ({ version, answer, accepted }: Request) =>
  writeForm(answerForm, { version, answer, ...(accepted === null ? {} : { accepted: accepted ? 'yes' : 'no' }) })

export const joinRequestPage = definePage({
  path: '/partnerships/:slug/join-requests/:id',
  mendsRecord: { 'join-request': ['join-requests'] },
  access: runsPartnership,
  audit: 'partnership.join-answered',
  publishes: 'nothing',
  template: 'partnerships/contact/request.njk',
  params: contactParams,
  form: answerForm,
  changesPages: false,
  subject: requestOfAddress,
  async show({ subject: { partnership, row }, t }) {
    return {
      title: row.who,
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.joining.list'), href: addressOf(partnership, 'join-requests') },
      ],
      texts: [row.reasons, row.offers].filter(Boolean),
      contactPage: row.sealed_contact && addressOf(partnership, `join-requests/${row.id}/contact`),
      answeredOn: row.answered_on,
      fields: ['accepted', 'answer', 'version'],
      button: t('partnerships.joining.answer-button'),
      form: valuesOf(row),
    }
  },
  async submit({ db, hub, subject: { partnership, row }, form: typed, today, t, audit }) {
    const accepted = typed.accepted === 'yes'
    if (
      !(await changeVersioned(db, 'join_request', row.id, typed.version, {
        accepted,
        answer: typed.answer,
        answered_on: row.answered_on ?? today,
      }))
    )
      return stale(valuesOf(row), row.version)
    await audit({
      action: 'partnership.join-answered',
      subject: subjectOf(partnership),
      record: { kind: 'join_request', id: row.id },
      after: { accepted, answer: typed.answer },
    })
    await answerSealed(db, hub, { kind: 'join_request', ...row }, partnership, {
      subject: t('partnerships.joining.answer-subject', { name: partnership.name }),
      body: typed.answer,
    })
    return accepted
      ? redirect(addressOf(partnership, 'partners'), 'partnerships.done.join-accepted')
      : redirect(addressOf(partnership, 'join-requests'), 'partnerships.done.join-answered')
  },
})
