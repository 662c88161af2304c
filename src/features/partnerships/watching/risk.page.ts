/** Raising a risk or a problem, by anybody with a seat; answering it, by whoever runs the partnership. */

import { z } from 'zod'
import { runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, passage, pick, reply, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import type { Partnership } from '../partnership.queries.ts'
import { isSeatOf, seatItems } from '../seats/seat-items.ts'
import { addressOf, anyPartnership, crumbs, difference, inPartnership, slugParams, subjectOf } from '../subject.ts'
import { findRisks, type Risk } from './risks.queries.ts'

const max = 2000
const fields = {
  kind: choice({ label: 'partnerships.risks.kind', options: ['risk', 'problem'] }),
  about: passage({ label: 'partnerships.risks.about', max }),
  area: choice({ label: 'partnerships.risks.area', options: ['money', 'staff', 'standing', 'other'] }),
  sharing: passage({
    label: 'partnerships.risks.sharing',
    hint: 'partnerships.risks.sharing-hint',
    max,
    optional: true,
  }),
  owner_seat_id: pick({ label: 'partnerships.risks.owner', optional: true }),
}

const trail = (t: Translate, partnership: Partnership) => [
  ...crumbs(t, partnership),
  { text: t('partnerships.risks.title'), href: addressOf(partnership, 'risks') },
]

export const newRiskPage = definePage({
  path: '/partnerships/:slug/risks/new',
  mends: ['risks'],
  access: sitsOnPartnership,
  audit: 'partnership.risk-raised',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: fields,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, today, t }) {
    return {
      title: t('partnerships.risks.add'),
      breadcrumbs: trail(t, subject),
      fields: Object.keys(fields),
      items: { owner_seat_id: await seatItems(db, subject.id, today) },
      button: t('partnerships.risks.add-button'),
      form: writeForm(fields, { kind: 'risk' }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    if (!(await isSeatOf(db, subject.id, typed.owner_seat_id, today)))
      return refuse({ owner_seat_id: 'partnerships.objectives.problem.owner' })
    const id = newId()
    await db
      .insertInto('risk')
      .values({ id, partnership_id: subject.id, ...typed, raised_on: today, settled_on: today })
      .execute()
    await audit({
      action: 'partnership.risk-raised',
      subject: subjectOf(subject),
      record: { kind: 'risk', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'risks'), 'partnerships.done.saved')
  },
})

const editForm = {
  ...fields,
  answer: reply({ label: 'partnerships.risks.answer', hint: 'partnerships.risks.answer-hint', max, optional: true }),
  closed: tick({ label: 'partnerships.risks.closed' }),
  version: versionField(),
}

const valuesOf = (risk: Risk) => writeForm(editForm, { ...risk, closed: risk.closed_on !== null })

/** What partners agreed to: a change of any of these asks them anew. */
const AGREED = ['kind', 'about', 'area', 'sharing'] as const

const riskHere = under(inPartnership, 'risk', (db, { partnership }) => findRisks(db, partnership.id))

export const riskPage = definePage({
  path: '/partnerships/:slug/risks/:risk',
  mendsRecord: { risk: ['risks'] },
  access: runsPartnership,
  audit: 'partnership.risk-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ risk: z.uuid() }),
  form: editForm,
  changesPages: false,
  subject: riskHere,
  async show({ db, subject: { partnership, risk }, today, t }) {
    return {
      title: t(`partnerships.risks.kind-options.${risk.kind}`),
      breadcrumbs: trail(t, partnership),
      fields: ['answer', 'closed', 'about', 'sharing', 'kind', 'area', 'owner_seat_id', 'version'],
      items: { owner_seat_id: await seatItems(db, partnership.id, today) },
      button: t('partnerships.save'),
      form: valuesOf(risk),
    }
  },
  async submit({ db, subject: { partnership, risk }, form: { version, closed, ...typed }, today, audit }) {
    if (typed.owner_seat_id !== risk.owner_seat_id && !(await isSeatOf(db, partnership.id, typed.owner_seat_id, today)))
      return refuse({ owner_seat_id: 'partnerships.objectives.problem.owner' })
    if (closed && typed.answer === '') return refuse({ answer: 'partnerships.risks.problem.answer' })
    const change = {
      ...typed,
      closed_on: closed ? (risk.closed_on ?? today) : null,
      settled_on: AGREED.some(name => typed[name] !== risk[name]) ? today : risk.settled_on,
    }
    if (!(await changeVersioned(db, 'risk', risk.id, version, change))) return stale(valuesOf(risk), risk.version)
    await audit({
      action: 'partnership.risk-changed',
      subject: subjectOf(partnership),
      record: { kind: 'risk', id: risk.id },
      ...difference(risk, change),
    })
    return redirect(addressOf(partnership, 'risks'), 'partnerships.done.saved')
  },
})
