import { eachOf } from '../../each-of.ts'
import { exemplaryDecision } from '../../facts/example-partnership-run.ts'
import { ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Decisions by consensus. */
export const consensus = definePractice({
  id: 'partnership.consensus',
  stage: 'run',
  evidence: 'computed',
  title: 'Decisions by consensus',
  asks: 'Decisions are by consensus where possible; a vote says why; no veto or lone decision.',
  check({ decisions }, _, today) {
    const recent = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today)
    if (recent.length === 0) return notDue('No decision is on record for the last twelve months.')
    const agreed = recent.filter(({ how }) => how === 'consensus').length
    const made = eachOf(
      'decision',
      recent,
      ({ how, voteReason }) => how === 'consensus' || (how !== 'alone' && says(voteReason)),
      {
        noun: ['decision', 'decisions'],
        did: ['was by consensus, or says why it was not', 'were by consensus, or say why they were not'],
      },
      nextStep('decisions'),
    )
    return { ...made, because: `${agreed} of ${recent.length} by consensus. ${made.because}` }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'by consensus', facts: {}, gives: 'met' },
    {
      when: 'a vote with its reason',
      facts: { decisions: [{ ...exemplaryDecision, how: 'vote', voteReason: 'Two rounds brought no agreement' }] },
      gives: 'met',
    },
    {
      when: 'one of two made alone',
      facts: {
        decisions: [exemplaryDecision, { ...exemplaryDecision, id: 'decision-2', label: 'Second van', how: 'alone' }],
      },
      gives: 'partly',
    },
    { when: 'a vote without a reason', facts: { decisions: [{ ...exemplaryDecision, how: 'vote' }] }, gives: 'notMet' },
    { when: 'nothing decided', facts: { decisions: [] }, gives: 'notDue' },
  ],
})
