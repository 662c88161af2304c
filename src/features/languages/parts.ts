/** Where the words of a language are read: the parts of the way from a consultation to its receipt. Pure. */

/** The parts, in the order in which they are read, each with the beginnings of the keys that belong to it; the longest beginning counts. */
const parts = {
  frame: ['web.'],
  consultation: ['consultations.'],
  form: [
    'responses.about.',
    'responses.ask.',
    'responses.before.',
    'responses.form.',
    'responses.not-open.',
    'responses.problem.',
    'responses.section.',
    'responses.shared.',
    'responses.shown.',
    'responses.given-here.',
  ],
  questions: ['questions.'],
  draft: [
    'responses.commenting.',
    'responses.done.',
    'responses.draft.',
    'responses.pencil.',
    'responses.put-away.',
    'responses.check.',
  ],
  receipt: [
    'responses.change.',
    'responses.codes.',
    'responses.explain.',
    'responses.find.',
    'responses.next.',
    'responses.points.',
    'responses.receipt.',
    'responses.states.',
    'responses.withdraw.',
  ],
  mail: ['responses.mail.', 'responses.draft-mail.'],
  kiosk: ['responses.kiosk.', 'web.kiosk.'],
  paper: ['responses.paper.', 'questions.paper.'],
} as const

/** A part of the way. */
export type WayPart = keyof typeof parts

/** The parts of the way, in the order in which they are read. */
export const wayParts = Object.keys(parts) as readonly WayPart[]

const beginnings = wayParts
  .flatMap(part => parts[part].map(beginning => ({ part, beginning })))
  .toSorted((a, b) => b.beginning.length - a.beginning.length)

/** Where a text is read; null for a key of no part, which a test does not let be. */
export function partOf(key: string): WayPart | null {
  return beginnings.find(({ beginning }) => key.startsWith(beginning))?.part ?? null
}
