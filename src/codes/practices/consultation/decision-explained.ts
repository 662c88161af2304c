import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** What was decided after all those answers, and why. */
export const decisionExplained = definePractice({
  id: 'consultation.decision-explained',
  stage: 'report',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: "Where no day is promised, the area's rule gives one after the close." },
  title: 'Decisions public with reasons',
  asks: 'Decisions that followed are public with reasons.',
  with: z.object({ weeks: ruled('decision-day') }),
  check({ decisions, decisionOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(decisionOn, closesOn, weeks)
    const step = nextStep('consultation-decisions')
    if (decisions.length === 0)
      return dueBy(
        last,
        today,
        notMet(`No decision that followed is public.${sayDayOwed(decisionOn, asked.weeks)}`, step),
      )
    const explained = eachOf(
      'consultation-decision',
      decisions,
      ({ reasons }) => says(reasons),
      {
        noun: ['decision that followed', 'decisions that followed'],
        did: ['is public with its reasons', 'are public with their reasons'],
      },
      step,
    )
    return dueBy(last, today, explained)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one decision, with reasons', facts: {}, gives: 'met' },
    {
      when: 'one of two has reasons',
      facts: {
        decisions: [
          ...exemplaryConsultation.decisions,
          { id: 'decision-2', label: 'No night bus', reasons: null, decidedOn: day('2026-06-10') },
        ],
      },
      gives: 'partly',
    },
    { when: 'none public', facts: { decisions: [] }, gives: 'notMet' },
    {
      when: 'none public, and no day was set',
      facts: { decisions: [], decisionOn: null },
      gives: 'notMet',
      gave: { 1: 'notDue' },
      today: day('2026-08-01'),
    },
    { when: 'before the day of the decision', facts: { decisions: [] }, gives: 'notDue', today: day('2026-06-01') },
  ],
})
