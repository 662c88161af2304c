/** What the workbench can be asked: which texts or points, by what they say, what they are about, what was done, and who answered how. Pure. */
import { z } from 'zod'
import { type PointAction, pointActions } from '../../../analysis/report-counts.ts'
import { asked as askedText, listQuery } from '../../../web/list.ts'
import { sectors } from '../../responses/index.ts'

/** States of a point, as they are asked for. */
export const states = ['undecided', ...pointActions, 'off-topic'] as const satisfies readonly (
  | PointAction
  | 'undecided'
  | 'off-topic'
)[]

/** How far a text is: nobody has split it, a point of it has no action yet, or every point has. */
export const splits = ['none', 'open', 'done'] as const

/** For whom responses speak, and how organisations know. */
export const kinds = ['personal', 'members-asked', 'accumulated-knowledge', 'not-stated', 'unknown'] as const

/** Ways in which responses come. */
export const channels = ['online', 'email', 'letter', 'paper', 'spoken'] as const

const name = z.string().max(200).optional().catch(undefined)

/** What stands in the address of the workbench. */
export const asking = z.object({
  ...listQuery,
  state: z.enum(states).optional().catch(undefined),
  about: z.string().max(60).optional().catch(undefined),
  code: name,
  /** A code that the machine suggests and nobody gave. */
  suggested: name,
  sector: z
    .enum([...sectors, 'none'])
    .optional()
    .catch(undefined),
  kind: z.enum(kinds).optional().catch(undefined),
  area: askedText,
  channel: z.enum(channels).optional().catch(undefined),
  /** The language of the form; 'none' where nobody said it. */
  language: z
    .string()
    .regex(/^[a-z]{2,4}$/)
    .optional()
    .catch(undefined),
  /** A question, one of its tables and one of its rows: whoever gave that answer. */
  answer: z
    .string()
    .regex(/^[0-9a-f-]{36}:\d{1,3}:\d{1,3}$/)
    .optional()
    .catch(undefined),
  /** The reference of a response: whatever shares its wording. */
  alike: z.string().max(40).optional().catch(undefined),
  /** Texts are asked for, or the points in them: words then stand in the text, and these two narrow the texts. */
  texts: z.literal('yes').optional().catch(undefined),
  /** The question that a text answers, 'paragraphs' for comments on them, 'free' for what no question asked. */
  of: z.string().max(60).optional().catch(undefined),
  split: z.enum(splits).optional().catch(undefined),
})

/** What is asked. */
export type Asking = z.infer<typeof asking>

const narrowing = [
  'words',
  'state',
  'about',
  'code',
  'suggested',
  'sector',
  'kind',
  'area',
  'channel',
  'language',
  'answer',
  'alike',
  'texts',
  'of',
  'split',
] as const

/** The question as the end of an address, without the page: '' or "state=undecided&…". */
export function questionOf(asked: Asking): string {
  const parts = narrowing.flatMap(each => (asked[each] ? [[each, asked[each]] as [string, string]] : []))
  return new URLSearchParams(parts).toString()
}

/** What narrows the texts alone, as names and values: kept when the points in them are narrowed on. */
export function textsPart({ texts, of, split }: Asking): URLSearchParams {
  return new URLSearchParams(questionOf({ texts, of, split } as Asking))
}

/** Whether anything narrows what is found. */
export function isNarrowed(asked: Asking): boolean {
  return questionOf({ ...asked, texts: undefined }) !== ''
}

/** Reads a question that was kept as the end of an address. */
export function readQuestion(question: string): Asking {
  return asking.parse(Object.fromEntries(new URLSearchParams(question)))
}

/** One text, as the box that ticks it names it: the reference of its response and its source. */
export type TickedText = { readonly reference: string; readonly source: string }

const tickedText = z
  .string()
  .max(200)
  .regex(/^[^~]+~[^~]+$/)
  .transform((name): TickedText => {
    const at = name.indexOf('~')
    return { reference: name.slice(0, at), source: name.slice(at + 1) }
  })

/** The texts that were ticked; all that were found where none was, and none of them where it cannot be read which. */
export const tickedTexts = z
  .union([tickedText.transform(one => [one]), z.array(tickedText).max(1000)])
  .optional()
  .catch([{ reference: '', source: '' }])
