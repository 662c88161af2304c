/** Practices that only partners can judge: they are asked, and what they answer is shown by sector where that gives nobody away. */

import { z } from 'zod'
import { exemplaryTogether, type SurveyAnswer } from '../facts/partnership/rounds.ts'
import type { TogetherQuestion } from '../facts/partnership/survey-questions.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { addMonths, day } from '../kernel/day.ts'
import { recordOf, sayCount, sayList } from './each-of.ts'
import { nowRuled, ruled } from './numbers/asked.ts'
import { definePractice, type Example, type Practice } from './practice.ts'
import { sayHowMany, sayOpen } from './say-agreement.ts'
import { dueBy, dueOn, met, nextStep, notKnown, notMet, partly, provenBy, restsOn } from './verdict.ts'

/** What the practice asks, and the statement that partners answer. `partners` is how to speak of what they find. */
export type Asked = {
  readonly id: `partnership.${string}`
  readonly stage: 'form' | 'run' | 'maintain'
  readonly title: string
  readonly asks: string
  readonly question: TogetherQuestion
  /** Completes "Most partners of every sector …". */
  readonly find: string
  /** What must be so beside what partners find, and the sentence where it is not. */
  readonly also?: { readonly holds: (facts: PartnershipFacts) => boolean; readonly lacking: string }
}

/** Most of a group agree: more than half of its answers are "mostly" or "fully". What is told of one side of half is on that side. */
const mostAgree = ({ answers, agree }: SurveyAnswer): boolean => agree * 2 > answers

/** Declares a practice of this kind: met where most partners of every sector agree, in a round of the months set. */
export function askedOfPartners({ id, stage, title, asks, question, find, also }: Asked): Practice {
  return definePractice({
    id,
    stage,
    evidence: 'asked',
    proof: 'confirmed',
    proofs: ['confirmed'],
    owedTo: 'partners',
    title,
    asks,
    version: 2,
    changed: { 2: nowRuled },
    with: z.object({ months: ruled('working-together') }),
    check(facts, { months }, today) {
      const step = nextStep('working-together')
      const latest = [...facts.togetherRounds].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))[0]
      const open = facts.openRounds.find(({ kind }) => kind === 'working-together')
      if (open && (latest === undefined || addMonths(latest.closedOn, months) < today)) return sayOpen(open)
      if (latest === undefined) {
        const first = facts.startsOn === null ? null : addMonths(facts.startsOn, months)
        return dueBy(first, today, notMet('Partners have not been asked how they work together.', step))
      }
      // Each partner answered for itself.
      const marks = [
        restsOn(recordOf('survey-round', latest)),
        provenBy('confirmed'),
        dueOn(addMonths(latest.closedOn, months)),
      ]
      const groups = latest.answers.filter(answer => answer.question === question)
      if (groups.length === 0)
        return notKnown(
          'notFromRecords',
          `${latest.label}: too few answered this to show what they said.`,
          step,
          ...marks,
        )
      if (also && !also.holds(facts)) return partly(`${also.lacking} ${sayGroups(groups)}.`, step, ...marks)
      const agreeing = groups.filter(mostAgree)
      const said = `${latest.label}: ${sayGroups(groups)}.`
      if (addMonths(latest.closedOn, months) < today)
        return partly(`${said} That is more than ${sayCount(months, 'month')} ago.`, step, ...marks)
      if (agreeing.length === groups.length) return met(`Most partners of every sector ${find}. ${said}`, ...marks)
      return agreeing.length === 0
        ? notMet(`Too few partners ${find}. ${said}`, step, ...marks)
        : partly(`Not every sector finds so. ${said}`, step, ...marks)
    },
    gives: ['met', 'partly', 'notMet', 'notDue', 'notKnown'],
    examples: examplesOf(question),
  })
}

function sayGroups(groups: readonly SurveyAnswer[]): string {
  return sayList(
    groups.map(({ sector, ...told }) => `${sector} ${sayHowMany(told)} agree`),
    99,
  )
}

/** The examples are the same for every statement, answered well, unevenly, badly, by too few or not at all. */
function examplesOf(question: TogetherQuestion): readonly Example<'partnership', { readonly months: number }>[] {
  const answered = (...agree: readonly number[]) =>
    agree.map((count, at) => ({
      question,
      sector: at === 0 ? ('statutory' as const) : ('voluntary' as const),
      answers: 4,
      ...(count === 2 ? { agree: 2, most: 2 } : count < 2 ? { agree: 0, most: 1 } : { agree: 3, most: 4 }),
    }))
  const round = (answers: readonly SurveyAnswer[]) => ({ togetherRounds: [{ ...exemplaryTogether, answers }] })
  return [
    { when: 'most of each sector agree', facts: {}, gives: 'met' },
    { when: 'one sector finds otherwise', facts: round(answered(4, 1)), gives: 'partly' },
    { when: 'most disagree', facts: round(answered(2, 1)), gives: 'notMet' },
    {
      when: 'asked more than a year ago',
      facts: { togetherRounds: [{ ...exemplaryTogether, closedOn: day('2025-06-30') }] },
      gives: 'partly',
    },
    { when: 'too few answered to show', facts: round([]), gives: 'notKnown' },
    { when: 'never asked', facts: { togetherRounds: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { togetherRounds: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ]
}
