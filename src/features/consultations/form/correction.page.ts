/** Putting the wording of a question or of its choices right after publication: the words only, with a public note of what was asked before. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { findLanguages } from '../languages/words.queries.ts'
import { inConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findBuilderSections } from './builder.queries.ts'
import { listFields, listsOf, readCorrected } from './correct-choices.ts'
import { correctQuestion, findEarlierChoices } from './corrections.queries.ts'
import { formAddress, mayCorrect } from './form-address.ts'
import { shownQuestion } from './question-form.ts'

const form = {
  text: passage({ label: 'consultations.correction.text', max: 1000 }),
  ...listFields,
  note: passage({ label: 'consultations.correction.note', hint: 'consultations.correction.note-hint', max: 1000 }),
  version: versionField(),
}

const questionHere = under(inConsultation, 'question', async (db, { consultation }) =>
  (await findBuilderSections(db, consultation.id)).flatMap(({ questions }) => questions),
)

export const correctionPage = definePage({
  path: '/consultations/:slug/form/questions/:question/correction',
  access: leadsConsultation,
  audit: 'question.corrected',
  publishes: 'nothing',
  template: 'consultations/form/correction.njk',
  params: slugParams.extend({ question: z.uuid() }),
  form,
  subject: questionHere,
  async show({ db, subject: { consultation, question }, t }) {
    const spoken = (await findLanguages(db, consultation.id)).filter(({ offered_on }) => offered_on !== null)
    return {
      title: t('consultations.correction.title'),
      breadcrumbs: [
        ...planCrumbs(t, consultation),
        { text: t('consultations.form.title'), href: formAddress(consultation) },
      ],
      question,
      may: mayCorrect(consultation),
      offeredIn: spoken.map(({ language }) => t(`operations.settings.languages-options.${language}`)).join(', '),
      languagesAt: planAddress(consultation, 'languages'),
      lists: listsOf(question).map(({ field }) => field),
      form: shownQuestion(
        writeForm(form, { text: question.text, version: question.version }),
        question.type,
        question.settings,
      ),
    }
  },
  async submit({ db, subject: { consultation, question }, form: typed, actor, now, audit }) {
    if (!mayCorrect(consultation)) return refuse({ text: 'consultations.correction.problem.not-now' })
    const { version, text, note } = typed
    const read = readCorrected(question, typed, await findEarlierChoices(db, question.id))
    if (!read.ok) return refuse(read.problem)
    const { settings, choices } = read.value
    if (text === question.text && choices.length === 0) return refuse({ text: 'consultations.correction.problem.same' })
    const to = { text, settings, choices, note, by: actor.person?.id ?? null, now }
    if (!(await correctQuestion(db, question, version, to)))
      return stale(
        shownQuestion(writeForm(form, { text: question.text }), question.type, question.settings),
        question.version,
      )
    await audit({
      action: 'question.corrected',
      subject: subjectOf(consultation),
      record: { kind: 'question', id: question.id },
      before: { text: question.text },
      after: { text, note, ...(choices.length > 0 ? { choices } : {}) },
    })
    return redirect(`${formAddress(consultation)}#question-${question.id}`, 'consultations.done.corrected')
  },
})
