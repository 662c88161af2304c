import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** A partner who finds the time too short can say so, and hears back while it still matters. */
export const timescaleChallenge = definePractice({
  id: 'consultation.timescale-challenge',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Challenges to the timescale answered',
  asks: 'A partner can challenge the timescale, and every challenge was answered before the close.',
  until: 'closing',
  check({ challenges, closesOn }, _, today) {
    if (challenges.length === 0) return doesNotApply('Nobody has challenged the timescale.')
    const answered = eachOf(
      'challenge',
      challenges,
      ({ answeredOn }) => answeredOn !== null && (closesOn === null || answeredOn <= closesOn),
      {
        noun: ['challenge to the timescale', 'challenges to the timescale'],
        did: ['was answered before the close', 'were answered before the close'],
      },
      nextStep('challenges'),
    )
    return dueBy(closesOn, today, answered)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'nobody challenged it', facts: {}, gives: 'doesNotApply' },
    {
      when: 'answered in a week',
      facts: {
        challenges: [
          {
            id: 'challenge-1',
            label: 'Too short over Easter',
            askedOn: day('2026-02-02'),
            answeredOn: day('2026-02-09'),
          },
        ],
      },
      gives: 'met',
    },
    {
      when: 'one of two answered',
      facts: {
        challenges: [
          { id: 'challenge-1', label: 'Too short', askedOn: day('2026-02-02'), answeredOn: day('2026-02-09') },
          { id: 'challenge-2', label: 'Clashes with Ramadan', askedOn: day('2026-02-10'), answeredOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never answered',
      facts: {
        challenges: [
          { id: 'challenge-2', label: 'Clashes with Ramadan', askedOn: day('2026-02-10'), answeredOn: null },
        ],
      },
      gives: 'notMet',
    },
    {
      when: 'waiting while it is open',
      facts: {
        challenges: [
          { id: 'challenge-2', label: 'Clashes with Ramadan', askedOn: day('2026-02-10'), answeredOn: null },
        ],
      },
      gives: 'notDue',
      today: day('2026-02-12'),
    },
  ],
})
