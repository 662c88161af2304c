/** How made-up documents look: the ways in which codes, rules and constitutions are set and numbered. */

/** How one level of a document is set. Lengths in twentieths of a point. */
export type Level = {
  /** What stands before the words, with %1, %2 for the counts of the levels ("%1.%2"); a sign for a bullet; none. */
  readonly number?: string
  readonly counts?: 'figures' | 'letters' | 'capitals' | 'romans' | 'great-romans'
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly capitals?: boolean
  readonly centred?: boolean
  readonly left?: number
  readonly hanging?: number
  readonly first?: number
  readonly before?: number
  readonly after?: number
  /** The count goes on over the whole document. */
  readonly runsOn?: boolean
}

/** A way of setting a document: headings, paragraphs and two levels of points. */
export type Look = {
  readonly name: string
  readonly headings: readonly Level[]
  readonly paragraph: Level
  readonly points: readonly Level[]
  /** Numbers are typed, with this between them and the words, not counted by the program. */
  readonly typed?: string
  readonly font?: string
  readonly size?: number
  readonly line?: number
  readonly columns?: number
  readonly justified?: boolean
  readonly hyphenated?: boolean
  readonly header?: boolean
  readonly footer?: boolean
  readonly contents?: boolean
  readonly notes?: boolean
  readonly table?: 'ruled' | 'bare'
  readonly quotes?: boolean
  readonly runIn?: boolean
  readonly landscape?: boolean
}

const big: Level = { size: 32, bold: true, before: 360, after: 120 }
const middle: Level = { size: 26, bold: true, before: 240, after: 80 }
const plain: Level = { after: 160 }
const tight: Level = { after: 0 }
const bullet = (number: string, left: number): Level => ({ number, left, hanging: 360, after: 60 })
const letter: Level = { number: '(%3)', counts: 'letters', left: 1134, hanging: 567, after: 80 }
const roman: Level = { number: '(%4)', counts: 'romans', left: 1701, hanging: 567, after: 80 }
const bullets = [bullet('•', 720), bullet('o', 1440)]
const decimal: Level = { number: '%1.%2', left: 567, hanging: 567, after: 120 }
const section: Level = { ...big, number: '%1.', left: 567, hanging: 567 }

