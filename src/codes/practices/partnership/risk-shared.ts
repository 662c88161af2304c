import { agreedOnPaper, exemplaryAgreements } from '../../../facts/partnership/agreements.ts'
import { exemplaryRisk } from '../../../facts/partnership/risks.ts'
import { day } from '../../../kernel/day.ts'
import { agreedByAll } from '../../agreed-by-partners.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Risks that are over are not asked about any more. */
export const riskShared = definePractice({
  id: 'partnership.risk-shared',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Risks shared',
  asks: 'Risks to money, staff and standing are listed with how the partners share each one, and every partner has agreed the list.',
  check(facts) {
    const step = nextStep('risks')
    const risks = facts.risks.filter(({ kind, closed }) => kind === 'risk' && !closed)
    if (risks.length === 0) return onceFormed(facts, notMet('No risk is on record.', step))
    const verdict = eachOf(
      'risk',
      risks,
      ({ shared }) => shared,
      { noun: ['risk', 'risks'], did: ['says how the partners share it', 'say how the partners share them'] },
      step,
    )
    const since = risks.map(({ settledOn }) => settledOn)
    return onceFormed(
      facts,
      agreedByAll(verdict, { what: 'the risks', agreements: facts.risksAgreed, since }, nextStep('risks-agreement')),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { risksAgreed: agreedOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'shared and agreed', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one of two',
      facts: { risks: [exemplaryRisk, { ...exemplaryRisk, id: 'risk-2', shared: false }] },
      gives: 'partly',
    },
    {
      when: 'one partner has not agreed',
      facts: { risksAgreed: exemplaryAgreements.map((one, at) => (at === 0 ? one : { ...one, agreed: false })) },
      gives: 'partly',
    },
    {
      when: 'changed since partners agreed',
      facts: { risks: [{ ...exemplaryRisk, settledOn: day('2026-08-01') }] },
      gives: 'partly',
    },
    { when: 'nobody says how', facts: { risks: [{ ...exemplaryRisk, shared: false }] }, gives: 'notMet' },
    { when: 'none listed', facts: { risks: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', risks: [] }, gives: 'notDue' },
  ],
})
