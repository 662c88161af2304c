import { says } from '../../../kernel/says.ts'
import { eachCode } from '../../each-code.ts'

/** History of each code kept. */
export const documentHistory = eachCode({
  id: 'compact.document-history',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'History of each code kept',
  asks: 'Every version of a code is kept, with its date, what changed and why.',
  form: 'code-versions',
  right: ({ versions }) => versions.length > 0 && versions.every(({ datedOn, why }) => datedOn !== null && says(why)),
  did: [
    'has every version kept with its date, what changed and why',
    'have every version kept with its date, what changed and why',
  ],
  when: 'two editions',
})
