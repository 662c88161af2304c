/** What people said about the draft code on consulting people, and what was decided about it. */
import type { Response } from './answering.ts'

/** Days before the day the world is shown: the consultation opens and closes. */
export const OPENS = -210
export const CLOSES = -125

/** Given online. */
export const responses: readonly Response[] = [
  {
    answers: {
      'easy to follow': '2',
      'promises in part 4': '2',
      'What would you change':
        'Say who checks that the code is kept. Paragraph 5.4 should say that the report is also sent to everyone who asks for it.',
    },
    about: {
      behalf: 'organisation',
      provenance: 'members-asked',
      sector: 'voluntary',
      contact_organisation: 'Wendmere Council for Voluntary Service',
      contact_email: 'office@demo.invalid',
      may_publish: 'yes',
      publish_name: 'yes',
    },
    comments: { '3.2': 'Six weeks is too short for groups whose committee meets every two months. Eight would do.' },
  },
  {
    answers: {
      'easy to follow': '4',
      'What would you change': 'Use shorter sentences. The bus stop at the Corn Hall needs a shelter.',
    },
    about: { behalf: 'personal', may_publish: 'yes', may_pass_on: 'yes', contact_email: 'resident@demo.invalid' },
  },
  {
    answers: { 'promises in part 4': '5' },
    about: { behalf: 'personal', confidential: 'yes' },
    comments: { '4.1c': 'The cost of passing things on falls on us and the money has never come.' },
  },
]

/** Keyed in by a clerk. */
export const keyed: readonly (Response & { readonly channel: 'letter' | 'paper' | 'email'; readonly day: number })[] = [
  {
    channel: 'letter',
    day: OPENS + 40,
    answers: {
      'easy to follow': '2',
      'What would you change': 'Add the weeks of Ramadan and Easter to paragraph 3.3.',
    },
    about: {
      behalf: 'organisation',
      provenance: 'accumulated-knowledge',
      sector: 'faith',
      contact_organisation: 'Faiths Together',
      contact_post: 'The Friary, Abbey Street, Wendmere',
      may_publish: 'yes',
    },
  },
  {
    channel: 'paper',
    day: OPENS + 52,
    answers: {
      'easy to follow': '1',
      'promises in part 4': '2',
      'What would you change':
        'Nothing. Thank you for the large print. If you want to hear more, ring me on 01632 960181.',
    },
    about: { behalf: 'personal', may_publish: 'yes' },
  },
  {
    channel: 'email',
    day: OPENS + 80,
    answers: {
      'easy to follow': '3',
      'What would you change': 'Paragraph 5.2 promises five working days. Say what happens in the Christmas week.',
    },
    about: {
      behalf: 'organisation',
      provenance: 'members-asked',
      sector: 'statutory',
      contact_organisation: 'Fenside Health Trust',
      contact_email: 'engagement@demo.invalid',
      may_publish: 'yes',
    },
  },
]

/** What is decided about a point, by words of it. `change` is one of another kind, or of another paragraph. */
export const decisions: readonly {
  readonly says: string
  readonly values: Readonly<Record<string, string>>
  readonly change?: Readonly<Record<string, string>> & { readonly paragraph: string }
}[] = [
  {
    says: 'Six weeks is too short',
    values: {
      action: 'amended',
      text_after:
        'It may be shorter, but not below 8 weeks, for one of these reasons, which is published beside the dates:',
      reason: 'Most committees meet every two months.',
    },
  },
  {
    says: 'Ramadan',
    values: {
      action: 'amended',
      text_after:
        'Time is added for public holidays, school holidays, the main festivals of every faith in the area and the weeks before an election.',
      reason: 'Festivals of all faiths should count alike.',
    },
  },
  {
    says: 'shelter',
    values: {
      action: 'passed-on',
      passed_to: 'The county’s bus team',
      reason: 'It is not about the code. The bus team decides on shelters.',
    },
  },
  {
    says: 'Say who checks',
    values: { action: 'noted', reason: 'A new paragraph says it.' },
    change: {
      paragraph: '5.4',
      does: 'add',
      placed: 'beside',
      kind: 'paragraph',
      printed: '5.5',
      text_new: 'The Compact group looks once a year at how this code was kept, and publishes what it finds.',
      reason: 'A new paragraph says it.',
    },
  },
  {
    says: 'Christmas week',
    values: {
      action: 'not-accepted',
      reason: 'The Christmas week has two or three working days; five working days holds then too.',
    },
  },
]
