/** Where a code comes from: the consultation it came out of, who drew it up, and its equality impact assessment. */

import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { difference } from '../../../db/audit.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Handle } from '../../../db/open.ts'
import { dayField, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { findOrigin } from '../codes/origin.queries.ts'

const form = {
  consultation_id: pick({ label: 'compact.origin.consultation', optional: true }),
  drawn_up_by: passage({
    label: 'compact.origin.drawn-up-by',
    hint: 'compact.origin.drawn-up-by-hint',
    optional: true,
    max: 3000,
  }),
  equality_impact_on: dayField({ past: true, label: 'compact.origin.equality-on', optional: true }),
  version: versionField(),
}

function findConsultations(db: Handle) {
  return db
    .selectFrom('consultation')
    .select(['id as value', 'title as text'])
    .where('published_at', 'is not', null)
    .orderBy('opens_on', 'desc')
    .execute()
}

export const originPage = definePage({
  path: '/compact/codes/:edition/origin',
  access: secretariat,
  audit: 'code.origin-stated',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: z.object({ edition: z.string().max(80) }),
  form,
  async subject(db, { edition }) {
    const record = await findOrigin(db, edition)
    return record && { ref: null, record }
  },
  async show({ db, subject, area, t }) {
    return {
      title: t('compact.origin.title', { code: subject.title }),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.adopt.title'), href: '/compact/codes' },
      ],
      intro: t('compact.origin.intro'),
      fields: Object.keys(form),
      choices: { consultation_id: await findConsultations(db) },
      button: t('compact.statement.save'),
      form: writeForm(form, subject),
    }
  },
  async submit({ db, subject, area, form: { version, ...to }, audit }) {
    if (to.consultation_id !== null) {
      const known = await findConsultations(db)
      if (!known.some(({ value }) => value === to.consultation_id))
        return refuse({ consultation_id: 'compact.origin.problem.consultation' })
    }
    if (!(await changeVersioned(db, 'code', subject.id, version, to)))
      return stale(writeForm(form, subject), subject.version)
    await audit({
      action: 'code.origin-stated',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id: subject.id },
      ...difference({ ...subject }, to),
    })
    return redirect(`/codes/${subject.edition}`, 'compact.done.edition')
  },
})
