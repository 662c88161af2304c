import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** To count how many said something is not yet to weigh what those few need of whom fewest answer. */
export const positiveAccount = definePractice({
  id: 'consultation.positive-account',
  stage: 'report',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'How diverse needs were taken into account',
  asks: 'The report says how the needs of excluded and diverse parts of the sector were taken into account.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ report, diverseNeeds, feedbackOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const undated = sayDayOwed(feedbackOn, asked.weeks)
    const step = nextStep('report')
    const isPublic = report !== null && report.publishedOn !== null && report.publishedOn <= today
    if (!isPublic) return dueBy(last, today, notMet(`The report is not public.${undated}`, step))
    return says(diverseNeeds)
      ? met('The report says how the needs of those who are often left out were taken into account.', dueOn(last))
      : dueBy(
          last,
          today,
          notMet(
            `The report does not say how the needs of those who are often left out were taken into account.${undated}`,
            step,
          ),
        )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'said in the report', facts: {}, gives: 'met' },
    { when: 'the report is silent', facts: { diverseNeeds: null }, gives: 'notMet' },
    { when: 'words of no content', facts: { diverseNeeds: 'x' }, gives: 'notMet' },
    { when: 'no report, and its day is past', facts: { report: null, diverseNeeds: null }, gives: 'notMet' },
    {
      when: 'no report, and its day is to come',
      facts: { report: null, diverseNeeds: null },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
