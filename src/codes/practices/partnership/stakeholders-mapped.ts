import { eachOf, sayList } from '../../each-of.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet, partly } from '../../verdict.ts'

/** Stakeholders mapped. */
export const stakeholdersMapped = definePractice({
  id: 'partnership.stakeholders-mapped',
  stage: 'scope',
  evidence: 'computed',
  title: 'Stakeholders mapped',
  asks: 'Each stakeholder category has been considered, and every stakeholder is marked invited, consulted, informed or left out with a reason.',
  check(facts) {
    const step = nextStep('stakeholders')
    const { stakeholders, stakeholderCategories: categories } = facts
    if (stakeholders.length === 0) return atTheGate(facts, notMet('No stakeholder is on record.', step))
    const open = categories.filter(({ considered }) => !considered)
    const placed = eachOf(
      'stakeholder',
      stakeholders,
      ({ standing, reason }) => standing !== null && (standing !== 'leftOut' || says(reason)),
      { noun: ['stakeholder', 'stakeholders'], did: ['has a standing', 'have a standing'] },
      step,
    )
    if (open.length === 0) return atTheGate(facts, placed)
    const because = `${categories.length - open.length} of ${categories.length} categories were considered; still to do: ${sayList(open.map(({ label }) => label))}. ${placed.because}`
    return atTheGate(facts, partly(because, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'two stakeholders, one left out with a reason', facts: {}, gives: 'met' },
    {
      when: 'a category not considered',
      facts: { stakeholderCategories: [{ id: 'category-3', label: 'Faith groups', considered: false }] },
      gives: 'partly',
    },
    {
      when: 'left out without a reason',
      facts: { stakeholders: exemplaryPartnership.stakeholders.map(stakeholder => ({ ...stakeholder, reason: null })) },
      gives: 'partly',
    },
    { when: 'nobody on record', facts: { stakeholders: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', stakeholders: [] }, gives: 'notDue' },
  ],
})
