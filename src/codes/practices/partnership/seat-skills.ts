import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { given } from '../../../kernel/says.ts'
import { sayShare } from '../../each-of.ts'
import { entriesOf, entriesWith, wordOf } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, provenBy, restsOn } from '../../verdict.ts'

const skills = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'skill', change)
const lacking = skills(({ answers }, at) =>
  at === 1 ? { answers: answers.map(one => ({ ...one, says: 'no' as const })) } : {},
)

/** What a holder lacks is told to nobody here: only whether every gap has training. */
export const seatSkills = definePractice({
  id: 'partnership.seat-skills',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'seats',
  title: 'Skills needed and held',
  asks: 'Skills needed are set beside skills held; gaps have training.',
  check(facts) {
    const step = nextStep('seat-skills')
    const filled = facts.seats.filter(({ holder }) => holder !== null)
    if (filled.length === 0) return onceFormed(facts, notMet('No seat has a holder yet.', nextStep('seats')))
    const needed = entriesOf(facts, 'skill').filter(skill => given(wordOf(skill, 'what')))
    const withSkills = filled.filter(({ id }) => needed.some(({ seatId }) => seatId === id))
    const said = `${sayShare(withSkills.length, filled.length, {
      noun: ['filled seat', 'filled seats'],
      did: ['says which skills it asks for', 'say which skills they ask for'],
    })}.`
    if (withSkills.length === 0) return onceFormed(facts, notMet(said, step))
    const asked = needed.filter(({ seatId }) => filled.some(({ id }) => id === seatId))
    const trained = new Set(entriesOf(facts, 'training').map(({ aboutId }) => aboutId))
    const open = asked.filter(({ id, answers }) => answers[0]?.says !== 'yes' && !trained.has(id))
    const waiting = open.some(({ answers }) => answers.length === 0)
    const proof = provenBy(asked.every(({ answers }) => answers.length > 0) ? 'confirmed' : 'stated')
    if (open.length === 0 && withSkills.length === filled.length)
      return met(`${said} Their holders have them, or training is offered.`, restsOn(), proof)
    const gaps = waiting
      ? ' Some holders have not said yet whether they have them.'
      : open.length > 0
        ? ' Some gaps have no training yet.'
        : ''
    return onceFormed(facts, partly(`${said}${gaps}`, open.length > 0 && !waiting ? nextStep('training') : step, proof))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both holders have them', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one lacks it, and training fills the gap',
      facts: entriesWith(lacking, 'training', () => ({ aboutId: 'skill-2' })),
      gives: 'met',
      proof: 'confirmed',
    },
    {
      when: 'one has not answered, and training is offered all the same',
      facts: entriesWith(
        skills((_, at) => (at === 1 ? { answers: [] } : {})),
        'training',
        () => ({ aboutId: 'skill-2' }),
      ),
      gives: 'met',
      proof: 'stated',
    },
    { when: 'one lacks it', facts: lacking, gives: 'partly', proof: 'confirmed' },
    { when: 'one of two seats', facts: skills((_, at) => (at === 0 ? null : {})), gives: 'partly', proof: 'confirmed' },
    { when: 'nobody has answered', facts: skills(() => ({ answers: [] })), gives: 'partly', proof: 'stated' },
    { when: 'none written down', facts: skills(() => null), gives: 'notMet' },
    { when: 'nobody sits there', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...skills(() => null) }, gives: 'notDue' },
  ],
})
