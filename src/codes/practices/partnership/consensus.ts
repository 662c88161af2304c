import { exemplaryDecision } from '../../../facts/partnership/decisions.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** A decision that only one seat took part in is a lone decision. */
export const consensus = definePractice({
  id: 'partnership.consensus',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  ownDays: ['decisions'],
  version: 2,
  changed: { 2: 'How a decision was made is written down by the partnership itself, so it counts as stated.' },
  title: 'Decisions by consensus',
  asks: 'Decisions are by consensus where possible; a vote says why; no veto or lone decision.',
  check({ decisions }, _, today) {
    const recent = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today)
    if (recent.length === 0) return notDue('No decision is on record for the last twelve months.')
    const agreed = recent.filter(({ how }) => how === 'consensus').length
    const made = eachOf(
      'decision',
      recent,
      ({ how, voteReason, tookPart }) => tookPart > 1 && (how !== 'vote' || says(voteReason)),
      {
        noun: ['decision', 'decisions'],
        did: ['was made together, and says why if by vote', 'were made together, and say why if by vote'],
        lost: ({ correctable, decidedOn }) => (correctable ? undefined : aYearAfter(decidedOn)),
      },
      nextStep('decisions'),
    )
    return { ...made, because: `${agreed} of ${recent.length} by consensus. ${made.because}` }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'by consensus', facts: {}, gives: 'met', gave: { 1: 'met, shown' } },
    {
      when: 'a vote with its reason',
      facts: { decisions: [{ ...exemplaryDecision, how: 'vote', voteReason: 'Two rounds brought no agreement' }] },
      gives: 'met',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'one of two made alone',
      facts: {
        decisions: [exemplaryDecision, { ...exemplaryDecision, id: 'decision-2', label: 'Second van', tookPart: 1 }],
      },
      gives: 'partly',
      gave: { 1: 'partly, shown' },
    },
    { when: 'a vote without a reason', facts: { decisions: [{ ...exemplaryDecision, how: 'vote' }] }, gives: 'notMet' },
    { when: 'nothing decided', facts: { decisions: [] }, gives: 'notDue' },
  ],
})
