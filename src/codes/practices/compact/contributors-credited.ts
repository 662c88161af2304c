import { says } from '../../../kernel/says.ts'
import { eachCode } from '../../each-code.ts'

/** Those who wrote it are named. */
export const contributorsCredited = eachCode({
  id: 'compact.contributors-credited',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Authors of the codes credited',
  asks: 'The code says who drew it up and how.',
  form: 'code-origin',
  right: ({ drawnUpBy }) => says(drawnUpBy),
  did: ['says who drew it up and how', 'say who drew them up and how'],
  when: 'four officers and five groups',
})
