/** A consultation on one sheet for a wall: what is asked, until when, who is asked, and every way to answer. Pure. */
import { excerpt, type PdfContent } from '../../../documents/index.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { sayClosing } from '../../../web/say-closing.ts'
import type { Consultation } from '../consultation.queries.ts'
import type { Standing } from '../timetable.ts'

/** What a poster says beside its consultation. */
export type PosterContext = {
  readonly t: Translate
  readonly standing: Standing
  /** The address as people type it, and the drawing that leads there. */
  readonly address: string
  readonly qr: string
}

/** Letters of what it is about that leave the sheet one sheet. */
const MOST = 330

/** The words of a poster. */
export function posterOf(of: Consultation, { t, standing, address, qr }: PosterContext): PdfContent {
  const row = (term: string, words: string) =>
    words === '' ? [] : [{ term: t(`consultations.poster.${term}`), words }]
  const asked = of.consultees.trim() || of.affected.trim()
  return [
    { kind: 'note', words: [{ text: whenOf(of, standing, t), strong: true }] },
    { kind: 'paragraph', words: excerpt(of.summary, MOST) },
    { kind: 'heading', level: 1, words: t('consultations.poster.answer') },
    { kind: 'picture', svg: qr, alt: t('consultations.poster.qr-alt', { address }), width: 5 },
    { kind: 'paragraph', words: [{ text: t('consultations.poster.type', { address }), strong: true }] },
    {
      kind: 'summary',
      rows: [
        ...row('post', of.contact_address),
        ...row('email', of.contact_email),
        ...row('phone', of.contact_phone),
        ...row('paper', t('consultations.poster.paper-how')),
        ...row('who', asked === '' ? '' : excerpt(asked, MOST)),
      ],
    },
  ]
}

/** From when and until when, as a sentence. */
export function whenOf(of: Consultation, standing: Standing, t: Translate): string {
  const closes = of.closes_on ? sayClosing(t, of.closes_on, of.closes_at) : ''
  if (standing === 'coming' && of.opens_on)
    return t('consultations.poster.coming', { opens: longDay(of.opens_on), closes })
  return t('consultations.poster.open', { closes })
}
