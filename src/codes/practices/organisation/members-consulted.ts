import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { keptOf, keptTwice, keptWith, saysAll } from '../../book-entries.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notDue } from '../../verdict.ts'

const us = exemplary.organisation

/** First the question, then the plan. Judged from the day on which something is settled. */
export const membersConsulted = definePractice({
  id: 'organisation.members-consulted',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Members asked first',
  asks: 'Before its needs, priorities or direction were settled, all its members and a wider audience were asked, and what they said is on record.',
  check(facts, _parameters, today) {
    const all = keptOf(facts, 'direction')
    if (all.length === 0) return doesNotApply('It has written down nothing that it settled for itself.')
    const settled = all.filter(({ on }) => on !== null && on <= today)
    if (settled.length === 0) return notDue('What it asks its members about is not settled yet.')
    return eachOf(
      'direction',
      settled,
      one => one.by !== null && one.on !== null && one.by <= one.on && saysAll(one, ['members', 'wider', 'said']),
      {
        noun: ['thing it settled', 'things it settled'],
        did: ['came after its members and others were asked', 'came after its members and others were asked'],
      },
      nextStep('organisation-asked-first'),
    )
  },
  gives: ['doesNotApply', 'notDue', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'asked in January, settled in February', facts: {}, gives: 'met' },
    {
      when: 'one of two was settled before anybody was asked',
      facts: keptTwice(us, 'direction', { on: day('2026-01-05') }),
      gives: 'partly',
    },
    {
      when: 'nothing said of what came back',
      facts: keptWith(us, 'direction', () => ({ words: {} })),
      gives: 'notMet',
    },
    {
      when: 'to be settled in the autumn',
      facts: keptWith(us, 'direction', () => ({ on: day('2026-10-20') })),
      gives: 'notDue',
    },
    { when: 'nothing written down', facts: keptWith(us, 'direction', () => null), gives: 'doesNotApply' },
  ],
})
