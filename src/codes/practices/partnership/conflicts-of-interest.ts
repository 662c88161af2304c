import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { proposedTerms, termsWithout } from '../../../facts/partnership/terms.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { aYearAfter, heldMeetings, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'
import { met, nextStep, notDue } from '../../verdict.ts'

/** A procedure, and no conflicted member in the item: who declares leaves, and is not counted. */
export const conflictsOfInterest = definePractice({
  id: 'partnership.conflicts-of-interest',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  ownDays: ['meetings'],
  title: 'Conflicts of interest',
  asks: 'There is a procedure and a register; interests are declared, and a conflicted member takes no part in the item.',
  check(facts, _, today) {
    const step = nextStep('interests')
    const written = statedInTerms(facts, 'conflicts', 'what happens when interests conflict')
    if (written.verdict !== 'met') return onceFormed(facts, written)
    const held = heldMeetings(facts, today)
    if (held.length === 0)
      return notDue(`${written.because} No meeting of the last twelve months shows whether it is kept.`)
    const declared = held.flatMap(({ interests, on }) => interests.map(interest => ({ ...interest, on })))
    if (declared.length === 0)
      return met(
        `${written.because} No interest was declared in ${sayCount(held.length, 'meeting')} of the last twelve months.`,
      )
    const kept = eachOf(
      'interest',
      declared,
      ({ left, counted }) => left && !counted,
      {
        noun: ['declared interest', 'declared interests'],
        did: ['led its holder to leave and not be counted', 'led their holders to leave and not be counted'],
        lost: ({ on }) => aYearAfter(on),
      },
      step,
    )
    return kept.verdict === 'notMet' ? { ...kept, verdict: 'partly' } : kept
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'declared, left, not counted', facts: {}, gives: 'met' },
    { when: 'none declared', facts: { meetings: [{ ...exemplaryMeeting, interests: [] }] }, gives: 'met' },
    { when: 'no meeting yet', facts: { meetings: [] }, gives: 'notDue' },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    {
      when: 'stayed in the room',
      facts: {
        meetings: [
          { ...exemplaryMeeting, interests: [{ id: 'interest-1', label: 'Van hire', left: false, counted: true }] },
        ],
      },
      gives: 'partly',
    },
    { when: 'no procedure', facts: { terms: termsWithout('conflicts') }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', terms: null },
      gives: 'notDue',
    },
  ],
})
