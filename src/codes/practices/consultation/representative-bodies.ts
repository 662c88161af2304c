import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** In a count a federation weighs as much as one letter, and those most affected may be few: they are told apart, in words. */
export const representativeBodies = definePractice({
  id: 'consultation.representative-bodies',
  stage: 'analyse',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Representative bodies shown on their own',
  asks: 'Views of representative bodies and of those most affected are shown on their own, whatever their size.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ report, bodiesSaid, feedbackOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const undated = sayDayOwed(feedbackOn, asked.weeks)
    const step = nextStep('report')
    const isPublic = report !== null && report.publishedOn !== null && report.publishedOn <= today
    if (!isPublic) return dueBy(last, today, notMet(`The report is not public.${undated}`, step))
    if (says(bodiesSaid))
      return met(
        'The report says on their own what bodies that speak for others, and those most affected, said.',
        dueOn(last),
      )
    const because = `The report does not say on their own what bodies that speak for others, and those most affected, said.${undated}`
    return dueBy(last, today, notMet(because, step))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'said in the report', facts: {}, gives: 'met' },
    { when: 'the report is silent', facts: { bodiesSaid: null }, gives: 'notMet' },
    { when: 'words of no content', facts: { bodiesSaid: 'x' }, gives: 'notMet' },
    { when: 'no report, and its day is past', facts: { report: null, bodiesSaid: null }, gives: 'notMet' },
    {
      when: 'no report, and its day is to come',
      facts: { report: null, bodiesSaid: null },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
