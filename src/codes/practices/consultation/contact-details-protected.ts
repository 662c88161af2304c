import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet } from '../../verdict.ts'

/** Sealed apart from the answers; opened to acknowledge, to give feedback, to send respondents their own copy or to meet their data rights, and for nothing else. */
export const contactDetailsProtected = definePractice({
  id: 'consultation.contact-details-protected',
  stage: 'open',
  evidence: 'computed',
  title: 'Contact details sealed',
  asks: 'Contact details are kept apart from answers, opened only to acknowledge and to give feedback, and every opening is logged.',
  check({ contactsSealed, sealOpenings, opensOn }, _, today) {
    if (!contactsSealed)
      return dueBy(
        opensOn,
        today,
        notMet('Contact details are not kept apart from answers.', nextStep('response-settings')),
      )
    if (sealOpenings.length === 0) return met('Contact details are kept apart from answers; nobody has opened them.')
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
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'opened once, for feedback', facts: {}, gives: 'met' },
    { when: 'never opened', facts: { sealOpenings: [] }, gives: 'met' },
    {
      when: 'opened to ask back',
      facts: { sealOpenings: [{ id: 'opening-2', label: 'Opening of 3 March 2026', purpose: 'ask-back' }] },
      gives: 'partly',
    },
    { when: 'not kept apart', facts: { contactsSealed: false }, gives: 'notMet' },
    { when: 'not settled yet', facts: { contactsSealed: false }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
