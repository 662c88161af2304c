import { day } from '../../../kernel/day.ts'
import { sayCount, sayList } from '../../each-of.ts'
import { exemplaryOutcome, exemplaryResponses } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Due by the day results are promised; amendments need the exact change of text. */
export const everyPointAnswered = definePractice({
  id: 'consultation.every-point-answered',
  stage: 'analyse',
  evidence: 'computed',
  title: 'Every point answered',
  asks: 'Every response has been read into points, and every point has an action (noted, amended, not accepted, passed on) with a reason.',
  check({ points, responses, closesOn, feedbackOn }, _, today) {
    const step = nextStep('points')
    if (responses.given === 0) return doesNotApply('No response has come.')
    const open = points.withoutAction + points.withoutReason
    const loose = points.byAction.amended - points.amendedExactly
    const lacks = [
      points.unreadResponses > 0
        ? `${points.unreadResponses} of ${sayCount(responses.given, 'response')} not read into points`
        : '',
      open > 0 ? `${open} of ${sayCount(points.total, 'point')} without an action and a reason` : '',
      loose > 0 ? `${loose} of ${sayCount(points.byAction.amended, 'amendment')} without the exact change` : '',
    ].filter(Boolean)
    const last = feedbackOn ?? closesOn
    if (lacks.length === 0)
      return met(
        `All ${sayCount(responses.given, 'response')} are read into points, and all ${sayCount(points.total, 'point')} have an action with a reason.`,
        dueOn(last),
      )
    const begun = points.total - open > 0
    return dueBy(last, today, (begun ? partly : notMet)(`Still to do: ${sayList(lacks)}.`, step))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'all 300 points', facts: {}, gives: 'met' },
    {
      when: 'four points open',
      facts: { points: { ...exemplaryOutcome.points, withoutAction: 4, settledOn: null } },
      gives: 'partly',
    },
    {
      when: 'an amendment without its text',
      facts: { points: { ...exemplaryOutcome.points, amendedExactly: 39 } },
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
          withoutReason: 0,
          amendedExactly: 0,
          settledOn: null,
        },
      },
      gives: 'notMet',
    },
    { when: 'no response', facts: { responses: { ...exemplaryResponses.responses, given: 0 } }, gives: 'doesNotApply' },
    {
      when: 'just closed',
      facts: { points: { ...exemplaryOutcome.points, unreadResponses: 9, settledOn: null } },
      gives: 'notDue',
      today: day('2026-04-20'),
    },
  ],
})
