import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Register of points and actions public. */
export const responsesAndActions = definePractice({
  id: 'consultation.responses-and-actions',
  stage: 'report',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  version: 2,
  changed: { 2: "Where no day is promised, the area's rule gives one after the close." },
  title: 'Register of points and actions public',
  asks: 'The register of points and actions, paragraph by paragraph, is public.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ registerPublishedOn, responses, points, feedbackOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const undated = sayDayOwed(feedbackOn, asked.weeks)
    if (responses.given === 0) return doesNotApply('No response has come.')
    const step = nextStep('register')
    if (registerPublishedOn === null || registerPublishedOn > today)
      return dueBy(last, today, notMet(`The register of points and actions is not public.${undated}`, step))
    if (points.withoutAction > 0)
      return dueBy(last, today, partly('The register is public; not every point has an action.', step))
    return met(`The register of points and their actions is public since ${longDay(registerPublishedOn)}.`, dueOn(last))
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
      when: 'not public, and no day was promised',
      facts: { registerPublishedOn: null, feedbackOn: null },
      gives: 'notMet',
      gave: { 1: 'notDue' },
      today: day('2026-08-01'),
    },
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
