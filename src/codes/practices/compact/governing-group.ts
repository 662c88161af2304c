import { z } from 'zod'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** A public group of both sectors that meets. */
export const governingGroup = definePractice({
  id: 'compact.governing-group',
  stage: 'sign',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'signatories',
  version: 2,
  changed: { 2: 'A meeting counts where somebody of both sides came to it, as its record says.' },
  title: 'A group of both sectors stewards the Compact',
  asks: 'A group drawn from both sectors stewards the Compact, its members are public and both sides met in the last months set.',
  with: z.object({ months: ruled('governing-group') }),
  check({ governing }, { months }, today) {
    const step = nextStep('compact-statement')
    if (governing === null) return notMet('No partnership is named as the group that stewards it.', step)
    const { label, isPublic, statutory, sector, lastMetOn, bothMetOn } = governing
    const because = `${label} stewards it: ${sayCount(statutory, 'seat')} of public bodies, ${sector} of the sector; ${isPublic ? 'its members are public' : 'its members are not public'}; ${lastMetOn === null ? 'it has not met' : `it last met on ${longDay(lastMetOn)}`}${lastMetOn === bothMetOn ? '' : bothMetOn === null ? ', and people of both sides have come to no meeting' : `, and people of both sides last came on ${longDay(bothMetOn)}`}.`
    const kept = isPublic && statutory > 0 && sector > 0 && bothMetOn !== null && bothMetOn >= addMonths(today, -months)
    const rests = restsOn(recordOf('partnership', governing))
    return kept ? met(because, rests) : partly(because, step, rests)
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'met two months ago', facts: {}, gives: 'met' },
    {
      when: 'met, and nobody of one side came',
      facts: {
        governing: {
          id: 'partnership-9',
          label: 'Steering group',
          isPublic: true,
          statutory: 4,
          sector: 6,
          lastMetOn: day('2026-07-07'),
          bothMetOn: null,
        },
      },
      gives: 'partly',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'never met',
      facts: {
        governing: {
          id: 'partnership-9',
          label: 'Steering group',
          isPublic: true,
          statutory: 4,
          sector: 6,
          lastMetOn: null,
          bothMetOn: null,
        },
      },
      gives: 'partly',
    },
    { when: 'asked to meet every month', facts: {}, gives: 'partly', with: { months: 1 } },
    { when: 'no group', facts: { governing: null }, gives: 'notMet' },
  ],
})
