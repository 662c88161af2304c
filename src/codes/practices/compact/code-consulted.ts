import { eachCode } from '../../each-code.ts'

/** A code that only one side was asked about binds only that side in spirit. */
export const codeConsulted = eachCode({
  id: 'compact.code-consulted',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Codes come out of consultation',
  asks: 'Each code version in force came out of a consultation that both sectors answered.',
  form: 'code-origin',
  right: ({ cameOutOf }) => cameOutOf !== null && cameOutOf.statutory > 0 && cameOutOf.sector > 0,
  did: ['came out of a consultation that both sides answered', 'came out of consultations that both sides answered'],
  when: 'both sides answered',
})
