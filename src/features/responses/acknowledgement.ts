/** The mail that thanks for a response: what we have, the way back to it, what happens next and when. */
import { longDay } from '../../kernel/day.ts'
import type { Mail } from '../../mail/mail.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Area } from '../../web/hub.ts'
import type { Responding } from './responding.queries.ts'

/** What an acknowledgement is about. */
export type Acknowledged = {
  readonly reference: string
  /** Null where the code is not known any more: it is not kept. */
  readonly code: string | null
}

/** The dates still to come, in words, in order; a line for each that is set. */
export function nextSteps(of: Pick<Responding, 'closes_on' | 'decision_on' | 'feedback_on'>, t: Translate): string[] {
  return [
    of.closes_on ? t('responses.next.closes', { day: longDay(of.closes_on) }) : null,
    of.decision_on ? t('responses.next.decision', { day: longDay(of.decision_on) }) : null,
    of.feedback_on
      ? t('responses.next.feedback', { day: longDay(of.feedback_on) })
      : t('responses.next.feedback-undated'),
  ].filter(line => line !== null)
}

/** The acknowledgement of a response, in plain text. */
export function acknowledgementMail(
  to: string,
  response: Acknowledged,
  of: Pick<
    Responding,
    'title' | 'closes_on' | 'decision_on' | 'feedback_on' | 'contact_name' | 'contact_email' | 'next_steps'
  >,
  { origin, area, t }: { origin: string; area: Area; t: Translate },
): Mail {
  const paragraphs = [
    t('responses.mail.thanks', { title: of.title, reference: response.reference }),
    response.code
      ? t('responses.mail.code', { code: response.code, link: `${origin}/responses/${response.code}` })
      : t('responses.mail.no-code'),
    t('responses.mail.next', {
      steps: nextSteps(of, t)
        .map(line => `- ${line}`)
        .join('\n'),
    }),
    of.next_steps,
    t('responses.mail.contact', {
      name: of.contact_name || area.contact.name || area.compactName,
      email: of.contact_email || area.contact.email,
    }),
    area.compactName,
  ]
  return {
    to,
    subject: t('responses.mail.subject', { title: of.title }),
    body: paragraphs.filter(Boolean).join('\n\n'),
  }
}
