/** What an evaluation consists of, and when it is whole. */
import type { Consultation } from '../consultation.queries.ts'

/** The eight elements, as their columns are called. */
export const elements = [
  'objectives',
  'audience',
  'methods',
  'publicity',
  'timescales',
  'information',
  'costs',
  'outcomes',
] as const
export type Element = (typeof elements)[number]

/** What is written: a text for each element, and what it cost in whole pounds. Indirect are hours of work and the like. */
export type Written = Readonly<Record<Element, string>> & {
  readonly direct_cost: number | null
  /** What the evaluation makes of what people said about the consultation itself; '' for nothing. */
  readonly process_feedback: string
  readonly indirect_cost: number | null
}

/** Names of what is still to be written before an evaluation is whole. */
export function lacksOf(written: Written): (keyof Written)[] {
  const costs = (['direct_cost', 'indirect_cost'] as const).filter(name => written[name] === null)
  return [...elements.filter(name => written[name].trim() === ''), ...costs]
}

/** Whether everybody may read the evaluation. */
export function isEvaluated(of: Pick<Consultation, 'state' | 'published_at'>): boolean {
  return of.state === 'evaluated' && of.published_at !== null
}

/** The lessons of a text with one on each line. */
export function lessonsOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
