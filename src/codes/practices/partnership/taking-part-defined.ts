import { examplesOfStatements, type PartnersState, statedByPartners } from '../../partner-statements.ts'
import { definePractice } from '../../practice.ts'

const takingPart: PartnersState = {
  kind: 'taking-part',
  boxes: ['answers_to', 'represented', 'how_far', 'means'],
  words: {
    noun: ['partner', 'partners'],
    did: [
      'says to whom it answers, how it is represented, and how far and by what means it can take part',
      'say to whom they answer, how they are represented, and how far and by what means they can take part',
    ],
  },
  step: 'taking-part',
  others: {
    fact: 'takingPartAccepted',
    step: 'taking-part-accepting',
    what: 'how each takes part',
    did: ['has accepted it', 'have accepted it'],
  },
}

/** Each partner says it itself, and every partner accepts what all of them say. */
export const takingPartDefined = definePractice({
  id: 'partnership.taking-part-defined',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'How far each can take part',
  asks: 'Each partner has stated to whom it answers, how it is represented, and how far and by what means it can take part; the other partners have accepted it.',
  check: facts => statedByPartners(facts, takingPart),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: examplesOfStatements(takingPart),
})
