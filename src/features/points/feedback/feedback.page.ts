/** How far feedback to respondents has come, and the letters for those without email. */
import { leadsConsultation } from '../../../access/access.ts'
import { type PdfBlock, renderPdf } from '../../../documents/index.ts'
import { tick } from '../../../web/fields.ts'
import { defineDownload, definePage, redirect, refuse } from '../../../web/page.ts'
import { openContact } from '../../responses/index.ts'
import { findReport } from '../report/report.queries.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { feedbackCounts, noteLettersGone, waitingForLetters } from './feedback.queries.ts'
import { feedbackParagraphs } from './feedback-mail.ts'

const form = { gone: tick({ label: 'points.feedback.gone', required: true }) }

export const feedbackPage = definePage({
  path: '/consultations/:slug/feedback',
  access: leadsConsultation,
  audit: 'feedback.posted',
  template: 'points/feedback/feedback.njk',
  params: slugParams,
  form,
  changesPages: false,
  subject: teamConsultation,
  async show({ db, subject: consultation, t }) {
    const report = await findReport(db, consultation.id)
    return {
      title: t('points.feedback.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      published: Boolean(report?.publishedAt),
      counts: await feedbackCounts(db, consultation.id),
    }
  },
  async submit({ db, subject: consultation, now, audit }) {
    const count = await noteLettersGone(db, consultation.id, now)
    if (count === 0) return refuse({ gone: 'points.problem.no-letters' })
    await audit({
      action: 'feedback.posted',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      after: { letters: count },
    })
    return redirect(below(consultation, 'feedback'), 'points.done.posted')
  },
})

/**
 * The letters to print, one after the other. Making them opens the seal of each, and every opening is written down with the
 * person who asked for it, each time.
 */
export const feedbackLetters = defineDownload({
  path: '/consultations/:slug/feedback/letters.pdf',
  access: leadsConsultation,
  audit: 'reads only',
  params: slugParams,
  subject: teamConsultation,
  async respond({ hub, subject: consultation, actor, area, t }) {
    const letters = await hub.db.transaction().execute(async tx => {
      const blocks: PdfBlock[] = []
      for (const about of await waitingForLetters(tx, consultation.id)) {
        const contact = await openContact(tx, hub, about.responseId, 'feedback', actor)
        if (!contact) continue
        const address = [contact.name, contact.organisation, contact.post].filter(Boolean).join('\n')
        blocks.push(
          { kind: 'heading', level: 1, words: t('points.feedback.letter', { reference: about.reference }) },
          { kind: 'paragraph', words: [{ text: address || contact.phone }] },
          ...feedbackParagraphs(about, hub.origin, area, t).map((words): PdfBlock => ({ kind: 'paragraph', words })),
        )
      }
      return blocks
    })
    if (letters.length === 0) return null
    const body = await renderPdf(letters, { title: t('points.feedback.letters-title', { title: consultation.title }) })
    return { type: 'application/pdf', body, filename: `${consultation.slug}-letters.pdf` }
  },
})
