/** The words of a report as they are first drafted, from the records. */
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Consultation } from '../../consultations/index.ts'
import type { ReportWords } from '../report.queries.ts'
import type { ReportContent } from './report-content.ts'

/** Drafts the words; people change them as they like. */
export function draftWords(content: ReportContent, t: Translate): ReportWords {
  const { consultation, counts, totals, publicity } = content
  return {
    introduction: t('points.draft.introduction', { title: consultation.title, body: consultation.lead_organisation }),
    process: [
      consultation.short_reason,
      publicity.length > 0
        ? t('points.draft.publicity', {
            ways: publicity.map(({ channel, count }) => t(`points.publicity.${channel}`, { count })).join(', '),
          })
        : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    what_we_heard: t('points.draft.heard', {
      responses: counts.responses,
      points: totals.points,
      amended: totals.amended,
      noted: totals.noted,
      refused: totals['not-accepted'],
      passed: totals['passed-on'],
    }),
    // How those few were heard of whom fewest answer is in no record: people write it, or it is not said.
    diverse_needs: '',
    bodies_said: '',
    what_happens_next: nextOf(consultation, t),
  }
}

function nextOf(consultation: Consultation, t: Translate): string {
  const decision = consultation.decision_on
    ? t('points.draft.decision', {
        body: consultation.deciding_body || consultation.lead_organisation,
        day: longDay(consultation.decision_on),
      })
    : ''
  return [decision, consultation.next_steps].filter(Boolean).join('\n\n')
}
