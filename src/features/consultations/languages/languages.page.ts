/** The languages of a consultation: which are begun, how far each is, and beginning another. */
import { leadsConsultation } from '../../../access/access.ts'
import { line, pick } from '../../../web/fields.ts'
import { translated } from '../../../web/languages.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { lackingIn, textsToTranslate } from './texts.ts'
import { beginLanguage, findLanguages, findWording } from './words.queries.ts'

const form = {
  language: pick({ label: 'consultations.language.which' }),
  translated_by: line({
    label: 'consultations.language.translated-by',
    hint: 'consultations.language.translated-by-hint',
    max: 200,
  }),
}

export const languagesPage = definePage({
  path: '/consultations/:slug/plan/languages',
  workspace: { stage: 'set-up', label: 'consultations.task.languages' },
  access: leadsConsultation,
  audit: 'consultation.language-begun',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  changesPages: false,
  subject: anyConsultation,
  async show({ db, subject, area, t }) {
    const begun = await findLanguages(db, subject.id)
    const texts = textsToTranslate(subject, await loadQuestionForm(db, subject.id))
    const offered = translated.filter(({ code }) => area.languages.includes(code))
    const left = offered.filter(({ code }) => !begun.some(({ language }) => language === code))
    const items = []
    for (const { language, offered_on } of begun) {
      const wording = await findWording(db, subject.id, language)
      const done = texts.length - lackingIn(texts, wording).length
      items.push({
        title: t(`operations.settings.languages-options.${language}`),
        href: planAddress(subject, `languages/${language}`),
        tag: t(offered_on ? 'consultations.language.offered' : 'consultations.language.not-offered'),
        colour: offered_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
        lines: [t('consultations.language.progress', { done, all: texts.length })],
      })
    }
    return {
      title: t('consultations.language.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t(offered.length > 0 ? 'consultations.language.intro' : 'consultations.language.none-here'),
      lists: [{ heading: t('consultations.language.begun'), empty: t('consultations.language.empty'), items }],
      fields: Object.keys(form),
      choices: {
        language: left.map(({ code }) => ({ value: code, text: t(`operations.settings.languages-options.${code}`) })),
      },
      ...(left.length > 0
        ? { formHeading: t('consultations.language.begin'), button: t('consultations.language.begin') }
        : {}),
    }
  },
  async submit({ db, subject, area, form: { language, translated_by }, audit }) {
    const begun = await findLanguages(db, subject.id)
    if (!area.languages.includes(language)) return refuse({ language: 'consultations.language.problem.not-here' })
    if (begun.some(one => one.language === language))
      return refuse({ language: 'consultations.language.problem.begun' })
    const id = await beginLanguage(db, { consultationId: subject.id, language, translatedBy: translated_by })
    await audit({
      action: 'consultation.language-begun',
      subject: subjectOf(subject),
      record: { kind: 'consultation_language', id },
      after: { language, translated_by },
    })
    return redirect(planAddress(subject, `languages/${language}`))
  },
})
