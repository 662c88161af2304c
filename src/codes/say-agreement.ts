/** Says how the people of each sector answered a survey round: counts, never a score. */
import type { SurveyRound } from './facts/partnership-run.ts'

/** " Agreement: statutory 3 of 4 answers, voluntary 5 of 5 answers." Empty where nobody answered. */
export function sayAgreement({ answers }: SurveyRound): string {
  const sectors = [...new Set(answers.map(({ sector }) => sector))]
  const said = sectors.map(sector => {
    const own = answers.filter(answer => answer.sector === sector)
    const agree = own.reduce((sum, answer) => sum + answer.agree, 0)
    return `${sector} ${agree} of ${own.reduce((sum, answer) => sum + answer.answers, 0)} answers`
  })
  return said.length === 0 ? '' : ` Agreement: ${said.join(', ')}.`
}
