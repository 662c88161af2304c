/** A question of the form: choosing its type, its words, its settings, and what it is about. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { questionTypes } from '../../../questions/registry.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { type Consultation, findPack } from '../consultation.queries.ts'
import { anyConsultation, difference, inConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { addQuestion, type BuilderSection, changeQuestion, findBuilderSections } from './builder.queries.ts'
import { formAddress, isFrozen, mayStillChange } from './form-address.ts'
import { changeForm, questionForm, readContent, shownQuestion } from './question-form.ts'
import { settingsOf } from './settings.ts'

/** What the page needs around the fields: the lists to choose from, and the fields of this type. */
async function viewAround(db: Handle, t: Translate, consultation: Consultation, type: string) {
  const sections = await findBuilderSections(db, consultation.id)
  const pack = await findPack(db, consultation.id)
  return {
    breadcrumbs: [
      ...planCrumbs(t, consultation),
      { text: t('consultations.form.title'), href: formAddress(consultation) },
    ],
    consultation,
    frozen: isFrozen(consultation),
    type,
    settings: settingsOf(type).map(({ field, kind, control }) => ({
      field,
      // Choices are needed; every other setting has a usual value.
      label: kind === 'options' ? t(control.label) : null,
    })),
    sections: sections.map(section => ({ value: section.id, text: section.title })),
    documents: pack.map(each => ({ value: each.versionId, text: each.title })),
    types: questionTypes.map(each => ({ name: each.name, title: say(each.title, t) })),
  }
}

export const newQuestionPage = definePage({
  path: '/consultations/:slug/form/questions/new',
  access: leadsConsultation,
  audit: 'question.added',
  publishes: 'nothing',
  template: 'consultations/form/question.njk',
  params: slugParams,
  query: z.object({ section: z.string().max(40).optional(), type: z.string().max(40).optional() }),
  form: questionForm,
  subject: anyConsultation,
  async show({ db, subject, query, typed, t }) {
    const type = questionTypes.find(each => each.name === (typed?.values['type']?.[0] ?? query.type))
    const blank = { section_id: query.section ?? '', type: type?.name ?? '', required: false }
    const settings = type ? type.settings.safeParse({}) : null
    return {
      title: t('consultations.form.question-add'),
      ...(await viewAround(db, t, subject, type?.name ?? '')),
      section: query.section ?? '',
      form: shownQuestion(writeForm(questionForm, blank), type?.name ?? '', settings?.success ? settings.data : {}),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    if (!(await mayStillChange(db, subject))) return refuse({ text: 'consultations.form.problem.frozen' })
    const read = await readContent(db, subject.id, typed, null)
    if (!read.ok) return refuse(read.problem)
    const id = await addQuestion(db, subject.id, read.value)
    await audit({
      action: 'question.added',
      subject: subjectOf(subject),
      record: { kind: 'question', id },
      after: { ...read.value },
    })
    return redirect(`${formAddress(subject)}#question-${id}`, 'consultations.done.question')
  },
})

function findQuestion(sections: readonly BuilderSection[], id: string) {
  return sections.flatMap(section => section.questions).find(question => question.id === id)
}

const questionHere = under(inConsultation, 'question', async (db, { consultation }, id) =>
  findQuestion(await findBuilderSections(db, consultation.id), id),
)

export const questionPage = definePage({
  path: '/consultations/:slug/form/questions/:question',
  access: leadsConsultation,
  audit: 'question.changed',
  publishes: 'nothing',
  template: 'consultations/form/question.njk',
  params: slugParams.extend({ question: z.uuid() }),
  form: changeForm,
  subject: questionHere,
  async show({ db, subject: { consultation, question }, t }) {
    return {
      title: t('consultations.form.question-change'),
      ...(await viewAround(db, t, consultation, question.type)),
      section: question.section_id,
      form: shownQuestion(writeForm(changeForm, formOf(question)), question.type, question.settings),
    }
  },
  async submit({ db, subject: { consultation, question }, form: typed, audit }) {
    if (!(await mayStillChange(db, consultation))) return refuse({ text: 'consultations.form.problem.frozen' })
    const { version, ...rest } = typed
    const read = await readContent(db, consultation.id, { ...rest, type: question.type }, question.settings)
    if (!read.ok) return refuse(read.problem)
    if (!(await changeQuestion(db, question, version, read.value))) {
      const theirs = shownQuestion(writeForm(changeForm, formOf(question)), question.type, question.settings)
      return stale(theirs, question.version)
    }
    await audit({
      action: 'question.changed',
      subject: subjectOf(consultation),
      record: { kind: 'question', id: question.id },
      ...difference({ ...question }, { ...read.value }),
    })
    return redirect(`${formAddress(consultation)}#question-${question.id}`, 'consultations.done.question')
  },
})

function formOf(question: NonNullable<ReturnType<typeof findQuestion>>) {
  const { about, ...rest } = question
  return { ...rest, about_path: about?.path ?? '' }
}
