/** What the pages with response forms tell their templates. */

import type { Clock } from '../../../kernel/open-period.ts'
import { commentControl, readComments } from '../../../questions/comments.ts'
import { controlsOf, type FormQuestion, questionsOf, typeOf } from '../../../questions/form.ts'
import { readAnswers } from '../../../questions/read-answers.ts'
import { type FormPage, isRouted, pagesOf } from '../../../questions/route.ts'
import { sayHint, sayOnlySection } from '../../../questions/say-routing.ts'
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

/**
 * The whole form in sections. Everybody sees every question, with the words for whom it is: what is answered beside them is kept aside.
 * Without `insist`, as for what came on paper, nothing must be answered.
 */
export function wholeForm(of: Responding, fields: Fields, typed: RawForm | null, t: Translate, insist = true) {
  return of.form.sections.map(section =>
    pageView(of, { section, questions: section.questions }, fields, typed, { t, insist }),
  )
}

/**
 * Questions of one section, ready for their template. With `t` it is told who is asked; without, whoever reads it is asked all of
 * them.
 */
export function pageView(
  of: Responding,
  { section, questions }: FormPage,
  fields: Fields,
  typed: RawForm | null,
  { t, insist = true }: { readonly t?: Translate; readonly insist?: boolean } = {},
) {
  const problems = isJudged(typed) ? readAnswers(of.form, fields, { only: questions, insist }).problems : []
  const controls = controlsOf({ questions }, fields, problems).map(control => ({
    ...control,
    required: control.required && insist,
    aboutHref: control.about ? addressOf(of, control.about.documentId, control.about.path) : null,
    hint: t ? sayHint(of.form, control.question, t) : control.hint,
  }))
  return { id: section.id, title: section.title, onlyIf: t ? sayOnlySection(of.form, section, t) : null, controls }
}

/** The questions of a page that whoever typed this is asked, and those whose answer cannot be read: it must be put right. */
export function askedOn(of: Responding, page: FormPage, fields: Fields): readonly FormQuestion[] {
  if (!isRouted(of.form)) return page.questions
  const { notAsked } = readAnswers(of.form, fields, { insist: false })
  return page.questions.filter(({ id }) => !Object.hasOwn(notAsked, id))
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

/** Whether files come with what is answered to a form. */
export function asksForFiles(form: Responding['form']): boolean {
  return questionsOf(form).some(question => typeOf(question).takesFiles(question.settings))
}

/** What every page around a form says of its consultation. */
export function headView(of: Responding, at: Clock) {
  return {
    of,
    daysLeft: daysLeft(of, at),
    documents: of.pack.map(({ slug, title }) => ({ slug, title })),
    pages: pagesOf(of.form).length,
    routed: isRouted(of.form),
    files: asksForFiles(of.form),
  }
}
