import { exemplaryEntry } from '../../../facts/books.ts'
import { exemplary } from '../../../facts/examples.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { keptOf, keptTwice, keptWith, saysAll } from '../../book-entries.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet } from '../../verdict.ts'

const us = exemplary.organisation
const none = keptWith(us, 'guide', () => null)
const saidNone = exemplaryEntry('no-guide', { id: 'kept-9', label: 'Nobody has one.', on: day('2026-04-01') })

/** A guide that says something else than the code says so. */
export const ownGuidanceLinked = definePractice({
  id: 'organisation.own-guidance-linked',
  stage: 'sign',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Own guidance tied to the code',
  asks: 'The signatory lists its own guides and toolkits on the subject, each linked to the code and marked consistent or with its differences noted.',
  check(facts) {
    const step = nextStep('organisation-guides')
    if (!facts.signatories.some(({ codes }) => codes.length > 0)) return doesNotApply('It has signed no code.')
    const guides = keptOf(facts, 'guide')
    const [looked] = keptOf(facts, 'no-guide')
    if (guides.length === 0 && looked?.on)
      return met(`It looked on ${longDay(looked.on)} and says that it has no guide of its own.`)
    if (guides.length === 0)
      return notMet('It has listed no guide of its own, and does not say that it has none.', step)
    return eachOf(
      'guide',
      guides,
      guide => guide.codeId !== null && (guide.choice === 'consistent' || saysAll(guide, ['differences'])),
      { noun: ['guide of its own', 'guides of its own'], did: 'says how it stands to the code' },
      step,
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'its guide agrees with the code', facts: {}, gives: 'met' },
    { when: 'it says that it has none', facts: { kept: [...none.kept, saidNone] }, gives: 'met' },
    { when: 'one of two is tied to no code', facts: keptTwice(us, 'guide', { codeId: null }), gives: 'partly' },
    { when: 'nothing said', facts: none, gives: 'notMet' },
    { when: 'it has not signed', facts: { signatories: [] }, gives: 'doesNotApply' },
  ],
})
