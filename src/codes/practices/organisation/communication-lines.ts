import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Written lines are worth as much as somebody at the end of them. */
export const communicationLines = definePractice({
  id: 'organisation.communication-lines',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Lines of communication written down',
  asks: 'How it communicates with members, representatives, the wider sector and the community is written down and its contacts are current.',
  check({ communication, reachable, spokenForBy }) {
    const parts = {
      'how it communicates with members, representatives, the sector and the community': communication,
      'a way to reach it': reachable,
      'who speaks for it': spokenForBy,
    }
    return stated('The organisation', parts, nextStep('organisation-practice'))
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'written down, with a contact', facts: {}, gives: 'met' },
    { when: 'nobody speaks for it', facts: { spokenForBy: null }, gives: 'partly' },
    { when: 'nothing', facts: { communication: null, reachable: false, spokenForBy: null }, gives: 'notMet' },
  ],
})
