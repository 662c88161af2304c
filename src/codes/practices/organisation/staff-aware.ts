import { exemplary } from '../../../facts/examples.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notMet } from '../../verdict.ts'

/** A signature binds those who answer the telephone only once they have read it. Its staff are the body itself, at addresses that it typed: its word. */
export const staffAware = definePractice({
  id: 'organisation.staff-aware',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Staff have read the codes',
  asks: 'Staff and departments named by the signatory have confirmed that they have read the codes in force.',
  check({ readers, signatories }) {
    const codes = signatories.flatMap(each => each.codes)
    const step = nextStep('organisation-staff')
    if (codes.length === 0) return doesNotApply('It has signed no code.')
    if (readers.length === 0)
      return notMet('It has named nobody of its staff who is to read the codes it signed.', step)
    return eachOf(
      'staff-reader',
      readers,
      ({ read }) => codes.every(code => read.includes(code)),
      {
        noun: ['department or post named', 'departments and posts named'],
        did: [
          'has confirmed by its own link that it has read the codes in force',
          'have confirmed by their own link that they have read the codes in force',
        ],
      },
      step,
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'both departments confirmed', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { readers: exemplary.organisation.readers.map((one, at) => (at === 0 ? { ...one, read: [] } : one)) },
      gives: 'partly',
    },
    { when: 'nobody named', facts: { readers: [] }, gives: 'notMet' },
    { when: 'it has not signed', facts: { signatories: [] }, gives: 'doesNotApply' },
  ],
})
