/** Bringing a draft into force: what it changes against the edition before it, where it came from, and whom it is told to. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { disagreementsOf, sayDisagreement } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { bringIntoForce } from '../codes/adopting.queries.ts'
import { codeOf, type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { findOrigin } from '../codes/origin.queries.ts'
import { viewComparison } from './comparison.view.ts'
import { editionCrumbs } from './edition.page.ts'
import { answerAddress, tellSignatories } from './notices.ts'
import { boundByLine } from './signatories.queries.ts'

const form = {
  from: dayField({
    any: 'an edition may come into force ahead, which the page looks at',
    label: 'compact.adopt.from',
    hint: 'compact.adopt.from-hint',
  }),
  consultation: pick({
    label: 'compact.bring-in.consultation',
    hint: 'compact.bring-in.consultation-hint',
    optional: true,
  }),
  reason: passage({
    label: 'compact.bring-in.reason',
    hint: 'compact.bring-in.reason-hint',
    optional: true,
    max: 3000,
  }),
  version: versionField(),
}

type Draft = Edition & { readonly before: Edition | null }

/** Consultations whose results are public, the latest first. */
function findReported(db: Handle): Promise<{ value: string; text: string }[]> {
  return db
    .selectFrom('consultation')
    .select(['id as value', 'title as text'])
    .where('published_at', 'is not', null)
    .where('state', 'in', ['reported', 'evaluated'])
    .orderBy('reported_at', 'desc')
    .execute()
}

export const bringingInPage = definePage({
  path: '/compact/codes/:edition/in-force',
  access: secretariat,
  audit: 'code.in-force',
  publishes: 'nothing',
  template: 'compact/editions/bringing-in.njk',
  params: z.object({ edition: z.string().max(80) }),
  form,
  async subject(db, { edition }): Promise<Found<Draft> | null> {
    const record = await findEdition(db, edition)
    if (record?.status !== 'draft') return null
    const before = (await findEditions(db)).find(({ id }) => id === record.replacesId) ?? null
    return { ref: null, record: { ...record, before } }
  },
  async show({ db, subject, area, today, t }) {
    const { before } = subject
    const [later, earlier, origin, consultations] = await Promise.all([
      codeOf(db, subject),
      before && codeOf(db, before),
      findOrigin(db, subject.edition),
      findReported(db),
    ])
    const cameFrom = consultations.find(({ value }) => value === origin?.consultation_id)?.value ?? null
    return {
      title: t('compact.bring-in.title', { code: subject.title }),
      breadcrumbs: editionCrumbs(t, area.compactName, subject),
      before,
      edition: subject.edition,
      view: earlier && later ? viewComparison(earlier, later, t) : null,
      warnings: later ? disagreementsOf(later).map(one => ({ clause: one.clause, said: sayDisagreement(one) })) : [],
      told: before ? await boundByLine(db, before.id, today) : [],
      consultations,
      form: writeForm(form, { from: today, consultation: cameFrom, version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, area, today, t, audit }) {
    const { before } = subject
    if (typed.from > today) return refuse({ from: 'compact.bring-in.day-ahead' })
    if (before?.inForceFrom && typed.from < before.inForceFrom) return refuse({ from: 'compact.bring-in.day-before' })
    if (before && before.status !== 'in-force') return refuse({ from: 'compact.bring-in.other-meanwhile' })
    if (typed.consultation !== null && !(await findReported(db)).some(({ value }) => value === typed.consultation))
      return refuse({ consultation: 'compact.bring-in.not-reported' })
    if (before && typed.consultation === null && typed.reason.trim() === '')
      return refuse({ consultation: 'compact.bring-in.came-from' })
    const told = before ? await boundByLine(db, before.id, today) : []
    if (!(await bringIntoForce(db, subject, { ...typed, today }))) {
      const theirs = (await findEdition(db, subject.edition)) ?? subject
      return stale(writeForm(form, { version: theirs.version }), theirs.version)
    }
    await tellSignatories(
      db,
      hub,
      {
        code: subject.id,
        about: 'new-edition',
        organisations: told,
        subject: t('compact.bring-in.mail-subject', { code: subject.title }),
        body: ({ name, slug }) =>
          t('compact.bring-in.mail-body', {
            organisation: name,
            code: subject.title,
            before: before?.title ?? '',
            day: longDay(typed.from),
            why: subject.why,
            link: `${hub.origin}${answerAddress(slug, subject.edition)}`,
          }),
      },
      today,
    )
    await audit({
      action: 'code.in-force',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id: subject.id },
      before: { status: 'draft' },
      after: {
        from: typed.from,
        fingerprint: subject.fingerprint,
        replaces: before?.edition ?? null,
        consultation: typed.consultation,
        reason: typed.reason,
        told: told.length,
      },
    })
    return redirect(`/compact/codes/${subject.edition}`, 'compact.done.in-force')
  },
})
