/** One language of a consultation: every text beside its English, kept as far as it is, by one person or several. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { translated } from '../../../web/languages.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, planAddress, planCrumbs, subjectOf } from '../subject.ts'
import { keepReworded } from './rewordings.queries.ts'
import { changedIn, fieldOf, MOST_WORDS, rowsOf } from './rows.ts'
import { textsToTranslate } from './texts.ts'
import { type ConsultationLanguage, findLanguages, findWording, keepWording } from './words.queries.ts'

export const languageParams = z.object({ slug: z.string(), language: z.string().max(5) })

/** A consultation in one of the languages that were begun. */
export type InLanguage = Consultation & { readonly spoken: ConsultationLanguage }

/** Finds it; nothing where the language was not begun. */
export async function languageHere(db: Handle, params: { slug: string; language: string }) {
  const found = await anyConsultation(db, params)
  const spoken = found && (await findLanguages(db, found.record.id)).find(one => one.language === params.language)
  return found && spoken ? { ...found, record: { ...found.record, spoken } satisfies InLanguage } : null
}

export const languagePage = definePage({
  path: '/consultations/:slug/plan/languages/:language',
  access: leadsConsultation,
  audit: 'consultation.translated',
  publishes: 'nothing',
  template: 'consultations/languages/language.njk',
  params: languageParams,
  form: {},
  subject: languageHere,
  async show({ db, subject, typed, t }) {
    const { language, offered_on, translated_by } = subject.spoken
    const texts = textsToTranslate(subject, await loadQuestionForm(db, subject.id))
    const rows = rowsOf(texts, await findWording(db, subject.id, language), typed)
    const { direction } = translated.find(({ code }) => code === language)!
    return {
      title: t('consultations.language.page-title', {
        language: t(`operations.settings.languages-options.${language}`),
      }),
      breadcrumbs: [
        ...planCrumbs(t, subject),
        { text: t('consultations.language.title'), href: planAddress(subject, 'languages') },
      ],
      inLanguage: { code: language, direction, translatedBy: translated_by, offeredOn: offered_on },
      rows: rows.map(row => ({ ...row, name: row.name && t(row.name) })),
      translated: rows.filter(({ state }) => state === 'done').length,
      offering: planAddress(subject, `languages/${language}/offering`),
    }
  },
  async submit({ db, subject, raw, now, audit }) {
    const { language, id, offered_on, first_offered_on } = subject.spoken
    const texts = textsToTranslate(subject, await loadQuestionForm(db, subject.id))
    const before = await findWording(db, subject.id, language)
    const { changed, overtaken, tooLong } = changedIn(texts, before, raw)
    // Whoever is offered a language reads all of it: a text is put into other words, never out of it.
    const emptied = offered_on === null ? [] : changed.filter(({ words }) => words === '')
    const faults = [
      ...overtaken.map(({ at, what, now }) => [fieldOf(at), sayNow[what](now)] as const),
      ...tooLong.map(at => [fieldOf(at), tooManyWords] as const),
      ...emptied.map(({ at }) => [fieldOf(at), { key: 'consultations.language.problem.emptied' }] as const),
    ]
    if (faults.length > 0) return refuse(Object.fromEntries(faults))
    if (changed.length === 0) return refuse({ form: 'consultations.language.problem.nothing' })
    await keepWording(db, { consultationId: subject.id, language }, changed)
    if (subject.published_at !== null && first_offered_on !== null)
      await keepReworded(db, { consultationId: subject.id, language, now }, changed, before)
    await audit({
      action: 'consultation.translated',
      subject: subjectOf(subject),
      record: { kind: 'consultation_language', id },
      before: Object.fromEntries(changed.map(({ at }) => [at, before.get(at)?.words ?? ''])),
      after: Object.fromEntries(changed.map(({ at, words }) => [at, words])),
    })
    return redirect(planAddress(subject, `languages/${language}`), 'consultations.done.translated')
  },
})

const tooManyWords = { key: 'consultations.language.problem.too-long', values: { most: MOST_WORDS } }
const sayNow = {
  words: (now: string) => ({ key: 'consultations.language.problem.overtaken', values: { now } }),
  english: (now: string) => ({ key: 'consultations.language.problem.english-overtaken', values: { now } }),
}
