/** What the partnership looks out for: changes that are coming, and decisions of others that it may influence. */

import { z } from 'zod'
import { anyone, runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, dayField, line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import type { Partnership } from '../partnership.queries.ts'
import {
  addressOf,
  anyPartnership,
  crumbs,
  difference,
  inPartnership,
  slugParams,
  subjectOf,
  visiblePartnership,
} from '../subject.ts'

function findOutlook(db: Handle, partnershipId: string) {
  return db
    .selectFrom('outlook')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('closed_on', order => order.desc().nullsFirst())
    .orderBy('falls_on')
    .orderBy('created_at')
    .execute()
}

const trail = (t: Translate, partnership: Partnership) => [
  ...crumbs(t, partnership),
  { text: t('partnerships.outlook.title'), href: addressOf(partnership, 'outlook') },
]

export const outlookPage = definePage({
  path: '/partnerships/:slug/outlook',
  showsRecord: ['outlook'],
  workspace: { stage: 'run', label: 'partnerships.task.outlook' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/watching/outlook.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, t }) {
    const ref = subjectOf(subject)
    return {
      title: t('partnerships.outlook.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      entries: await findOutlook(db, subject.id),
      runs: runsPartnership.allows(actor, ref),
      sits: sitsOnPartnership.allows(actor, ref),
    }
  },
})

const fields = {
  kind: choice({ label: 'partnerships.outlook.kind', options: ['change', 'decision'] }),
  what: passage({ label: 'partnerships.outlook.what', max: 1000 }),
  decided_by: line({
    label: 'partnerships.outlook.decided-by',
    hint: 'partnerships.outlook.decided-by-hint',
    optional: true,
  }),
  falls_on: dayField({
    any: 'seen coming, and kept in the form once it has come',
    label: 'partnerships.outlook.falls-on',
    optional: true,
  }),
  response: passage({
    label: 'partnerships.outlook.response',
    hint: 'partnerships.outlook.response-hint',
    max: 2000,
    optional: true,
  }),
}

export const newOutlookPage = definePage({
  path: '/partnerships/:slug/outlook/new',
  mends: ['outlook'],
  access: sitsOnPartnership,
  audit: 'partnership.outlook-added',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: fields,
  subject: anyPartnership,
  async show({ subject, t }) {
    return {
      title: t('partnerships.outlook.add'),
      breadcrumbs: trail(t, subject),
      fields: Object.keys(fields),
      button: t('partnerships.outlook.add'),
      form: writeForm(fields, { kind: 'change' }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const id = newId()
    await db
      .insertInto('outlook')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    const record = { kind: 'outlook', id }
    await audit({ action: 'partnership.outlook-added', subject: subjectOf(subject), record, after: typed })
    return redirect(addressOf(subject, 'outlook'), 'partnerships.done.saved')
  },
})

const editForm = { ...fields, closed: tick({ label: 'partnerships.outlook.closed' }), version: versionField() }

const entryHere = under(inPartnership, 'entry', (db, { partnership }) => findOutlook(db, partnership.id))

export const outlookEntryPage = definePage({
  path: '/partnerships/:slug/outlook/:entry',
  access: runsPartnership,
  audit: 'partnership.outlook-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ entry: z.uuid() }),
  form: editForm,
  subject: entryHere,
  async show({ subject: { partnership, entry }, t }) {
    return {
      title: t(`partnerships.outlook.kind-options.${entry.kind}`),
      breadcrumbs: trail(t, partnership),
      fields: Object.keys(editForm),
      button: t('partnerships.save'),
      form: writeForm(editForm, { ...entry, closed: entry.closed_on !== null }),
    }
  },
  async submit({ db, subject: { partnership, entry }, form: { version, closed, ...typed }, today, audit }) {
    const change = { ...typed, closed_on: closed ? (entry.closed_on ?? today) : null }
    if (!(await changeVersioned(db, 'outlook', entry.id, version, change)))
      return stale(writeForm(editForm, { ...entry, closed: entry.closed_on !== null }), entry.version)
    await audit({
      action: 'partnership.outlook-changed',
      subject: subjectOf(partnership),
      record: { kind: 'outlook', id: entry.id },
      ...difference(entry, change),
    })
    return redirect(addressOf(partnership, 'outlook'), 'partnerships.done.saved')
  },
})
