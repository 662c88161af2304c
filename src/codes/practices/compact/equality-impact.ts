import { eachCode } from '../../each-code.ts'

/** Assessed before it was adopted, not after. */
export const equalityImpact = eachCode({
  id: 'compact.equality-impact',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Equality impact of each code assessed',
  asks: 'An equality impact assessment of the code is on file and dated before adoption.',
  form: 'code-origin',
  right: ({ equalityOn, publishedOn }) => equalityOn !== null && (publishedOn === null || equalityOn <= publishedOn),
  did: ['had its equality impact assessed before adoption', 'had their equality impact assessed before adoption'],
  when: 'assessed three months before',
})
