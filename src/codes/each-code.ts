/** Practices of the Compact that ask the same of every code in force. */

import { type CodeInForce, unpublishedCode } from '../facts/compact/codes.ts'
import { exemplary } from '../facts/examples.ts'
import { eachOf } from './each-of.ts'
import type { FormName } from './forms.ts'
import { definePractice, type Practice } from './practice.ts'
import type { Proof, Side } from './proof.ts'
import type { Evidence } from './subject.ts'
import { nextStep, notMet } from './verdict.ts'

/** Such a practice: what is looked at in each code, and how to say it. */
export type EachCode = {
  readonly id: `compact.${string}`
  readonly evidence: Evidence
  readonly proof: Proof
  readonly owedTo: Side
  readonly title: string
  readonly asks: string
  readonly form: FormName
  readonly right: (code: CodeInForce) => boolean
  /** What each should do, said of one and of many. */
  readonly did: readonly [one: string, many: string]
  /** The example that keeps it, in a few words. */
  readonly when: string
}

/** Declares a practice that is met once every code in force is right; without a code in force it is not. */
export function eachCode({ form, right, did, when, ...practice }: EachCode): Practice {
  const step = nextStep(form)
  return definePractice({
    ...practice,
    stage: 'adopt',
    check: ({ codes }) =>
      codes.length === 0
        ? notMet('No code is in force.', nextStep('code-versions'))
        : eachOf('code', codes, right, { noun: ['code in force', 'codes in force'], did }, step),
    gives: ['met', 'partly', 'notMet'],
    examples: [
      { when, facts: {}, gives: 'met' },
      { when: 'one of two', facts: { codes: [...exemplary.compact.codes, unpublishedCode] }, gives: 'partly' },
      { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
    ],
  })
}
