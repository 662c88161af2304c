import { eachCode } from '../../each-code.ts'

/** Codes public clause by clause. */
export const published = eachCode({
  id: 'compact.published',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Codes public clause by clause',
  asks: 'The Compact and every code in force have a public, dated version readable clause by clause, each clause with a lasting address.',
  form: 'code-versions',
  right: ({ publishedOn, versions }) => publishedOn !== null && versions.at(-1)?.datedOn != null,
  did: ['has a public, dated version', 'have a public, dated version'],
  when: 'the one code is public',
})
