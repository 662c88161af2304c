/** Offering a consultation in a language, once every text is there, and taking the offer back. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { planAddress, planCrumbs, subjectOf } from '../subject.ts'
import { type InLanguage, languageHere, languageParams } from './language.page.ts'
import { lackingIn, textsToTranslate } from './texts.ts'
import { findWording, offerLanguage } from './words.queries.ts'

/** How many texts of it have no words, or words made from other English. */
async function countLacking(db: Handle, subject: InLanguage): Promise<number> {
  const texts = textsToTranslate(subject, await loadQuestionForm(db, subject.id))
  return lackingIn(texts, await findWording(db, subject.id, subject.spoken.language)).length
}

/** Which of the two it does hangs on how it stands: sent from a page that showed the other, it does neither. */
const form = { version: versionField() }

export const offeringPage = definePage({
  path: '/consultations/:slug/plan/languages/:language/offering',
  access: leadsConsultation,
  audit: 'consultation.language-offered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: languageParams,
  form,
  subject: languageHere,
  async act({ subject, t }) {
    const language = t(`operations.settings.languages-options.${subject.spoken.language}`)
    const kind = subject.spoken.offered_on ? 'taken-back' : 'offered'
    return {
      happens: [t(`consultations.language.act.${kind}`, { language }), t(`consultations.language.act.${kind}-more`)],
    }
  },
  async show({ db, subject, t }) {
    const lacking = await countLacking(db, subject)
    const { offered_on, language, version } = subject.spoken
    const back = planAddress(subject, `languages/${language}`)
    const name = t(`operations.settings.languages-options.${language}`)
    return {
      title: t(offered_on ? 'consultations.language.take-back' : 'consultations.language.offer', { language: name }),
      breadcrumbs: [
        ...planCrumbs(t, subject),
        { text: t('consultations.language.title'), href: planAddress(subject, 'languages') },
      ],
      intro: lacking > 0 && !offered_on ? t('consultations.language.lacking', { count: lacking }) : '',
      lists: [],
      fields: Object.keys(form),
      form: writeForm(form, { version }),
      button:
        lacking > 0 && !offered_on
          ? null
          : t(offered_on ? 'consultations.language.take-back' : 'consultations.language.offer', { language: name }),
      back: { href: back, text: t('consultations.language.back') },
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const { offered_on, first_offered_on, language, id, version } = subject.spoken
    if (!offered_on && (await countLacking(db, subject)) > 0)
      return refuse({ form: 'consultations.language.problem.lacking' })
    const on = offered_on ? null : today
    if (!(await offerLanguage(db, { id, version: typed.version, first_offered_on }, on)))
      return stale(writeForm(form, { version }), version)
    await audit({
      action: 'consultation.language-offered',
      subject: subjectOf(subject),
      record: { kind: 'consultation_language', id },
      before: { offered_on },
      after: { offered_on: on, language },
    })
    const done = on ? 'consultations.done.language-offered' : 'consultations.done.language-taken-back'
    return redirect(planAddress(subject, 'languages'), done)
  },
})
