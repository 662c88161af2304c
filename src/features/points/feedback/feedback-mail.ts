/** What a respondent is told when the report is published: by mail, and on the letters for those without email. */
import type { Mail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Area } from '../../../web/hub.ts'
import type { ToTell } from './feedback.queries.ts'

/** The paragraphs of the message. */
export function feedbackParagraphs(about: ToTell, origin: string, area: Area, t: Translate): string[] {
  const outcome = `${origin}/consultations/${about.slug}/outcome`
  return [
    t('points.mail.thanks', { title: about.title, reference: about.reference }),
    t('points.mail.outcome', { link: outcome }),
    t('points.mail.code', { link: `${origin}/responses` }),
    t('points.mail.contact', { name: area.contact.name || area.compactName, email: area.contact.email }),
    area.compactName,
  ]
}

/** The mail. */
export function feedbackMail(to: string, about: ToTell, origin: string, area: Area, t: Translate): Mail {
  return {
    to,
    tells: 'feedback',
    subject: t('points.mail.subject', { title: about.title }),
    body: feedbackParagraphs(about, origin, area, t).join('\n\n'),
  }
}
