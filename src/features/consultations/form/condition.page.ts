/** Who is asked a question, or the questions of a section: everybody, or whoever answered earlier questions in a certain way. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { asksWhoOnly, routingFaults } from '../../../questions/check-routing.ts'
import { type Condition, MOST_TESTS } from '../../../questions/condition.ts'
import { type FormQuestion, numbered, type QuestionForm } from '../../../questions/form.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, picks, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type BuilderSection, findBuilderSections } from './builder.queries.ts'
import { type Asked, conditionOf, earlierQuestions, tickedBy } from './condition.ts'
import { formAddress, isFrozen, mayStillChange } from './form-address.ts'

const form = {
  match: choice({ label: 'consultations.condition.match', options: ['any', 'all'] }),
  answers: picks({ label: 'consultations.condition.answers' }),
  version: versionField(),
}

type View = {
  readonly consultation: Consultation
  readonly form: QuestionForm
  readonly of: { readonly text: string; readonly shownIf?: Condition | null }
  readonly asked: Asked
  readonly ticked: readonly string[]
  readonly t: Translate
}

function view({ consultation, form: whole, of, asked, ticked, t }: View) {
  return {
    title: t('consultations.condition.title'),
    breadcrumbs: [
      ...planCrumbs(t, consultation),
      { text: t('consultations.form.title'), href: formAddress(consultation) },
    ],
    frozen: isFrozen(consultation),
    of: of.text,
    earlier: earlierQuestions(whole, asked, ticked, t),
    // What it rests on may not be there to tick any more: that nobody is left out can always be said.
    routed: (of.shownIf ?? null) !== null,
    back: formAddress(consultation),
  }
}

const known = (whole: QuestionForm, id: string) =>
  whole.sections.flatMap(section => section.questions).find(question => question.id === id)

/** Why a condition cannot be kept: too much to read on paper, or nobody could ever be asked. */
function problemWith(whole: QuestionForm, id: string, shownIf: Condition | null): { answers: string } | null {
  if (shownIf && shownIf.tests.length > MOST_TESTS) return { answers: 'consultations.condition.problem.many' }
  const changed: QuestionForm = {
    sections: whole.sections.map(section => ({
      ...section,
      ...(section.id === id ? { shownIf } : {}),
      questions: section.questions.map(question => (question.id === id ? { ...question, shownIf } : question)),
    })),
  }
  const never = routingFaults(changed).some(({ kind, at }) => kind === 'never' && at.id === id)
  return never ? { answers: 'consultations.condition.problem.never' } : null
}

/** A condition as the form holds it. */
const written = (shownIf: Condition | null | undefined, version: number) =>
  writeForm(form, { match: shownIf?.match ?? 'any', answers: tickedBy(shownIf), version })

const keep = (shownIf: Condition | null) => (shownIf ? JSON.stringify(shownIf) : null)

export const questionConditionPage = definePage({
  path: '/consultations/:slug/form/questions/:question/condition',
  access: leadsConsultation,
  audit: 'question.routed',
  publishes: 'nothing',
  template: 'consultations/form/condition.njk',
  params: slugParams.extend({ question: z.uuid() }),
  form,
  async subject(db, params) {
    const found = await anyConsultation(db, params)
    const whole = found ? await loadQuestionForm(db, found.record.id) : null
    const question = whole && known(whole, params.question)
    return found && question ? { ref: found.ref, record: { consultation: found.record, whole, question } } : null
  },
  async show({ db, subject: { consultation, whole, question }, typed, t }) {
    const ticked = typed?.values['answers'] ?? tickedBy(question.shownIf)
    const of = { text: numbered(question), shownIf: question.shownIf ?? null }
    return {
      ...view({ consultation, form: whole, of, asked: askedAs(question), ticked, t }),
      form: written(question.shownIf, await versionOf(db, question.id)),
    }
  },
  async submit({ db, subject: { consultation, whole, question }, form: typed, t, audit }) {
    if (!(await mayStillChange(db, consultation))) return refuse({ answers: 'consultations.condition.problem.frozen' })
    const shownIf = conditionOf(
      typed.match,
      typed.answers,
      earlierQuestions(whole, askedAs(question), typed.answers, t),
    )
    const problem = problemWith(whole, question.id, shownIf)
    if (problem) return refuse(problem)
    if (!(await changeVersioned(db, 'question', question.id, typed.version, { shown_if: keep(shownIf) }))) {
      const version = await versionOf(db, question.id)
      return stale(written(question.shownIf, version), version)
    }
    await audit({
      action: 'question.routed',
      subject: subjectOf(consultation),
      record: { kind: 'question', id: question.id },
      before: { shown_if: question.shownIf ?? null },
      after: { shown_if: shownIf },
    })
    return redirect(`${formAddress(consultation)}#question-${question.id}`, 'consultations.done.routed')
  },
})

