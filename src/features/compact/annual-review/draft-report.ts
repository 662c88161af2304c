/** The report of a review as a draft from the records: what the year showed, for both sides to say below it what they make of it. */
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Action, Figures, Review } from './review.queries.ts'

/** The figures of a review in words, one a line, as its page, its files and its draft say them. */
export function sayFigures(figures: Figures, t: Translate): string[] {
  return [
    t('compact.review.figure-kept', { count: figures.findings.kept }),
    t('compact.review.figure-stated', { count: figures.findings.stated }),
    t('compact.review.figure-explained', { count: figures.findings.explained }),
    t('compact.review.figure-not', { count: figures.findings.notKept }),
    t('compact.review.figure-doubts', { count: figures.doubts }),
    t('compact.review.figure-comments', { count: figures.comments }),
    t('compact.review.figure-concerns', { count: figures.concerns }),
    t('compact.review.figure-signed', { signed: figures.signed, withdrawn: figures.withdrawn }),
  ]
}

/** Writes the draft. */
export function draftReport(
  review: Review,
  { figures, actions }: { readonly figures: Figures; readonly actions: readonly Action[] },
  t: Translate,
): string {
  const list = (lines: readonly string[]) => lines.map(line => `- ${line}`).join('\n')
  const earlier = actions.filter(one => one.review !== review.id)
  return [
    t('compact.review.draft-records', { from: longDay(review.from), to: longDay(review.to) }),
    list(sayFigures(figures, t)),
    ...(figures.successes.length > 0
      ? [`${t('compact.review.successes')}:`, list(figures.successes.map(({ title }) => title))]
      : []),
    ...(earlier.length > 0
      ? [
          t('compact.review.draft-open'),
          list(
            earlier.map(
              ({ what, owner, due }) => `${what} (${t('compact.review.action-when', { owner, day: longDay(due) })})`,
            ),
          ),
        ]
      : []),
    `${t('compact.review.report')}:`,
  ].join('\n\n')
}
