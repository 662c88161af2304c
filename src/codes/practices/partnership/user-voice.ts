import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { entriesOf, entriesWith, isConfirmed, isDenied, saysAll } from '../../partnership-entries.ts'
import { ofLastYear, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, provenBy } from '../../verdict.ts'

const change = (kind: string, to: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, kind, to)
const neither = {
  entries: exemplaryPartnership.entries.filter(({ kind }) => kind !== 'hearing-way' && kind !== 'voice-heard'),
}

/** A partner that speaks for those who were heard can say whether it is so; nobody else but themselves could. */
export const userVoice = definePractice({
  id: 'partnership.user-voice',
  stage: 'run',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'public',
  title: 'Users heard',
  asks: 'How service users and communities are heard is written down and public, and what they said is on record with what it changed.',
  check(facts, _, today) {
    const written = facts.public && entriesOf(facts, 'hearing-way').some(entry => saysAll(entry, ['what']))
    const heard = ofLastYear(
      entriesOf(facts, 'voice-heard').filter(entry => !isDenied(entry) && saysAll(entry, ['what', 'changed'])),
      ({ on, writtenOn }) => on ?? writtenOn,
      today,
    )
    const said = [
      written ? 'How users and communities are heard is public.' : 'How users and communities are heard is not public.',
      heard.length === 0
        ? 'Nothing that they said in the last twelve months is on record with what it changed.'
        : `${sayCount(heard.length, 'thing')} that they said in the last twelve months ${heard.length === 1 ? 'is' : 'are'} on record with what it changed.`,
    ].join(' ')
    const proof = provenBy(heard.length > 0 && heard.every(isConfirmed) ? 'confirmed' : 'stated')
    if (written && heard.length > 0) return met(said, proof)
    const step = nextStep(written ? 'voices-heard' : 'hearing-ways')
    return onceFormed(facts, written || heard.length > 0 ? partly(said, step, proof) : notMet(said, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'those who get meals were heard, as a partner confirms', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'no partner speaks for them',
      facts: change('voice-heard', () => ({ parties: [] })),
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'nothing for two years',
      facts: change('voice-heard', () => ({ on: day('2024-05-01') })),
      gives: 'partly',
      proof: 'stated',
    },
    {
      when: 'the letter x',
      facts: change('hearing-way', () => ({ words: { what: 'x' } })),
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'neither', facts: neither, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...neither }, gives: 'notDue' },
  ],
})
