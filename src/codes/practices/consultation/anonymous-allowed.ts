import { definePractice } from '../../practice.ts'

/** Nobody must give a name: no response form of the Hub can ask for one. */
export const anonymousAllowed = definePractice({
  id: 'consultation.anonymous-allowed',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Nobody must give a name',
  asks: 'Nobody must name themselves to respond; the effect on acknowledgement and feedback is stated first.',
  promise: {
    says: 'Every consultation can be answered without a name, and what that means is said before the first question.',
    test: 'src/features/responses/promises.test.ts',
  },
})
