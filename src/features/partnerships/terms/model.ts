/** The model of terms of reference, filled with what is on record, and terms made into a numbered document. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { DocumentTree, Paragraph } from '../../../documents/tree.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Partnership } from '../partnership.queries.ts'

/** What terms of reference must cover, in the order of the model. */
export const termsTopics = [
  'purpose',
  'membership',
  'voting',
  'authority',
  'accountability',
  'conduct',
  'conflicts',
  'disputes',
  'review',
  'end',
  'equality',
  'autonomy',
] as const
export type TermsTopic = (typeof termsTopics)[number]

/** Terms as they are written: the text of each topic, paragraphs apart by a blank line; '' where not covered. */
export type TermsText = Readonly<Record<TermsTopic, string>>

const model = z
  .record(z.enum(termsTopics), z.string())
  .parse(parse(readFileSync(new URL('./model.yaml', import.meta.url), 'utf8')))

/** The model with the data of a partnership in it. A sentence whose data is missing is left out. */
export function fillModel(partnership: Partnership, partners: readonly string[]): TermsText {
  const values: Record<string, string> = {
    name: partnership.name,
    purpose: partnership.purpose,
    places: partnership.places,
    partners: partners.join(', '),
    evaluation: partnership.evaluation_plan,
    ends: partnership.ends_on
      ? `on ${longDay(partnership.ends_on)}`
      : partnership.end_condition && `when this is true: ${partnership.end_condition}`,
  }
  const own = wordingOf(partnership)
  return Object.fromEntries(
    termsTopics.map(topic => [topic, [fill(model[topic], values), own[topic]].filter(Boolean).join('\n\n')]),
  ) as TermsText
}

const wording = z.partialRecord(z.enum(termsTopics), z.string())

/** What a partnership wrote for its terms beside them, and that is to stand in their next version. */
export function wordingOf({ terms_wording }: Pick<Partnership, 'terms_wording'>): Partial<TermsText> {
  return wording.parse(terms_wording)
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  const paragraphs = text.split(/\n\s*\n/).map(paragraph =>
    paragraph
      .trim()
      .split(/(?<=[.!?]|\}(?=\s+[A-Z]))\s+/)
      .map(sentence => fillSentence(sentence, values))
      .filter(Boolean)
      .join(' '),
  )
  return paragraphs.filter(Boolean).join('\n\n')
}

function fillSentence(sentence: string, values: Readonly<Record<string, string>>): string {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!)
  if (names.some(name => !values[name])) return ''
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!).replace(/\.\.$/, '.')
}

/** A paragraph of the terms before this version, by its address, so that it keeps its identity. */
export type KnownParagraphs = ReadonlyMap<string, string>

/** Terms as a numbered document, and the paragraph that begins each topic covered. `headings` are words of each topic. */
export function termsTree(
  title: string,
  text: TermsText,
  headings: Readonly<Record<TermsTopic, string>>,
  known: KnownParagraphs,
): { tree: DocumentTree; topics: ReadonlyMap<TermsTopic, string> } {
  const paragraphs: Paragraph[] = []
  const topics = new Map<TermsTopic, string>()
  for (const topic of termsTopics) {
    const parts = text[topic]
      .split(/\n\s*\n/)
      .map(part => part.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
    if (parts.length === 0) continue
    const number = String(topics.size + 1)
    const key = known.get(`${topic}`) ?? `topic-${topic}`
    topics.set(topic, key)
    paragraphs.push({
      key,
      parent: null,
      path: number,
      printed: `${number}.`,
      kind: 'heading',
      level: 0,
      text: headings[topic],
    })
    for (const [at, part] of parts.entries()) {
      const path = `${number}.${at + 1}`
      const own = known.get(`${topic}.${at + 1}`) ?? `topic-${topic}-${at + 1}`
      paragraphs.push({ key: own, parent: key, path, printed: path, kind: 'paragraph', level: 1, text: part })
    }
  }
  return { tree: { title, version: null, paragraphs, faults: [] }, topics }
}

/** Reads terms back from a version: the text of each topic, and the paragraphs by topic and place. */
export function readTerms(
  paragraphs: readonly Paragraph[],
  topics: ReadonlyMap<string, TermsTopic>,
): { text: TermsText; known: KnownParagraphs } {
  const known = new Map<string, string>()
  const texts = new Map<TermsTopic, string[]>()
  for (const paragraph of paragraphs) {
    const topic = topics.get(paragraph.parent ?? paragraph.key)
    if (!topic) continue
    if (paragraph.parent === null) known.set(topic, paragraph.key)
    else {
      const parts = texts.get(topic) ?? []
      texts.set(topic, [...parts, paragraph.text])
      known.set(`${topic}.${parts.length + 1}`, paragraph.key)
    }
  }
  const text = Object.fromEntries(termsTopics.map(topic => [topic, (texts.get(topic) ?? []).join('\n\n')])) as TermsText
  return { text, known }
}
