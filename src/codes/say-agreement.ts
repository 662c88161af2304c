/** Says how the people of each sector answered a survey round: counts, never a score. */
import type { SurveyRound } from './facts/partnership-run.ts'

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
    const agree = own.reduce((sum, answer) => sum + answer.agree, 0)
    said.push(`${sector} ${agree} of ${own.reduce((sum, answer) => sum + answer.answers, 0)} answers`)
  }
  return said.length === 0 ? '' : ` Agreement: ${said.join(', ')}.`
}
