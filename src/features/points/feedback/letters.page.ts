/**
 * The letters for those without email. Asking for them opens the seal of each, and every opening is written down with the
 * person who asked; fetching the file then opens nothing, and gives only what that person still has in view.
 */
import { leadsConsultation } from '../../../access/access.ts'
import { type PdfBlock, renderPdf } from '../../../documents/index.ts'
import { defineDownload, definePage, redirect, refuse } from '../../../web/page.ts'
import { contactsInView, minutesInView, openToLook } from '../../responses/index.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { waitingForLetters } from './feedback.queries.ts'
import { feedbackParagraphs } from './feedback-mail.ts'

export const feedbackLettersPage = definePage({
  path: '/consultations/:slug/feedback/letters',
  access: leadsConsultation,
  audit: 'feedback.letters-made',
  publishes: ['contacts', 'work left'],
  freshly: 'to-open',
  template: 'points/feedback/letters.njk',
  params: slugParams,
  changesPages: false,
  subject: teamConsultation,
  async show({ db, subject: consultation, t }) {
    return {
      title: t('points.letters.title'),
      breadcrumbs: trail(t, consultation, { text: t('points.feedback.title'), href: below(consultation, 'feedback') }),
      waiting: (await waitingForLetters(db, consultation.id)).length,
      minutes: minutesInView,
    }
  },
  async submit({ db, hub, subject: consultation, actor, audit }) {
    const waiting = await waitingForLetters(db, consultation.id)
    if (waiting.length === 0) return refuse({ form: 'points.problem.no-letters' })
    for (const { responseId } of waiting) await openToLook(db, hub, responseId, 'feedback', actor)
    await audit({
      action: 'feedback.letters-made',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      after: { letters: waiting.length },
    })
    return redirect(below(consultation, 'feedback/letters.pdf'))
  },
})

export const feedbackLetters = defineDownload({
  path: '/consultations/:slug/feedback/letters.pdf',
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['contacts', 'work left'],
  params: slugParams,
  subject: teamConsultation,
  async respond({ db, hub, subject: consultation, actor, area, t }) {
    const waiting = await waitingForLetters(db, consultation.id)
    const ids = waiting.map(({ responseId }) => responseId)
    // Real time, not the Hub's: how long an address stays in view is nobody's to move.
    const contacts = await contactsInView(db, hub.seal, ids, 'feedback', actor, new Date())
    const letters = waiting.flatMap((about): PdfBlock[] => {
      const contact = contacts.get(about.responseId)
      if (!contact) return []
      const address = [contact.name, contact.organisation, ...contact.post.split('\n')].filter(Boolean)
      return [
        { kind: 'heading', level: 1, words: t('points.feedback.letter', { reference: about.reference }) },
        ...(address.length > 0 ? address : [contact.phone]).map(
          (text): PdfBlock => ({ kind: 'paragraph', words: [{ text }] }),
        ),
        ...feedbackParagraphs(about, hub.origin, area, t).map((words): PdfBlock => ({ kind: 'paragraph', words })),
      ]
    })
    if (letters.length === 0) return null
    const body = await renderPdf(letters, { title: t('points.feedback.letters-title', { title: consultation.title }) })
    return { type: 'application/pdf', body, filename: `${consultation.slug}-letters.pdf` }
  },
})
