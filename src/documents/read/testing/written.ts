import fc from 'fast-check'
import type { ParagraphKind } from '../../tree.ts'

/** A document made up for a test: its lines as a person would type them, and the tree they mean. */
export type Written = { readonly text: string; readonly tree: readonly Row[] }

/** What one paragraph should come out as. */
export type Row = {
  readonly path: string
  readonly printed: string
  readonly kind: ParagraphKind
  readonly level: number
  readonly text: string
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const letter = (value: number): string => String.fromCharCode(96 + value)

/** Sentences that open with a capital and end with a full stop, so that they are no headings. */
const sentence = fc
  .array(
    fc.constantFrom('river', 'meeting', 'paper', 'chair', 'minutes', 'holds', 'sends', 'every', 'report', 'rural'),
    {
      minLength: 4,
      maxLength: 14,
    },
  )
  .map(words => `Each ${words.join(' ')}.`)
const title = fc.constantFrom(
  'Purpose',
  'Who Takes Part',
  'Setting Out',
  'Keeping Records',
  'Money and Support',
  'Review',
)

/** How a document marks its sections, paragraphs, points and points under points. */
export type Style = {
  readonly section: (value: number) => string
  readonly paragraph: (section: number, value: number) => { readonly printed: string; readonly path: string }
  readonly point: (value: number) => string
  readonly under: (value: number) => string
  readonly dash: boolean
}

const sections = [(value: number) => `${value}.`, (value: number) => `${value}`] as const
const paragraphs = [
  (section: number, value: number) => ({ printed: `${section}.${value}`, path: `${section}.${value}` }),
  (section: number, value: number) => ({ printed: `${section}.${value}.`, path: `${section}.${value}` }),
  (section: number, value: number) => ({ printed: `${section}${letter(value)}`, path: `${section}${letter(value)}` }),
] as const
const points = [
  (value: number) => `${letter(value)})`,
  (value: number) => `${letter(value)}.`,
  (value: number) => `(${letter(value)})`,
  () => '',
] as const
const unders = [
  (value: number) => `${romans[value - 1]}.`,
  (value: number) => `(${romans[value - 1]})`,
  (value: number) => `${romans[value - 1]})`,
] as const

/** Every combination of numbering styles. */
export const style: fc.Arbitrary<Style> = fc.record({
  section: fc.constantFrom(...sections),
  paragraph: fc.constantFrom(...paragraphs),
  point: fc.constantFrom(...points),
  under: fc.constantFrom(...unders),
  dash: fc.boolean(),
})

const point = fc.record({ text: sentence, under: fc.array(sentence, { maxLength: 4 }) })
const paragraph = fc.record({ text: sentence, points: fc.array(point, { maxLength: 16 }), after: fc.option(sentence) })
const section = fc.record({ title, paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 5 }) })

/** Documents of one to six sections in one style. */
export const written: fc.Arbitrary<Written> = fc
  .record({ style, sections: fc.array(section, { minLength: 1, maxLength: 6 }) })
  .map(({ style: marks, sections: all }) => write(marks, all))

type Point = { readonly text: string; readonly under: readonly string[] }
type Para = { readonly text: string; readonly points: readonly Point[]; readonly after: string | null }
type Section = { readonly title: string; readonly paragraphs: readonly Para[] }

const write = (marks: Style, all: readonly Section[]): Written => {
  const lines: string[] = []
  const tree: Row[] = []
  all.forEach((part, index) => {
    const number = index + 1
    lines.push(`${marks.section(number)} ${part.title}`)
    tree.push({ path: `${number}`, printed: marks.section(number), kind: 'heading', level: 0, text: part.title })
    for (const [at, each] of part.paragraphs.entries()) writeParagraph(marks, number, at + 1, each, lines, tree)
  })
  return { text: lines.join('\n\n'), tree }
}

const writeParagraph = (
  marks: Style,
  section: number,
  value: number,
  each: Para,
  lines: string[],
  tree: Row[],
): void => {
  const { printed, path } = marks.paragraph(section, value)
  const opens = each.points.length > 0
  const text = opens ? each.text.replace(/\.$/, ':') : each.text
  lines.push(`${marks.dash ? '- ' : ''}${printed} ${text}`)
  tree.push({ path, printed, kind: 'paragraph', level: 1, text })
  for (const [at, item] of each.points.entries()) writePoint(marks, path, at + 1, item, lines, tree)
  if (each.after === null || !opens) return
  lines.push(each.after)
  tree.push({ path: `${path}.p1`, printed: '', kind: 'paragraph', level: 2, text: each.after })
}

const writePoint = (marks: Style, above: string, value: number, item: Point, lines: string[], tree: Row[]): void => {
  const printed = marks.point(value)
  const joined = /\d$/.test(above) ? `${above}${letter(value)}` : `${above}.${letter(value)}`
  const path = printed === '' ? `${above}.${value}` : joined
  // Under the letter h, a list of roman numbers of one member with the letters' own signs cannot be told from i.
  const under = printed !== '' && sameSigns(printed, marks.under(1)) && value === 8 ? [] : item.under
  const text = under.length > 0 ? item.text.replace(/\.$/, ':') : item.text
  lines.push(printed === '' ? `- ${text}` : `${marks.dash ? ' - ' : ''}${printed} ${text}`)
  tree.push({ path, printed, kind: 'item', level: 2, text })
  under.forEach((words, at) => {
    const mark = marks.under(at + 1)
    lines.push(`${marks.dash ? ' - ' : ''}${mark} ${words}`)
    tree.push({ path: `${path}.${romans[at]}`, printed: mark, kind: 'item', level: 3, text: words })
  })
}

const sameSigns = (one: string, two: string): boolean => one.replace(/\w+/, '') === two.replace(/\w+/, '')
