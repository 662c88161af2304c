import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { sayAsked } from '../../numbers/say-asked.ts'
import { openFor } from '../../open-for.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, met, nextStep, notDue, notMet, provenBy } from '../../verdict.ts'

/** Below the minimum only on a ground that the code permits. Codes differ in the grounds: each is judged by its own. */
export const minimumPeriod = definePractice({
  id: 'consultation.minimum-period',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'Counts the days on which one could answer, both ends where they are whole.' },
  title: 'Never below the minimum period',
  asks: 'If shorter than standard: at least the weeks set, unless a permitted ground is chosen (statute, emergency, small or specialist group).',
  until: 'closing',
  with: z.object({
    weeks: ruled('minimum-period'),
    grounds: z
      .array(z.enum(['statute', 'emergency', 'small-or-specialist-group']))
      .default(['statute', 'emergency', 'small-or-specialist-group']),
  }),
  check(facts, { weeks, grounds }, today, _, asked) {
    const { opensOn, closesOn, shortPeriod } = facts
    const step = nextStep('timetable')
    if (opensOn === null || closesOn === null) return notDue('Opening and closing days are not both set yet.', step)
    const open = openFor({ ...facts, opensOn, closesOn }, today)
    const because = `Open for ${open.text}; ${sayAsked(asked.weeks)} at the least`
    const permitted = sayList(grounds.map(name => said[name]))
    if (open.weeks >= weeks) return met(`${because}, save for ${permitted}.`, dueOn(opensOn))
    const ground = shortPeriod?.ground ?? null
    if (grounds.some(permitted => permitted === ground) && ground !== null)
      return met(`${because}, save on the ground chosen: ${said[ground]}.`, provenBy('stated'), dueOn(opensOn))
    return notMet(
      `${because}, save for ${permitted}; ${ground === null ? 'no ground is chosen' : `${said[ground]} is not among them`}.`,
      step,
      dueOn(opensOn),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'thirteen weeks', facts: {}, gives: 'met' },
    {
      when: 'four weeks in an emergency',
      facts: {
        closesOn: day('2026-02-09'),
        shortPeriod: { ground: 'emergency', reason: 'The bridge is unsafe.', publishedOn: day('2026-01-12') },
      },
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'both days whole, six weeks to the day',
      facts: { publishedOn: day('2026-01-05'), closesOn: day('2026-02-22') },
      gives: 'met',
      gave: { 1: 'notMet' },
    },
    { when: 'four weeks without a ground', facts: { closesOn: day('2026-02-09') }, gives: 'notMet' },
    {
      when: 'four weeks on a ground this code does not allow',
      facts: {
        closesOn: day('2026-02-09'),
        shortPeriod: {
          ground: 'small-or-specialist-group',
          reason: 'Only six bodies.',
          publishedOn: day('2026-01-12'),
        },
      },
      gives: 'notMet',
      with: { grounds: ['statute', 'emergency'] },
    },
    { when: 'no dates', facts: { opensOn: null }, gives: 'notDue' },
  ],
})

const said = {
  statute: 'a day set by law',
  emergency: 'an emergency',
  'small-or-specialist-group': 'a small or specialist group',
  other: 'another ground',
} as const