async function versionOf(db: Parameters<typeof loadQuestionForm>[0], id: string): Promise<number> {
  return (await db.selectFrom('question').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
}

export const sectionConditionPage = definePage({
  path: '/consultations/:slug/form/sections/:section/condition',
  access: leadsConsultation,
  audit: 'section.routed',
  publishes: 'nothing',
  template: 'consultations/form/condition.njk',
  params: slugParams.extend({ section: z.uuid() }),
  form,
  async subject(db, params) {
    const found = await anyConsultation(db, params)
    const sections = found ? await findBuilderSections(db, found.record.id) : []
    const section = sections.find(({ id }) => id === params.section)
    if (!found || !section) return null
    const whole = await loadQuestionForm(db, found.record.id)
    return { ref: found.ref, record: { consultation: found.record, whole, sections, section } }
  },
  async show({ subject: { consultation, whole, sections, section }, typed, t }) {
    const shownIf = whole.sections.find(({ id }) => id === section.id)?.shownIf ?? null
    const ticked = typed?.values['answers'] ?? tickedBy(shownIf)
    const asked = askedFrom(whole, sections, section)
    return {
      ...view({ consultation, form: whole, of: { text: section.title, shownIf }, asked, ticked, t }),
      form: written(shownIf, section.version),
    }
  },
  async submit({ db, subject: { consultation, whole, sections, section }, form: typed, t, audit }) {
    if (!(await mayStillChange(db, consultation))) return refuse({ answers: 'consultations.condition.problem.frozen' })
    const asked = askedFrom(whole, sections, section)
    const shownIf = conditionOf(typed.match, typed.answers, earlierQuestions(whole, asked, typed.answers, t))
    const problem = problemWith(whole, section.id, shownIf)
    if (problem) return refuse(problem)
    const before = whole.sections.find(({ id }) => id === section.id)?.shownIf ?? null
    if (!(await changeVersioned(db, 'form_section', section.id, typed.version, { shown_if: keep(shownIf) })))
      return stale(written(before, section.version), section.version)
    await audit({
      action: 'section.routed',
      subject: subjectOf(consultation),
      record: { kind: 'form_section', id: section.id },
      before: { shown_if: before },
      after: { shown_if: shownIf },
    })
    return redirect(`${formAddress(consultation)}#section-${section.id}`, 'consultations.done.routed')
  },
})

const askedAs = (question: FormQuestion): Asked => ({ before: question, aboutYou: question.aboutYou === true })

/** A section, from its first question or that of those after it: what stands before it comes before the section. */
function askedFrom(whole: QuestionForm, sections: readonly BuilderSection[], section: BuilderSection): Asked {
  const from = sections.slice(sections.indexOf(section)).flatMap(({ questions }) => questions)[0]
  const own = whole.sections.find(({ id }) => id === section.id)
  return { before: from && known(whole, from.id), aboutYou: own !== undefined && asksWhoOnly(own) }
}
