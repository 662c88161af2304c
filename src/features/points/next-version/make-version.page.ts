/** The next version of one document: every change shown, and the version made of them all. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { applyAmendments } from '../../documents/index.ts'
import { changeOf } from '../amendments.queries.ts'
import { fingerprint } from '../fingerprint.ts'
import { lockPoints } from '../points.queries.ts'
import { below, refOf, teamConsultation, trail } from '../subject.ts'
import { type Change, loadNext, markApplied, type NextDocument } from './next.queries.ts'

const form = {
  version: versionField(),
  printed_version: line({ label: 'points.next.printed', hint: 'points.next.printed-hint', optional: true, max: 40 }),
  what_changed: passage({ label: 'points.next.what-changed', max: 4000 }),
  why: passage({ label: 'points.next.why', max: 8000 }),
}

export const makeVersionPage = definePage({
  path: '/consultations/:slug/next-version/:document',
  access: leadsConsultation,
  audit: 'document.amended',
  publishes: 'nothing',
  template: 'points/next-version/make-version.njk',
  params: z.object({ slug: z.string().min(1).max(120), document: z.string().min(1).max(120) }),
  form,
  async subject(db, { slug, document }) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const next = (await loadNext(db, found.record)).find(each => each.slug === document)
    return next ? { ref: found.ref, record: { consultation: found.record, next } } : null
  },
  async show({ subject: { consultation, next }, t }) {
    return {
      title: t('points.next.of', { title: next.title }),
      breadcrumbs: trail(t, consultation, { text: t('points.next.title'), href: below(consultation, 'next-version') }),
      base: below(consultation),
      next,
      conflicts: next.changes.filter(({ conflict }) => conflict).length,
      form: writeForm(form, { version: stateOf(next), ...wordsOf(next, t) }),
    }
  },
  async submit({ db, subject, form: typed, audit, t }) {
    const { consultation } = subject
    await lockPoints(db, consultation.id)
    const next = (await loadNext(db, consultation)).find(each => each.documentId === subject.next.documentId)
    if (!next || next.changes.length === 0) return refuse({ changes: 'points.problem.no-changes' })
    if (typed.version !== stateOf(next)) return stale(writeForm(form, wordsOf(next, t)), stateOf(next))
    const amendments = next.changes.map(({ amendment }) => amendment)
    const made = await applyAmendments(db, next.versionId, amendments.map(changeOf), {
      printedVersion: typed.printed_version,
      whatChanged: typed.what_changed,
      why: typed.why,
    })
    if (!made.ok) {
      const places = made.problem.map(({ at }) => next.changes[at]?.label ?? '')
      return refuse({ changes: { key: 'points.problem.conflict', values: { places: places.join(', ') } } })
    }
    await markApplied(db, amendments, made.value)
    await audit({
      action: 'document.amended',
      subject: refOf(consultation),
      record: { kind: 'document_version', id: made.value.versionId },
      after: { document: next.slug, changes: next.changes.map(({ label }) => label) },
    })
    return redirect(below(consultation, `next-version/${next.slug}`), 'points.done.version-made')
  },
})

/** Differs where a change was made, changed or taken back. */
function stateOf({ changes }: NextDocument): number {
  return fingerprint(changes.flatMap(({ amendment }) => [amendment.id, amendment.version]))
}

/** What the version says about itself, drawn from its changes. */
function wordsOf({ changes }: NextDocument, t: Translate): { what_changed: string; why: string } {
  const sentences = (['reword', 'drop', 'add'] as const).flatMap(does => {
    const places = changes.filter(({ amendment }) => amendment.does === does).map(placeIn)
    return places.length === 0
      ? []
      : [t(`points.next.what-changed-${does}`, { count: places.length, places: places.join(', ') })]
  })
  const reasons = changes.map(change => `${placeIn(change)}: ${change.amendment.reason}`)
  return { what_changed: sentences.join(' '), why: reasons.join('\n').slice(0, 8000) }
}

/** A new paragraph is named by its own number, where it has one. */
function placeIn({ label, amendment }: Change): string {
  return amendment.does === 'add' && amendment.printed !== '' ? amendment.printed : label
}
