import type { PartnershipEntry } from '../../../facts/partnership/entry-shape.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, isConfirmed, saysAll } from '../../partnership-entries.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, provenBy } from '../../verdict.ts'

const statements = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'statement', change)

/** Every partner that it names agreed to its words, by the day on which it went out. */
function isAgreed({ names, parties, on }: PartnershipEntry): boolean {
  return (
    names.length > 0 &&
    parties.length >= names.length &&
    parties.every(one => one.agreed === true && one.on !== null && on !== null && one.on <= on)
  )
}

/** What went out cannot be called back; it is looked at for a year. */
export const creditShared = definePractice({
  id: 'partnership.credit-shared',
  stage: 'run',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Statements agreed, credit shared',
  asks: 'Public statements were agreed by the partners they name, and credit them.',
  check(facts, _, today) {
    const step = nextStep('statements')
    const out = ofLastYear(
      entriesOf(facts, 'statement').filter(entry => entry.on !== null && saysAll(entry, ['what', 'text'])),
      ({ on, writtenOn }) => on ?? writtenOn,
      today,
    )
    if (out.length === 0) return doesNotApply('No public statement of the last twelve months is on record.', step)
    const agreed = out.filter(isAgreed)
    return eachOf(
      'statement',
      out,
      isAgreed,
      {
        noun: ['public statement', 'public statements'],
        did: [
          'was agreed by every partner it names before it went out',
          'were agreed by every partner they name before they went out',
        ],
        lost: ({ on, writtenOn }) => aYearAfter(on ?? writtenOn),
      },
      step,
      provenBy(agreed.length > 0 && agreed.every(isConfirmed) ? 'confirmed' : 'stated'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'both partners agreed to the words', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'the word of one was brought in for it',
      facts: statements(({ parties }) => ({
        parties: parties.map((one, at) => (at === 0 ? { ...one, givenBy: 'body' } : one)),
      })),
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'one of two went out too soon',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'statement')
            .map(one => ({ ...one, id: 'statement-2', on: day('2026-05-02') })),
        ],
      },
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'nobody had agreed', facts: statements(() => ({ parties: [] })), gives: 'notMet' },
    { when: 'none went out', facts: statements(() => ({ on: null })), gives: 'doesNotApply' },
  ],
})
