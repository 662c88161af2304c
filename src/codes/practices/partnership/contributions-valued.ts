import { exemplaryContribution } from '../../../facts/partnership/contributions.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet, provenBy } from '../../verdict.ts'

/** What each partner gives, in money and in kind. */
export const contributionsValued = definePractice({
  id: 'partnership.contributions-valued',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  version: 2,
  changed: { 2: 'A contribution that names nothing is none.' },
  title: 'Contributions recorded and shown',
  asks: 'Money, time, expertise and use of networks given by each partner are recorded and shown, in kind as well as in cash.',
  check(facts) {
    const { partners } = facts
    const contributions = namedOnes(facts.contributions)
    const step = nextStep('contributions')
    if (partners.length === 0) return onceFormed(facts, notMet('No partner is on record.', nextStep('partners')))
    const givenBy = (id: string) => contributions.filter(({ partnerId }) => partnerId === id)
    const counted = partners.flatMap(({ id }) => givenBy(id))
    const unconfirmed = counted.filter(({ confirmed }) => !confirmed).length
    const proof = provenBy(unconfirmed === 0 && counted.length > 0 ? 'confirmed' : 'stated')
    const verdict = eachOf(
      'partner',
      partners,
      ({ id }) => givenBy(id).length > 0,
      { noun: ['partner', 'partners'], did: ['has what it gives on record', 'have what they give on record'] },
      step,
      proof,
    )
    const waits =
      counted.length > 0 && unconfirmed > 0
        ? ` ${sayCount(unconfirmed, 'contribution')} not confirmed by the giver so far.`
        : ''
    return onceFormed(facts, { ...verdict, because: `${verdict.because}${waits}` })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both partners give, and both have said so', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one giver has not said so itself',
      facts: {
        contributions: [
          exemplaryContribution,
          { ...exemplaryContribution, id: 'contribution-2', partnerId: 'partner-2', confirmed: false },
        ],
      },
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'one of two on record',
      facts: { contributions: [exemplaryContribution] },
      gives: 'partly',
      proof: 'confirmed',
    },
    {
      when: 'only called x',
      facts: { contributions: [{ ...exemplaryContribution, label: 'x' }] },
      gives: 'notMet',
      gave: { 1: 'partly, confirmed' },
    },
    { when: 'nothing on record', facts: { contributions: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', contributions: [] }, gives: 'notDue' },
  ],
})