/** All of them. */
export const looks: readonly Look[] = [
  { name: 'legal', headings: [section], paragraph: decimal, points: [letter, roman] },
  {
    name: 'legal in one size',
    headings: [{ ...section, size: 22, after: 120 }],
    paragraph: decimal,
    points: [letter, roman],
    footer: true,
  },
  {
    name: 'legal without bold',
    headings: [{ ...section, size: 22, bold: false, capitals: true }],
    paragraph: decimal,
    points: [letter, roman],
    header: true,
    footer: true,
  },
  {
    name: 'legal, justified',
    headings: [section],
    paragraph: { ...decimal, after: 0 },
    points: [letter, roman],
    justified: true,
    hyphenated: true,
    font: 'Liberation Serif',
  },
  {
    name: 'typed with tabs',
    headings: [{ ...middle, number: '%1.' }],
    paragraph: decimal,
    points: [letter, roman],
    typed: '\t',
  },
  {
    name: 'typed with spaces',
    headings: [{ ...middle, number: '%1' }],
    paragraph: { ...plain, number: '%1.%2' },
    points: [
      { number: 'a)', counts: 'letters', left: 400 },
      { number: 'i.', counts: 'romans', left: 800 },
    ],
    typed: ' ',
  },
  { name: 'headings by size', headings: [big, middle], paragraph: plain, points: bullets, header: true, footer: true },
  { name: 'headings by bold', headings: [{ bold: true, before: 200, after: 0 }], paragraph: plain, points: bullets },
  {
    name: 'headings by capitals',
    headings: [{ capitals: true, before: 200, after: 120 }],
    paragraph: plain,
    points: [bullet('–', 720)],
  },
  {
    name: 'paragraphs run on',
    headings: [big],
    paragraph: { number: '%2.', runsOn: true, left: 567, hanging: 567, after: 160 },
    points: [
      { ...letter, number: '%3)' },
      { ...roman, number: '%4.' },
    ],
    footer: true,
  },
  {
    name: 'paragraphs run on, two columns',
    headings: [middle],
    paragraph: { number: '%2.', runsOn: true, left: 400, hanging: 400, after: 120 },
    points: bullets,
    columns: 2,
    size: 18,
  },
  {
    name: 'two columns',
    headings: [middle],
    paragraph: plain,
    points: bullets,
    columns: 2,
    footer: true,
    justified: true,
  },
  {
    name: 'two columns, legal',
    headings: [{ ...middle, number: '%1.' }],
    paragraph: { ...decimal, left: 500, hanging: 500 },
    points: [
      { ...letter, left: 900, hanging: 400 },
      { ...roman, left: 1300, hanging: 400 },
    ],
    columns: 2,
    size: 18,
    header: true,
  },
  {
    name: 'articles',
    headings: [{ number: 'Article %1', counts: 'great-romans', centred: true, bold: true, before: 240, after: 120 }],
    paragraph: { ...plain, number: 'Section %2.' },
    points: [
      { number: '%3.', counts: 'capitals', left: 720, hanging: 360, after: 80 },
      { number: '%4.', left: 1080, hanging: 360, after: 80 },
    ],
  },
  {
    name: 'parts and clauses',
    headings: [{ ...big, number: 'Part %1:' }],
    paragraph: { number: '%2', runsOn: true, left: 567, hanging: 567, after: 160 },
    points: [letter, roman],
    footer: true,
  },
  {
    name: 'capital letters',
    headings: [{ ...middle, number: '%1.', counts: 'capitals' }],
    paragraph: { ...plain, number: '%2.', left: 360, hanging: 360 },
    points: [
      { number: '%3)', counts: 'letters', left: 720, hanging: 360, after: 60 },
      { number: '%4)', counts: 'romans', left: 1080, hanging: 360, after: 60 },
    ],
  },
  {
    name: 'great romans',
    headings: [{ ...middle, number: '%1.', counts: 'great-romans', centred: true }],
    paragraph: { ...plain, number: '%2.', left: 360, hanging: 360 },
    points: [letter, roman],
  },
  {
    name: 'first lines set in',
    headings: [{ bold: true, centred: true, before: 200, after: 200 }],
    paragraph: { first: 500, after: 0 },
    points: [bullet('•', 900)],
    font: 'Liberation Serif',
    justified: true,
  },
  {
    name: 'double spaced',
    headings: [{ bold: true, before: 0, after: 0 }],
    paragraph: tight,
    points: [bullet('•', 720)],
    line: 480,
    size: 24,
    footer: true,
  },
  {
    name: 'tight',
    headings: [{ bold: true, before: 0, after: 0 }],
    paragraph: { ...decimal, after: 0 },
    points: [
      { ...letter, after: 0 },
      { ...roman, after: 0 },
    ],
  },
  {
    name: 'contents with dots',
    headings: [section],
    paragraph: decimal,
    points: [letter, roman],
    contents: true,
    footer: true,
  },
  {
    name: 'contents, headings by size',
    headings: [big, middle],
    paragraph: plain,
    points: bullets,
    contents: true,
    header: true,
    footer: true,
  },
  { name: 'notes', headings: [section], paragraph: decimal, points: [letter, roman], notes: true, footer: true },
  { name: 'ruled tables', headings: [section], paragraph: decimal, points: [letter, roman], table: 'ruled' },
  { name: 'bare tables', headings: [big], paragraph: plain, points: bullets, table: 'bare', footer: true },
  { name: 'large print', headings: [{ ...big, size: 44 }], paragraph: plain, points: bullets, size: 36, footer: true },
  {
    name: 'small print',
    headings: [{ ...middle, size: 18, number: '%1' }],
    paragraph: { ...decimal, left: 400, hanging: 400, after: 40 },
    points: [
      { ...letter, left: 800, hanging: 400, after: 20 },
      { ...roman, left: 1200, hanging: 400, after: 20 },
    ],
    size: 15,
    justified: true,
  },
  {
    name: 'landscape',
    headings: [section],
    paragraph: decimal,
    points: [letter, roman],
    landscape: true,
    footer: true,
  },
  {
    name: 'bold words in front',
    headings: [{ ...middle, number: '%1.' }],
    paragraph: { ...plain, number: '%1.%2' },
    points: [letter, roman],
    runIn: true,
  },
  { name: 'bold words in front, no numbers', headings: [big], paragraph: plain, points: bullets, runIn: true },
  {
    name: 'numbers in the margin',
    headings: [middle],
    paragraph: { number: '%2', runsOn: true, left: 1134, hanging: 1134, after: 160 },
    points: [
      { ...letter, left: 1701, hanging: 567 },
      { ...roman, left: 2268, hanging: 567 },
    ],
    footer: true,
    header: true,
  },
  {
    name: 'deep headings',
    headings: [
      { ...big, number: '%1' },
      { ...middle, number: '%1.%2' },
    ],
    paragraph: plain,
    points: bullets,
    contents: true,
    footer: true,
  },
  {
    name: 'zero headings',
    headings: [{ ...middle, number: '%1.0', left: 720, hanging: 720 }],
    paragraph: { ...decimal, left: 720, hanging: 720 },
    points: [
      { ...letter, left: 1287 },
      { ...roman, left: 1854 },
    ],
  },
  {
    name: 'section signs',
    headings: [{ ...middle, number: '§ %1' }],
    paragraph: { number: '(%2)', left: 500, hanging: 500, after: 120 },
    points: [
      { number: '%3)', counts: 'letters', left: 1000, hanging: 500, after: 60 },
      { number: '%4)', counts: 'romans', left: 1500, hanging: 500, after: 60 },
    ],
    footer: true,
  },
  { name: 'quotations', headings: [big], paragraph: plain, points: bullets, quotes: true, font: 'Liberation Serif' },
  {
    name: 'italic headings',
    headings: [
      { ...big, number: '%1.' },
      { italic: true, before: 120, after: 60 },
    ],
    paragraph: plain,
    points: bullets,
  },
]
