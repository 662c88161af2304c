/** Plain language: how hard each document is to read, its long sentences and words, and who from outside has read it. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { longSentenceWords } from '../../../analysis/wording.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { anyConsultation, inConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findWorded, keepWording } from './wording.queries.ts'

/** Most long sentences and words listed: whoever has mended these looks again. */
const MOST = 30

export const wordingPage = definePage({
  path: '/consultations/:slug/plan/wording',
  mends: ['wording'],
  workspace: { stage: 'set-up', label: 'consultations.task.wording' },
  access: leadsConsultation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    const worded = await findWorded(db, subject.id)
    return {
      title: t('consultations.wording.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.wording.intro'),
      lists: [
        {
          heading: t('consultations.public.documents', { count: worded.length }),
          empty: t('consultations.pack.empty'),
          items: worded.map(({ title, slug, wording, kept }) => ({
            title,
            href: planAddress(subject, `wording/${slug}`),
            tag: t(kept?.read_on ? 'consultations.wording.read' : 'consultations.wording.not-read'),
            colour: kept?.read_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [
              t('consultations.wording.age', { age: wording.readingAge }),
              t('consultations.wording.long', { count: wording.longSentences.length, words: longSentenceWords }),
              kept?.read_on ? t('consultations.wording.read-by', { who: kept.reader, day: longDay(kept.read_on) }) : '',
            ],
          })),
        },
      ],
      back: { href: planAddress(subject), text: t('consultations.plan.back') },
    }
  },
})

const form = {
  dealt_with: passage({
    label: 'consultations.wording.dealt-with',
    hint: 'consultations.wording.dealt-with-hint',
    optional: true,
    max: 2000,
  }),
  reader: line({ label: 'consultations.wording.reader', hint: 'consultations.wording.reader-hint', optional: true }),
  read_on: dayField({ past: true, label: 'consultations.wording.read-on', optional: true }),
  version: versionField(),
}

const wordedHere = under(inConsultation, 'document', async (db, { consultation }, slug) =>
  (await findWorded(db, consultation.id)).find(each => each.slug === slug),
)

export const wordingOfPage = definePage({
  path: '/consultations/:slug/plan/wording/:document',
  access: leadsConsultation,
  audit: 'consultation.wording-checked',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ document: z.string().max(120) }),
  form,
  changesPages: false,
  subject: wordedHere,
  async show({ subject: { consultation, document: worded }, t }) {
    const { longSentences, longWords, readingAge } = worded.wording
    const item = (title: string) => ({ title, lines: [] })
    return {
      title: worded.title,
      breadcrumbs: [
        ...planCrumbs(t, consultation),
        { text: t('consultations.wording.title'), href: planAddress(consultation, 'wording') },
      ],
      intro: t('consultations.wording.age', { age: readingAge }),
      lists: [
        {
          heading: t('consultations.wording.long', { count: longSentences.length, words: longSentenceWords }),
          empty: t('consultations.wording.no-long'),
          items: longSentences.slice(0, MOST).map(item),
        },
        {
          heading: t('consultations.wording.words', { count: longWords.length }),
          empty: t('consultations.wording.no-words'),
          items: longWords.length === 0 ? [] : [item(longWords.slice(0, MOST).join(', '))],
        },
      ],
      fields: Object.keys(form),
      formHeading: t('consultations.wording.say'),
      button: t('consultations.wording.button'),
      form: writeForm(form, { ...worded.kept, version: worded.kept?.version ?? 1 }),
    }
  },
  async submit({ db, subject: { consultation, document: worded }, form: { version, ...said }, audit }) {
    if (said.read_on !== null && said.reader === '') return refuse({ reader: 'consultations.wording.problem.reader' })
    const id = await keepWording(db, worded, version, said)
    if (id === null) {
      const theirs = (await findWorded(db, consultation.id)).find(each => each.id === worded.id)?.kept
      return stale(writeForm(form, { ...theirs }), theirs?.version ?? 1)
    }
    await audit({
      action: 'consultation.wording-checked',
      subject: subjectOf(consultation),
      record: { kind: 'wording_check', id },
      after: { document: worded.documentId, readingAge: worded.wording.readingAge, ...said },
    })
    return redirect(planAddress(consultation, 'wording'), 'consultations.done.wording')
  },
})
