/** Says how the people of each sector answered a survey round: counts, never a score. */

import type { SurveyRound } from '../facts/partnership/rounds.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { type ToldTally, wordsOf } from '../facts/told-tally.ts'
import { longDay } from '../kernel/day.ts'
import { recordOf, sayCount } from './each-of.ts'
import { dueOn, nextStep, notDue, restsOn, type Verdict } from './verdict.ts'

/** Sectors with fewer people than this are left out: what each of them thinks could be guessed. */
const fewest = 5

/**
 * " Agreement: statutory 30 of 40 answers." Sectors of fewer than five people are left out, and the total is never told,
 * so that nobody can take one from the other. Empty where no sector is large enough.
 */
export function sayAgreement({ answers }: SurveyRound): string {
  const said: string[] = []
  for (const sector of new Set(answers.map(answer => answer.sector))) {
    const own = answers.filter(answer => answer.sector === sector)
    if (Math.max(...own.map(answer => answer.answers)) < fewest) continue
    const sum = (of: 'answers' | 'agree' | 'most') => own.reduce((all, answer) => all + answer[of], 0)
    said.push(`${sector} ${sayHowMany({ answers: sum('answers'), agree: sum('agree'), most: sum('most') })} answers`)
  }
  return said.length === 0 ? '' : ` Agreement: ${said.join(', ')}.`
}

/** "3 of 4", or as much of it as is told: "at least 3 of 4", "at most 1 of 4", "3 to 5 of 9". */
export function sayHowMany(told: Pick<ToldTally, 'answers' | 'agree' | 'most'>): string {
  const { answers, agree, most } = told
  const many = {
    agree: `${agree}`,
    'at-least': `at least ${agree}`,
    'at-most': `at most ${most}`,
    between: `${agree} to ${most}`,
  }
  return `${many[wordsOf(told)]} of ${answers}`
}

/** While a round is open, nobody can say yet what it will show. */
export function sayOpen(round: PartnershipFacts['openRounds'][number]): Verdict {
  return notDue(
    `${round.label}: asked on ${longDay(round.openedOn)}, open until ${longDay(round.closesOn)}; ${round.answered} of ${sayCount(round.seats, 'seat')} ${round.answered === 1 ? 'has' : 'have'} answered.`,
    restsOn(recordOf('survey-round', round)),
    nextStep('rounds'),
    dueOn(round.closesOn),
  )
}
