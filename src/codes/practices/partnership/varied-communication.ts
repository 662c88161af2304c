import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { sayHolders } from '../../holders-say.ts'
import { entriesOf, entriesWith } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, provenBy } from '../../verdict.ts'

const reaching = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'reaching', change)

/** Only those who are to be reached know whether they are, in the way they choose. */
export const variedCommunication = definePractice({
  id: 'partnership.varied-communication',
  stage: 'run',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'seats',
  title: 'Reached in the way they choose',
  asks: 'Members choose how they are reached, and more than one way is used.',
  check(facts) {
    const step = nextStep('reaching')
    const [entry] = entriesOf(facts, 'reaching')
    if (!entry) return onceFormed(facts, notMet('It is not on record how those who sit there are reached.', step))
    const ways = entry.words['ways']
    const several = Array.isArray(ways) && ways.length > 1
    const holders = sayHolders(facts, entry, 'that what is sent reaches them in the way they choose')
    const proof = provenBy(holders.say === 'all' || holders.say === 'some' ? 'confirmed' : 'stated')
    const because = `${several ? 'More than one way is' : 'Only one way is'} used. ${holders.text}`
    if (several && holders.say === 'all') return met(because, proof)
    return onceFormed(
      facts,
      several || holders.say === 'all' || holders.say === 'some' ? partly(because, step, proof) : notMet(because, step),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'two ways, and every holder says that it fits', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one holder says no',
      facts: reaching(({ answers }) => ({
        answers: answers.map((one, at) => (at === 0 ? { ...one, says: 'no' } : one)),
      })),
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'nobody has answered', facts: reaching(() => ({ answers: [] })), gives: 'partly', proof: 'stated' },
    {
      when: 'one way only, and nobody has answered',
      facts: reaching(({ words }) => ({ words: { ...words, ways: ['email'] }, answers: [] })),
      gives: 'notMet',
    },
    { when: 'not on record', facts: reaching(() => null), gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...reaching(() => null) }, gives: 'notDue' },
  ],
})
