import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFewToTell } from '../../say-part.ts'
import { dueBy, nextStep, statedIf } from '../../verdict.ts'

/** Feedback sent to all who can be reached. */
export const feedbackSent = definePractice({
  id: 'consultation.feedback-sent',
  stage: 'report',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'respondents',
  version: 4,
  changed: {
    2: "Where no day is promised, the area's rule gives one after the close.",
    3: 'Fewer than five people who can be reached are too few to tell of.',
    4: 'A letter that somebody says was posted is shown by nothing: with one among them it counts as stated.',
  },
  title: 'Feedback sent to all who can be reached',
  asks: 'Everyone who can be reached was told of the report and where to find it.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ responses, feedbackSent, feedbackOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const told = sayPart(feedbackSent.told, responses.reachable, 'senders who can be reached')
    if (!told) return tooFewToTell('senders can be reached', closesOn, today)
    const owed = told.all ? '' : sayDayOwed(feedbackOn, asked.weeks)
    const verdict = told.verdict(`${told.says} were told of the report.${owed}`, nextStep('feedback'))
    return dueBy(last, today, statedIf(feedbackSent.byLetter, verdict))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'all ninety told', facts: {}, gives: 'met', proof: 'shown' },
    {
      when: 'all ninety told, some of them by letter',
      facts: { feedbackSent: { told: 90, byLetter: true } },
      gives: 'met',
      proof: 'stated',
      gave: { 1: 'met, shown', 2: 'met, shown', 3: 'met, shown' },
    },
    {
      when: 'sixty of ninety',
      facts: { feedbackSent: { told: 60, byLetter: false } },
      gives: 'partly',
      proof: 'shown',
    },
    { when: 'nobody', facts: { feedbackSent: { told: 0, byLetter: false } }, gives: 'notMet' },
    {
      when: 'nobody, and no day was promised',
      facts: { feedbackSent: { told: 0, byLetter: false }, feedbackOn: null },
      gives: 'notMet',
      gave: { 1: 'notDue' },
      today: day('2026-08-01'),
    },
    {
      when: 'four can be reached, all told',
      facts: {
        responses: { ...exemplaryConsultation.responses, reachable: 4 },
        feedbackSent: { told: 4, byLetter: false },
      },
      gives: 'doesNotApply',
      gave: { 1: 'met, shown', 2: 'met, shown' },
    },
    {
      when: 'nobody can be reached',
      facts: { responses: { ...exemplaryConsultation.responses, reachable: 0 } },
      gives: 'doesNotApply',
    },
    {
      when: 'before the day promised',
      facts: { feedbackSent: { told: 0, byLetter: false } },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
