/** What still counts as kept where every word that somebody wrote is "x": generated, so that it cannot fall behind the practices. */
import { type Verdict, verdictNames } from '../src/codes/verdict.ts'
import { judgedWithout } from './support/without-words.ts'

const isCounted = ({ verdict }: Verdict): boolean => verdict === 'met' || verdict === 'partly'
const said: Readonly<Record<Verdict['verdict'], string>> = {
  met: 'met',
  partly: 'partly met',
  notMet: 'not met',
  explained: 'explained',
  notDue: 'not due',
  doesNotApply: 'does not apply',
  notKnown: 'not known',
}

/** The reference page of it. */
export function whatCountsReference(): string {
  const all = judgedWithout('x')
  const kept = all.filter(({ finding }) => isCounted(finding))
  const proofs = ['shown', 'confirmed', 'stated'] as const
  const parts = proofs.map(proof => {
    const rows = kept.filter(({ finding }) => finding.proof === proof)
    return [
      `## ${proof[0]!.toUpperCase()}${proof.slice(1)}: ${rows.length}`,
      [
        '| practice | finding | what counts |',
        '|---|---|---|',
        ...rows.map(
          ({ practice, finding }) =>
            `| ${practice.title} (\`${practice.id}\`) | ${said[finding.verdict]} | ${finding.because} |`,
        ),
      ].join('\n'),
    ].join('\n\n')
  })
  const others = verdictNames.flatMap(name => {
    const count = all.filter(({ finding }) => finding.verdict === name && !isCounted(finding)).length
    return count > 0 ? [`${count} ${said[name]}`] : []
  })
  return `${[
    '# What counts where every word is “x”',
    'The exemplary subjects keep every practice to the letter. Here every text that somebody wrote in them is replaced by “x”, and all practices are checked again: what still counts rests on days that passed, on what others did by their own sign-in, on numbers and on choices, and on no words. `test/contracts/no-content.test.ts` tries many more words of no content, and refuses a practice that comes out better with one of them than with empty boxes.',
    `Of ${all.length} live practices ${kept.length} still count as kept, in whole or in part: ${proofs.map(proof => `${kept.filter(({ finding }) => finding.proof === proof).length} ${proof}`).join(', ')}. The others: ${others.join(', ')}. What is only stated never counts in the share of the Compact that is kept.`,
    ...parts,
  ].join('\n\n')}\n`
}
