import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { sayCount, sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** An action cannot be kept without its reason, nor an amendment without the exact change. Due by the day results are promised. */
export const everyPointAnswered = definePractice({
  id: 'consultation.every-point-answered',
  stage: 'analyse',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  version: 2,
  changed: { 2: "Where no day is promised, the area's rule gives one after the close." },
  title: 'Every point answered',
  asks: 'Every response has been read into points, and every point has an action (noted, amended, not accepted, passed on) with a reason.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ points, responses, closesOn, feedbackOn }, { weeks }, today, _, asked) {
    if (responses.given === 0) return doesNotApply('No response has come.')
    const lacks = [
      points.unreadResponses > 0
        ? `${points.unreadResponses} of ${sayCount(responses.given, 'response')} not read into points`
        : '',
      points.withoutAction > 0 ? 'points without an action and a reason' : '',
    ].filter(Boolean)
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const undated = sayDayOwed(feedbackOn, asked.weeks)
    if (points.total === 0)
      return dueBy(
        last,
        today,
        notMet(`None of ${sayCount(responses.given, 'response')} is read into points.${undated}`, nextStep('points')),
      )
    if (closesOn === null || closesOn >= today)
      return notDue('Responses are still coming.', nextStep('points'), dueOn(last))
    if (lacks.length === 0)
      return met(
        `All ${sayCount(responses.given, 'response')} are read into points, and every point has an action with a reason.`,
        dueOn(last),
      )
    const begun = points.total > points.withoutAction
    return dueBy(
      last,
      today,
      (begun ? partly : notMet)(`Still to do: ${sayList(lacks)}.${undated}`, nextStep('points')),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'all 300 points', facts: {}, gives: 'met' },
    {
      when: 'four points open',
      facts: { points: { ...exemplaryConsultation.points, withoutAction: 4 } },
      gives: 'partly',
    },
    {
      when: 'nothing read',
      facts: {
        points: {
          unreadResponses: 120,
          total: 0,
          byAction: { noted: 0, amended: 0, notAccepted: 0, passedOn: 0 },
          withoutAction: 0,
        },
      },
      gives: 'notMet',
    },
    {
      when: 'no response',
      facts: { responses: { ...exemplaryConsultation.responses, given: 0 } },
      gives: 'doesNotApply',
    },
    {
      when: 'four points open just after the close, and no day was promised',
      facts: { points: { ...exemplaryConsultation.points, withoutAction: 4 }, feedbackOn: null },
      gives: 'notDue',
      gave: { 1: 'partly, shown' },
      today: day('2026-04-20'),
    },
    {
      when: 'just closed',
      facts: { points: { ...exemplaryConsultation.points, unreadResponses: 9 } },
      gives: 'notDue',
      today: day('2026-04-20'),
    },
  ],
})
