import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { keptOf, keptTwice, keptWith, saysAll } from '../../book-entries.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue, notMet } from '../../verdict.ts'

const us = exemplary.organisation

/** A refusal is a result too. What waits for its answer is not judged before the day on which one is expected. */
export const seeksResources = definePractice({
  id: 'organisation.seeks-resources',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Seeks resources for joint work',
  asks: 'Bids and requests for money or help towards partnership and representation work are on record, each with its result.',
  check(facts, _parameters, today) {
    const step = nextStep('organisation-bids')
    const bids = keptOf(facts, 'bid')
    if (bids.length === 0) return notMet('It has no bid or request for joint work on record.', step)
    const ripe = bids.filter(({ choice, by }) => choice !== 'waiting' || by === null || by < today)
    const waiting = bids.filter(bid => !ripe.includes(bid))
    const due = dueOn(earliest(waiting.map(({ by }) => by)))
    if (ripe.length === 0) return notDue('Every bid it made still waits for its answer.', due)
    return eachOf(
      'bid',
      ripe,
      bid => bid.choice !== 'waiting' && saysAll(bid, ['result']),
      { noun: ['bid', 'bids'], did: ['says what came of it', 'say what came of them'] },
      step,
      due,
    )
  },
  gives: ['notDue', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'the one bid was granted', facts: {}, gives: 'met' },
    {
      when: 'one of two should have been answered by now',
      facts: keptTwice(us, 'bid', { choice: 'waiting', by: day('2026-08-01') }),
      gives: 'partly',
    },
    {
      when: 'an answer is expected in the autumn',
      facts: keptWith(us, 'bid', () => ({ choice: 'waiting', by: day('2026-10-01') })),
      gives: 'notDue',
    },
    { when: 'none on record', facts: keptWith(us, 'bid', () => null), gives: 'notMet' },
  ],
})
