/** What the pages with response forms tell their templates. */

import type { Clock } from '../../../kernel/open-period.ts'
import { commentControl, readComments } from '../../../questions/comments.ts'
import { controlsOf, type FormSection, readAnswers } from '../../../questions/form.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { RawForm } from '../../../web/fields.ts'
import type { Crumb } from '../../../web/page.ts'
import { daysLeft } from '../../consultations/index.ts'
import type { PackParagraph, Responding } from './responding.queries.ts'

/** The trail to a consultation's page, for the pages below it. */
export function trailTo(of: { readonly slug: string; readonly title: string }, t: Translate): Crumb[] {
  return [
    { text: t('web.nav.home'), href: '/' },
    { text: t('web.nav.consultations'), href: '/consultations' },
    { text: of.title, href: `/consultations/${of.slug}` },
  ]
}

/** Whether problems are to be shown: a form that came back because it was to be given. */
function isJudged(typed: RawForm | null): boolean {
  return typed?.values['action']?.includes('give') ?? false
}

/** What is typed in, as question fields. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** A section ready for its template. Without `insist`, as for what came on paper, nothing in it must be answered. */
export function sectionView(
  of: Responding,
  section: FormSection,
  fields: Fields,
  typed: RawForm | null,
  insist = true,
) {
  const problems = isJudged(typed) ? readAnswers(of.form, fields, { section: section.id, insist }).problems : []
  const controls = controlsOf(section, fields, problems).map(control => ({
    ...control,
    required: control.required && insist,
    aboutHref: control.about ? addressOf(of, control.about.documentId, control.about.path) : null,
  }))
  return { id: section.id, title: section.title, controls }
}

function addressOf(of: Responding, documentId: string, path: string | null): string | null {
  const document = of.pack.find(each => each.documentId === documentId)
  return document ? `/consultations/${of.slug}/documents/${document.slug}${path ? `#${path}` : ''}` : null
}

/** Boxes for comments on these paragraphs, with what was typed into them. */
export function commentViews(paragraphs: readonly PackParagraph[], fields: Fields, typed: RawForm | null) {
  const known = new Set(paragraphs.map(paragraph => paragraph.id))
  const problems = isJudged(typed) ? readComments(fields, known).problems : []
  return paragraphs.map(paragraph => ({ paragraph, control: commentControl(paragraph, fields, problems) }))
}

/** What every page around a form says of its consultation. */
export function headView(of: Responding, at: Clock) {
  return {
    of,
    daysLeft: daysLeft(of, at),
    documents: of.pack.map(({ slug, title }) => ({ slug, title })),
    sections: of.form.sections.map((section, at) => ({ number: at + 1, title: section.title })),
  }
}
