import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, statedIf } from '../../verdict.ts'

/** Sealed apart from the answers; opened to acknowledge, to give feedback, to send respondents their own copy or to meet their data rights, and for nothing else. */
export const contactDetailsProtected = definePractice({
  id: 'consultation.contact-details-protected',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'respondents',
  version: 2,
  changed: {
    2: 'Where every opening went beyond what respondents were promised, it is not kept. What an opening by hand was for is said by whoever opened it, so that it counts as stated.',
  },
  title: 'Contact details sealed',
  asks: 'Contact details are kept apart from answers, opened only to acknowledge and to give feedback, and every opening is logged.',
  check({ sealOpenings }) {
    if (sealOpenings.length === 0)
      return doesNotApply('Contact details are kept apart from answers, and nobody has opened any.')
    const opened = eachOf(
      'opening',
      sealOpenings,
      ({ purpose }) => purpose !== 'ask-back',
      {
        noun: ['opening of contact details', 'openings of contact details'],
        did: [
          "was to acknowledge, to give feedback or at the respondent's own wish",
          "were to acknowledge, to give feedback or at the respondent's own wish",
        ],
      },
      nextStep('seal-log'),
    )
    return statedIf(
      sealOpenings.some(({ purpose, byHand }) => byHand && purpose !== 'ask-back'),
      opened,
    )
  },
  gaveOnce: { 1: ['met', 'partly', 'doesNotApply'] },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'opened once by the Hub, for feedback', facts: {}, gives: 'met', proof: 'shown' },
    {
      when: 'opened once by hand, for feedback as they say',
      facts: {
        sealOpenings: [{ id: 'opening-2', label: 'Opening of 3 March 2026', purpose: 'feedback', byHand: true }],
      },
      gives: 'met',
      proof: 'stated',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'opened by the Hub for feedback, and to ask back',
      facts: {
        sealOpenings: [
          { id: 'opening-1', label: 'Opening of 20 May 2026', purpose: 'feedback', byHand: false },
          { id: 'opening-2', label: 'Opening of 3 March 2026', purpose: 'ask-back', byHand: true },
        ],
      },
      gives: 'partly',
      proof: 'shown',
    },
    { when: 'never opened', facts: { sealOpenings: [] }, gives: 'doesNotApply' },
    {
      when: 'opened to ask back',
      facts: {
        sealOpenings: [{ id: 'opening-2', label: 'Opening of 3 March 2026', purpose: 'ask-back', byHand: true }],
      },
      gives: 'notMet',
      gave: { 1: 'partly, shown' },
    },
  ],
})
