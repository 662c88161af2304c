import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, partly, pastMending } from '../../verdict.ts'

/** Filed before opening, and updated from the results before the decision. */
export const equalityImpact = definePractice({
  id: 'consultation.equality-impact',
  stage: 'plan',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: {
    2: "The update counts only where it follows the close; where no day of a decision is set, the area's rule gives one.",
  },
  title: 'Equality impact assessed',
  asks: 'An equality impact assessment is on file before opening and updated from the results before the decision.',
  with: z.object({ weeks: ruled('decision-day') }),
  check({ plan, opensOn, closesOn, decisionOn }, { weeks }, today, _, asked) {
    const decided = dayOwed(decisionOn, closesOn, weeks)
    const step = nextStep('plan-planning')
    const { equalityFiledOn: filed, equalityUpdatedOn: updated } = plan
    if (filed === null && says(plan.equalityNote))
      return dueBy(
        opensOn,
        today,
        notMet('What the equality impact assessment found is on file; its day is missing.', step),
      )
    if (filed === null) return dueBy(opensOn, today, notMet('No equality impact assessment is on file.', step))
    if (filed > today)
      return dueBy(opensOn, today, notMet('The equality impact assessment bears a day that lies ahead.', step))
    if (opensOn !== null && filed > opensOn)
      return pastMending(partly(`The equality impact assessment was filed on ${longDay(filed)}, after opening.`), null)
    // What was written down before the last answer came was not drawn from the answers.
    const fromResults = updated !== null && closesOn !== null && updated > closesOn && updated <= today
    if (fromResults && (decided === null || updated <= decided))
      return met('The equality impact assessment was filed before opening and updated from the results.')
    const short = partly(
      `The equality impact assessment was filed before opening; it was not updated from the results before the decision.${sayDayOwed(decisionOn, asked.weeks)}`,
      step,
    )
    return decisionOn !== null && decisionOn < today ? pastMending(short, null) : dueBy(decided, today, short)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'filed and updated', facts: {}, gives: 'met' },
    {
      when: 'filed late',
      facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: day('2026-02-01') } },
      gives: 'partly',
    },
    {
      when: 'never updated',
      facts: { plan: { ...exemplaryConsultation.plan, equalityUpdatedOn: null } },
      gives: 'partly',
    },
    {
      when: 'what it found, without its day',
      facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: null, equalityNote: 'Lifts matter most.' } },
      gives: 'notMet',
    },
    {
      when: 'updated from the results before anybody could answer',
      facts: { plan: { ...exemplaryConsultation.plan, equalityUpdatedOn: day('2026-01-05') } },
      gives: 'partly',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'a day that lies ahead',
      facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: day('2030-01-01') } },
      gives: 'notMet',
      gave: { 1: 'partly, stated' },
    },
    { when: 'none', facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: null } }, gives: 'notMet' },
    {
      when: 'update still to come',
      facts: { plan: { ...exemplaryConsultation.plan, equalityUpdatedOn: null } },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
