import { definePractice } from '../../practice.ts'

/** Every channel counts alike: the Hub keeps one kind of response, whatever way it came. */
export const channelsEqual = definePractice({
  id: 'consultation.channels-equal',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Every channel counts alike',
  asks: 'Online, email, letter, paper form and spoken responses are all accepted, recorded alike and counted alike.',
  promise: {
    says: 'Responses that come online, by email, by letter, on paper or spoken are kept alike and counted alike.',
    test: 'src/features/responses/promises.test.ts',
  },
})
