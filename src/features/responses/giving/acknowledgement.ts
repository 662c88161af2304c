/** The mail that thanks for a response: what we have, the way back to it, what happens next and when. */
import type { Day } from '../../../kernel/day.ts'
import type { Mail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Area } from '../../../web/hub.ts'
import { sayClosing, sayDay } from '../../../web/say-closing.ts'
import type { Responding } from '../form/responding.queries.ts'

/** What an acknowledgement is about: one response, or several that came with the same address on one day. */
export type Acknowledged = {
  readonly references: readonly string[]
  /** Null where the code is not known any more: it is not kept. */
  readonly code: string | null
}

type Timetable = Pick<Responding, 'closes_on' | 'closes_at' | 'decision_on' | 'feedback_on' | 'reported_at'>

/** The steps still to come with their dates, in words, in order; none that lies behind. */
export function nextSteps(of: Timetable, t: Translate, today: Day): string[] {
  const ahead = (on: Day | null): on is Day => on !== null && on >= today
  const steps: (string | null)[] = [
    ahead(of.closes_on) ? t('responses.next.closes', { day: sayClosing(t, of.closes_on, of.closes_at) }) : null,
    ahead(of.decision_on) ? t('responses.next.decision', { day: sayDay(t, of.decision_on) }) : null,
  ]
  if (of.reported_at === null) {
    const dated = ahead(of.feedback_on) ? sayDay(t, of.feedback_on) : null
    steps.push(dated ? t('responses.next.feedback', { day: dated }) : t('responses.next.feedback-undated'))
  }
  return steps.filter(step => step !== null)
}

/** The acknowledgement of a response, in plain text. */
export function acknowledgementMail(
  to: string,
  response: Acknowledged,
  of: Timetable & Pick<Responding, 'title' | 'contact_name' | 'contact_email' | 'next_steps'>,
  { origin, area, t, today }: { origin: string; area: Area; t: Translate; today: Day },
): Mail {
  const paragraphs = [
    t('responses.mail.thanks', {
      title: of.title,
      count: response.references.length,
      references: response.references.join(', '),
    }),
    response.code
      ? t('responses.mail.code', { code: response.code, link: `${origin}/responses/${response.code}` })
      : t('responses.mail.no-code'),
    t('responses.mail.next', {
      steps: nextSteps(of, t, today)
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
    tells: 'acknowledgement',
    subject: t('responses.mail.subject', { title: of.title }),
    body: paragraphs.filter(Boolean).join('\n\n'),
  }
}
