import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Register of points and actions public. */
export const responsesAndActions = definePractice({
  id: 'consultation.responses-and-actions',
  stage: 'report',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Register of points and actions public',
  asks: 'The register of points and actions, paragraph by paragraph, is public.',
  check({ registerPublishedOn, responses, points, feedbackOn }, _, today) {
    if (responses.given === 0) return doesNotApply('No response has come.')
    const step = nextStep('register')
    if (registerPublishedOn === null || registerPublishedOn > today)
      return dueBy(feedbackOn, today, notMet('The register of points and actions is not public.', step))
    if (points.withoutAction > 0)
      return dueBy(
        feedbackOn,
        today,
        partly(
          `The register is public; ${points.withoutAction} of ${sayCount(points.total, 'point')} in it ${points.withoutAction === 1 ? 'has' : 'have'} no action.`,
          step,
        ),
      )
    return met(
      `The register of ${sayCount(points.total, 'point')} and their actions is public since ${longDay(registerPublishedOn)}.`,
      dueOn(feedbackOn),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'public', facts: {}, gives: 'met' },
    {
      when: 'public with open points',
      facts: { points: { ...exemplaryConsultation.points, withoutAction: 2 } },
      gives: 'partly',
    },
    { when: 'not public', facts: { registerPublishedOn: null }, gives: 'notMet' },
    {
      when: 'no response',
      facts: { responses: { ...exemplaryConsultation.responses, given: 0 } },
      gives: 'doesNotApply',
    },
    {
      when: 'before the day promised',
      facts: { registerPublishedOn: null },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
