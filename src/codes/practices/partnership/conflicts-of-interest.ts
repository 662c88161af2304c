import { eachOf } from '../../each-of.ts'
import { exemplaryMeeting } from '../../facts/example-partnership-run.ts'
import { heldMeetings, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { met, nextStep } from '../../verdict.ts'

/** Procedure in the terms, a register, and no conflicted member in the item: who declares leaves, and is not counted. */
export const conflictsOfInterest = definePractice({
  id: 'partnership.conflicts-of-interest',
  stage: 'form',
  evidence: 'computed',
  title: 'Conflicts of interest',
  asks: 'There is a procedure and a register; interests are declared, and a conflicted member takes no part in the item.',
  check(facts, _, today) {
    const step = nextStep('interests')
    const parts = {
      'a procedure for conflicts of interest': facts.terms?.covers.includes('conflicts') ?? false,
      'a register of interests': facts.interestsRegister,
    }
    const ready = stated(partnership, parts, step)
    if (ready.verdict !== 'met') return onceFormed(facts, ready)
    const declared = heldMeetings(facts, today).flatMap(({ interests }) => interests)
    if (declared.length === 0) return met(`${ready.because} No interest was declared in the last twelve months.`)
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
    { when: 'no register', facts: { interestsRegister: false }, gives: 'partly' },
    { when: 'neither procedure nor register', facts: { interestsRegister: false, terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', interestsRegister: false, terms: null }, gives: 'notDue' },
  ],
})

const partnership = { who: 'The partnership', does: 'has', doesNot: 'does not have' }
