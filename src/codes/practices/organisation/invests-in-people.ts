import { exemplary } from '../../../facts/examples.ts'
import { keptOf, keptTwice, keptWith } from '../../book-entries.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

const us = exemplary.organisation

/** A gap is no shortfall; a gap that nobody means to close is. */
export const investsInPeople = definePractice({
  id: 'organisation.invests-in-people',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  title: 'Skills and training planned',
  asks: 'Skills needed by its members and representatives are listed, gaps are shown, and training is planned or done.',
  check(facts) {
    const skills = keptOf(facts, 'skill')
    if (skills.length === 0)
      return notMet('It has not listed what its people need to be able to do.', nextStep('organisation-skills'))
    const gaps = skills.filter(({ choice }) => choice !== 'held')
    if (gaps.length === 0) return met(`${sayCount(skills.length, 'skill')} listed, and none is missing.`)
    const trained = new Set(keptOf(facts, 'course').map(({ aboutId }) => aboutId))
    return eachOf(
      'skill',
      gaps,
      ({ id }) => trained.has(id),
      {
        noun: ['skill that is missing', 'skills that are missing'],
        did: ['has training planned or done', 'have training planned or done'],
      },
      nextStep('organisation-training'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'the one gap has an evening planned', facts: {}, gives: 'met' },
    { when: 'everybody can do it', facts: keptWith(us, 'skill', () => ({ choice: 'held' })), gives: 'met' },
    { when: 'one gap of two', facts: keptTwice(us, 'skill', { label: 'Speaking up' }), gives: 'partly' },
    { when: 'no training', facts: keptWith(us, 'course', () => null), gives: 'notMet' },
    { when: 'nothing listed', facts: keptWith(us, 'skill', () => null), gives: 'notMet' },
  ],
})
