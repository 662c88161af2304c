/**
 * The questions of equality monitoring, as a public body in Britain asks them: the protected characteristics of the Equality
 * Act 2010 that are usually monitored, in the order of the harmonised questions of the Office for National Statistics, each
 * with "prefer not to say". No answer has room for words of one's own, so that none can be quoted.
 */

/** A question of the block: a choice among these, to which "prefer not to say" is added. */
export type EqualityQuestion = {
  readonly key: string
  readonly type: 'single-choice'
  readonly options: readonly string[]
}

/** Their keys and the keys of their choices; the words stand in the catalogue under `questions.equality`. */
export const equalityBlock: readonly EqualityQuestion[] = [
  { key: 'age', type: 'single-choice', options: ['under-16', '16-24', '25-34', '35-49', '50-64', '65-79', '80-over'] },
  { key: 'sex', type: 'single-choice', options: ['female', 'male'] },
  { key: 'gender', type: 'single-choice', options: ['same', 'different'] },
  { key: 'disability', type: 'single-choice', options: ['a-lot', 'a-little', 'not-limited', 'none'] },
  { key: 'ethnic-group', type: 'single-choice', options: ['white', 'mixed', 'asian', 'black', 'another'] },
  {
    key: 'religion',
    type: 'single-choice',
    options: ['none', 'christian', 'buddhist', 'hindu', 'jewish', 'muslim', 'sikh', 'another'],
  },
  { key: 'orientation', type: 'single-choice', options: ['straight', 'gay', 'bisexual', 'another'] },
  { key: 'carer', type: 'single-choice', options: ['no', 'up-to-19', '20-49', '50-more'] },
]

/** The choice that every one of them has. */
export const preferNotToSay = 'prefer-not-to-say'
