import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** How diverse needs were taken into account. */
export const positiveAccount = definePractice({
  id: 'consultation.positive-account',
  stage: 'report',
  evidence: 'recorded',
  title: 'How diverse needs were taken into account',
  asks: 'The report says how the needs of excluded and diverse parts of the sector were taken into account.',
  check({ report, feedbackOn }, _, today) {
    const text = report === null ? null : report.positiveAccount
    return dueBy(
      feedbackOn,
      today,
      stated(
        'The report',
        { 'how the needs of excluded and diverse parts of the sector were taken into account': text },
        nextStep('report'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'the report says how', facts: {}, gives: 'met' },
    { when: 'no report', facts: { report: null }, gives: 'notMet' },
    { when: 'before the day promised', facts: { report: null }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
