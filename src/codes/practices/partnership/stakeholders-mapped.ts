import { z } from 'zod'
import { exemplaryStakeholder } from '../../../facts/partnership/stakeholders.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A kind is considered once somebody of it is on record, or it is on record that nobody was found. */
export const stakeholdersMapped = definePractice({
  id: 'partnership.stakeholders-mapped',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Stakeholders mapped',
  asks: 'Each stakeholder category has been considered, and every stakeholder is marked invited, consulted, informed or left out with a reason.',
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const { stakeholders, stakeholderKinds: kinds } = facts
    if (stakeholders.length === 0)
      return atTheGate(facts, days, notMet('No stakeholder is on record.', nextStep('stakeholders')))
    const considered = kinds.filter(kind => kind.considered).length
    const whole = considered === kinds.length
    const placed = eachOf(
      'stakeholder',
      stakeholders,
      ({ answer, reason }) => answer !== 'listed' && (answer !== 'left-out' || says(reason)),
      {
        noun: ['stakeholder', 'stakeholders'],
        did: ['was dealt with, or left out with a reason', 'were dealt with, or left out with a reason'],
      },
      nextStep(whole ? 'stakeholders' : 'stakeholder-kinds'),
    )
    const because = `${considered} of ${sayCount(kinds.length, 'kind')} of stakeholder considered. ${placed.because}`
    const verdict = whole || placed.verdict !== 'met' ? placed.verdict : 'partly'
    return atTheGate(facts, days, { ...placed, verdict, because })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every kind considered, both dealt with', facts: {}, gives: 'met' },
    {
      when: 'a kind not thought about',
      facts: { stakeholderKinds: [{ name: 'funder', considered: false }] },
      gives: 'partly',
    },
    {
      when: 'one not dealt with',
      facts: {
        stakeholders: [
          ...exemplaryPartnership.stakeholders,
          { ...exemplaryStakeholder, id: 'stakeholder-3', label: 'Parish councils', answer: 'listed' },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'left out without a reason',
      facts: { stakeholders: [{ ...exemplaryStakeholder, answer: 'left-out' }] },
      gives: 'notMet',
    },
    { when: 'none', facts: { stakeholders: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', stakeholders: [] }, gives: 'notDue' },
  ],
})
