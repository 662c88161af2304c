import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet, provenBy } from '../../verdict.ts'

/** Passed on through infrastructure organisations. */
export const infrastructureCascade = definePractice({
  id: 'consultation.infrastructure-cascade',
  stage: 'publish',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'Confirmed where each body that was asked said by its own sign-in that it passed it on.' },
  title: 'Passed on through infrastructure organisations',
  asks: 'Local infrastructure organisations were asked to pass it on, and how far it went is logged.',
  check({ publicity, closesOn }, _, today) {
    const step = nextStep('publicity')
    const passed = publicity.filter(({ cascade }) => cascade)
    if (passed.length === 0)
      return dueBy(closesOn, today, notMet('No infrastructure organisation was asked to pass it on.', step))
    const far = eachOf(
      'publicity',
      passed,
      ({ reach }) => given(reach),
      {
        noun: ['request to pass it on', 'requests to pass it on'],
        did: ['has its reach logged', 'have their reach logged'],
      },
      step,
      provenBy(passed.every(({ confirmedOn }) => confirmedOn !== null) ? 'confirmed' : 'stated'),
    )
    return dueBy(closesOn, today, far.verdict === 'notMet' ? { ...far, verdict: 'partly' } : far)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    {
      when: 'newsletter to 900, which the body itself confirmed',
      facts: {},
      gives: 'met',
      gave: { 1: 'met, stated' },
      proof: 'confirmed',
    },
    {
      when: 'newsletter to 900, as the lead body says',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, confirmedOn: null })) },
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'reach not known',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, reach: null })) },
      gives: 'partly',
      gave: { 1: 'partly, stated' },
      proof: 'confirmed',
    },
    { when: 'nobody asked', facts: { publicity: [] }, gives: 'notMet' },
    { when: 'nobody asked yet', facts: { publicity: [] }, gives: 'notDue', today: day('2026-01-20') },
  ],
})
