import { eachOf } from '../../each-of.ts'
import { exemplaryRules } from '../../facts/example-partnership.ts'
import { exemplaryMeeting } from '../../facts/example-partnership-run.ts'
import { heldMeetings, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** A procedure, and no conflicted member in the item: who declares leaves, and is not counted. */
export const conflictsOfInterest = definePractice({
  id: 'partnership.conflicts-of-interest',
  stage: 'form',
  evidence: 'computed',
  title: 'Conflicts of interest',
  asks: 'There is a procedure and a register; interests are declared, and a conflicted member takes no part in the item.',
  check(facts, _, today) {
    const step = nextStep('interests')
    if (!says(facts.rules.conflicts))
      return onceFormed(facts, notMet('There is no procedure for conflicts of interest.', nextStep('terms')))
    const declared = heldMeetings(facts, today).flatMap(({ interests }) => interests)
    if (declared.length === 0)
      return met('There is a procedure for conflicts of interest; none was declared in the last twelve months.')
    const kept = eachOf(
      'interest',
      declared,
      ({ left, counted }) => left && !counted,
      {
        noun: ['declared interest', 'declared interests'],
        did: ['led its holder to leave and not be counted', 'led their holders to leave and not be counted'],
      },
      step,
    )
    return kept.verdict === 'notMet' ? { ...kept, verdict: 'partly' } : kept
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'declared, left, not counted', facts: {}, gives: 'met' },
    { when: 'none declared', facts: { meetings: [] }, gives: 'met' },
    {
      when: 'stayed in the room',
      facts: {
        meetings: [
          { ...exemplaryMeeting, interests: [{ id: 'interest-1', label: 'Van hire', left: false, counted: true }] },
        ],
      },
      gives: 'partly',
    },
    { when: 'no procedure', facts: { rules: { ...exemplaryRules, conflicts: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, conflicts: null } },
      gives: 'notDue',
    },
  ],
})
