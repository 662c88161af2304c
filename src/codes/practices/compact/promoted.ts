import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { addMonths } from '../../../kernel/day.ts'
import { keptOf, keptWith, saysAll } from '../../book-entries.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

const us = exemplary.compact

/** What nobody has heard of binds nobody. Judged part by part of the area, so that none is forgotten. */
export const promoted = definePractice({
  id: 'compact.promoted',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Made known across the area',
  asks: 'Steps to make the Compact known (briefings, events, mailings) are logged within the months set, for every part of the area.',
  with: z.object({ months: ruled('promotion') }),
  check(facts, { months }, today) {
    const parts = keptOf(facts, 'area-part')
    if (parts.length === 0)
      return notMet(
        'The parts of the area are not named, so nobody can say where it was made known.',
        nextStep('compact-area-parts'),
      )
    const steps = keptOf(facts, 'promotion').filter(
      step => step.on !== null && addMonths(step.on, months) >= today && saysAll(step, ['reached']),
    )
    const reached = new Set(steps.flatMap(({ names }) => names))
    return eachOf(
      'area-part',
      parts,
      ({ id }) => reached.has(id),
      {
        noun: ['part of the area', 'parts of the area'],
        did: [
          `was reached in the last ${sayCount(months, 'month')}`,
          `were reached in the last ${sayCount(months, 'month')}`,
        ],
      },
      nextStep('compact-promotion'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'a stall on both markets in May', facts: {}, gives: 'met' },
    {
      when: 'a stall on one of two markets',
      facts: keptWith(us, 'promotion', () => ({ names: ['own-2'] })),
      gives: 'partly',
    },
    { when: 'nothing done', facts: keptWith(us, 'promotion', () => null), gives: 'notMet' },
    { when: 'a step every two months, and the last was in May', facts: {}, gives: 'notMet', with: { months: 2 } },
    { when: 'the parts of the area not named', facts: keptWith(us, 'area-part', () => null), gives: 'notMet' },
  ],
})
