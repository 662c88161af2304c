/** Who answers the replayed consultation, and what each says. The words are ours; the paragraphs are the pack's. */
import { say } from '../stage.ts'
import type { Answering, Arrival } from './answer.ts'
import type { Decision } from './decide.ts'

const change = (code: string) => `What would you change in the code on ${code}? Name the paragraph`
const commitments = (code: string) => `The commitments of the code on ${code} are`
const guidance = (code: string) => `The guidance in the code on ${code} is relevant and appropriate`

/** A charity that answers online and can be reached by mail. */
export const asha: Answering = {
  chosen: {
    [guidance('consultation')]: [say('questions.agree.agree')],
    [commitments('consultation')]: ['Reasonable', 'Fair'],
    'Would you use the code on consultation?': ['Yes'],
  },
  written: {
    [change('consultation')]:
      'Paragraph 7.2 should count public holidays.\n\n10.7b and 10.7c say nearly the same. Make them one.',
    'How could we consult better?':
      'Send large print without being asked.\n\nThe street lights near us have been out since May.',
  },
  about: { name: 'Asha Vale', organisation: 'Fen Aid', email: 'asha@example.org' },
  allows: ['may-publish', 'publish-name', 'may-pass-on'],
}

/** What came for a clerk to key in, by channel. */
export const arrived: readonly { readonly how: Arrival; readonly said: Answering }[] = [
  {
    how: { channel: 'letter', on: '2010-01-11' },
    said: {
      written: { [change('partnerships')]: 'In 7.3 say who takes the notes.' },
      about: { name: 'Mo Post', post: '1 Fen Lane' },
      allows: ['may-publish'],
    },
  },
  {
    how: {
      channel: 'paper',
      on: '2010-01-12',
      scan: { name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
    },
    said: {
      chosen: { [commitments('consultation')]: ['Achievable'], [commitments('partnerships')]: ['Reasonable', 'Fair'] },
      written: { [change('consultation')]: 'Paragraph 7.2: say what happens in August.' },
    },
  },
  {
    how: { channel: 'email', on: '2010-01-13' },
    said: {
      chosen: { [guidance('partnerships')]: [say('questions.agree.disagree')] },
      written: { 'How could we consult better?': 'Come to our meetings.' },
      about: { email: 'sol@example.org' },
    },
  },
]

/** What the review group decides, by the words of a point. */
export const decisions: readonly Decision[] = [
  {
    words: /public holidays|over the summer|happens in August/,
    action: 'amended',
    add: 'Public holidays and August do not count.',
    reason: 'Three answers asked for it.',
    about: 'on Consultation, 7.2',
  },
  {
    words: /nearly the same|one line above/,
    action: 'amended',
    add: 'Both are one duty.',
    reason: 'The two are merged here.',
    about: 'on Consultation, 10.7b',
    drops: 'on Consultation, 10.7c',
  },
  {
    words: /who takes the notes/,
    action: 'amended',
    add: 'Say who takes the notes.',
    reason: 'It was open.',
    about: 'on Partnerships, 7.3',
  },
  { words: /street lights/, action: 'passed-on', passedTo: 'Highways', reason: 'They mend the lights.' },
  { words: /large print/, action: 'noted', reason: 'We do it from now on.' },
  { words: /our meetings/, action: 'not-accepted', reason: 'We cannot come to all.' },
]
