/** The sum of a judgement in words: how many of those needed are here, who is missing, and what comes of it. */
import type { Judgement, QuorumLine } from '../../governance/judge.ts'
import type { Translate } from '../../web/catalogue.ts'
import { quorumWords } from '../partnerships/index.ts'

/** One line of a sum. */
export type SumLine = { readonly text: string; readonly met: boolean }

/** The quorum, a line for each condition: "6 of the 7 seats needed are here", "Nobody of the health trust is here". */
export function quorumLines(t: Translate, lines: readonly QuorumLine[]): SumLine[] {
  return lines.map(({ condition, here, needed, met }) => {
    if (condition.kind === 'seats' || condition.kind === 'share')
      return { text: t('meetings.sum.seats', { here, needed }), met }
    if (here === 0 && 'name' in condition) return { text: t('meetings.sum.nobody-of', { name: condition.name }), met }
    return { text: t('meetings.sum.of', { condition: quorumWords(t, condition), here, needed }), met }
  })
}

/** What a judgement comes to, in one sentence. */
export function outcomeWords(t: Translate, judged: Judgement): string {
  const { tally, needed, of, why, byCasting } = judged
  const values = { for: tally.for, against: tally.against, needed, of }
  if (why === null) return t(byCasting ? 'meetings.sum.carried-casting' : 'meetings.sum.carried', values)
  return t(`meetings.sum.why.${why}`, values)
}
