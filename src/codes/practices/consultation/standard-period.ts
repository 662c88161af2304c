import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { sayAsked } from '../../numbers/say-asked.ts'
import { openFor, sayLeftOut } from '../../open-for.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, explained, met, nextStep, notDue, notMet } from '../../verdict.ts'

/** Time for groups run by volunteers to meet, ask their members and answer. A reason published beside the dates explains less. */
export const standardPeriod = definePractice({
  id: 'consultation.standard-period',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  version: 2,
  changed: {
    2: 'Counts the days on which one could answer, both ends where they are whole, and says who set the weeks.',
  },
  title: 'Open for the standard period',
  asks: 'Open for at least the weeks set.',
  until: 'closing',
  with: z.object({ weeks: ruled('standard-period') }),
  check(facts, { weeks }, today, _, asked) {
    const { opensOn, closesOn, shortPeriod } = facts
    const step = nextStep('timetable')
    if (opensOn === null || closesOn === null) return notDue('Opening and closing days are not both set yet.', step)
    const open = openFor({ ...facts, opensOn, closesOn }, today)
    const because = `Open for ${open.text}; ${sayAsked(asked.weeks)}.${sayLeftOut(open)}`
    if (open.weeks >= weeks) return met(because, dueOn(opensOn))
    const reason = shortPeriod?.publishedOn && shortPeriod.publishedOn <= today ? shortPeriod.reason : null
    return says(reason) && reason !== null
      ? explained(`${because} The published reason: ${reason}`, reason, dueOn(opensOn))
      : notMet(because, step, dueOn(opensOn))
  },
  gives: ['met', 'notMet', 'explained', 'notDue'],
  examples: [
    { when: 'thirteen weeks', facts: {}, gives: 'met' },
    {
      when: 'both days whole, twelve weeks to the day',
      facts: { opensOn: day('2026-12-07'), closesOn: day('2027-02-28'), publishedOn: day('2026-12-01') },
      gives: 'met',
      gave: { 1: 'notMet' },
      today: day('2026-12-01'),
    },
    {
      when: 'the same, published in the course of the first day',
      facts: { opensOn: day('2026-12-07'), closesOn: day('2027-02-28'), publishedOn: day('2026-12-07') },
      gives: 'notMet',
      today: day('2026-12-07'),
    },
    { when: 'ten weeks', facts: { closesOn: day('2026-03-23') }, gives: 'notMet' },
    {
      when: 'ten weeks with a published reason',
      facts: {
        closesOn: day('2026-03-23'),
        shortPeriod: { ground: 'statute', reason: 'The law sets the last day.', publishedOn: day('2026-01-12') },
      },
      gives: 'explained',
    },
    {
      when: 'a reason not yet published',
      facts: {
        closesOn: day('2026-03-23'),
        shortPeriod: { ground: null, reason: 'Pressure of time.', publishedOn: null },
      },
      gives: 'notMet',
    },
    { when: 'no closing day', facts: { closesOn: null }, gives: 'notDue' },
  ],
})
