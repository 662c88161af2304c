import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Sealed apart from the answers; opened to acknowledge, to give feedback, to send respondents their own copy or to meet their data rights, and for nothing else. */
export const contactDetailsProtected = definePractice({
  id: 'consultation.contact-details-protected',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
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
    return opened.verdict === 'notMet' ? { ...opened, verdict: 'partly' } : opened
  },
  gives: ['met', 'partly', 'doesNotApply'],
  examples: [
    { when: 'opened once, for feedback', facts: {}, gives: 'met' },
    { when: 'never opened', facts: { sealOpenings: [] }, gives: 'doesNotApply' },
    {
      when: 'opened to ask back',
      facts: { sealOpenings: [{ id: 'opening-2', label: 'Opening of 3 March 2026', purpose: 'ask-back' }] },
      gives: 'partly',
    },
  ],
})
