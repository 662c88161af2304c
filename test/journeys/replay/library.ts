/** A consultation of a county on its libraries, as one is really published: what is asked, of whom, and in which words. All invented. */

/** A question as a row of the page on which all are typed at once. */
type Asked = {
  readonly section?: string
  readonly type: string
  readonly text: string
  /** One on each line; two lists with an empty line between them. */
  readonly choices?: string
}

const YES_NO = 'Yes\nNo'

/** Eighteen questions of nine types, in five sections. */
export const questions: readonly Asked[] = [
  { section: 'How you use the library', type: 'single-choice', text: 'Do you use a library?', choices: YES_NO },
  {
    type: 'multiple-choice',
    text: 'Which library do you use?',
    choices: 'Eastgate\nMill Lane\nThe mobile library\nThe library at the college',
  },
  { type: 'single-choice', text: 'How often do you go?', choices: 'Every week\nEvery month\nLess often' },
  {
    type: 'multiple-choice',
    text: 'What do you go for?',
    choices: 'Books\nComputers\nChildren’s time\nQuiet to study',
  },
  { type: 'short-text', text: 'What keeps you away?' },
  { section: 'Opening hours', type: 'agree-scale', text: 'Mill Lane should open four days instead of six' },
  { type: 'ranking', text: 'Which days matter most to you?', choices: 'Monday\nWednesday\nFriday\nSaturday' },
  {
    type: 'grid',
    text: 'How well do these hours suit you?',
    choices: 'Mornings\nAfternoons\nEvenings\n\nWell\nNot well\nNot at all',
  },
  { type: 'long-text', text: 'What would four days mean for you?' },
  { section: 'The mobile library', type: 'agree-scale', text: 'The mobile library should stop in ten villages fewer' },
  { type: 'number', text: 'How many miles is it to the library nearest to you?' },
  { type: 'long-text', text: 'What should we know about your village?' },
  { section: 'Run by volunteers', type: 'agree-scale', text: 'Volunteers could run Mill Lane with the council' },
  { type: 'single-choice', text: 'Would you help to run it?', choices: 'Yes\nPerhaps\nNo' },
  { type: 'long-text', text: 'What would volunteers need from us?' },
  { section: 'Anything more', type: 'date', text: 'When did you last visit a library?' },
  { type: 'long-text', text: 'How else could we save the same money?' },
  { type: 'postcode', text: 'What is your postcode?' },
]

/** Questions for some only: by the place of the question, of the one it rests on, and the words of the answer. */
export const routed: readonly { readonly at: number; readonly on: number; readonly answer: string }[] = [
  { at: 5, on: 1, answer: 'No' },
  { at: 15, on: 14, answer: 'Yes' },
]

/** Who should be heard. */
export const audiences = [
  'Readers at Mill Lane',
  'Villages with a stop of the mobile library',
  'Families with small children',
  'Students',
  'People who do not read English',
  'Staff and volunteers',
] as const

/** A proposal of sixty paragraphs under six headings. */
export const proposal = [
  'Proposals for the libraries of the county',
  ...Array.from({ length: 6 }, (_, part) => [
    `${part + 1}. ${['Why we ask', 'Opening hours', 'The mobile library', 'Volunteers', 'Money', 'What comes next'][part]}`,
    ...Array.from(
      { length: 9 },
      (_, at) =>
        `${part + 1}.${at + 1} Sentence ${at + 1} of this part says what would change and what would stay as it is today.`,
    ),
  ]).flat(),
].join('\n\n')
