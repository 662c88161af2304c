import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { isSector, type Sector } from '../../../facts/shared.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet, provenBy } from '../../verdict.ts'

const introductions = (change: Parameters<typeof entriesWith>[2]) =>
  entriesWith(exemplaryPartnership, 'introduction', change)

/** Voluntary and community groups are introduced together. */
function isOwn(sector: Sector, introduced: string): boolean {
  return introduced === 'voluntary-community' ? isSector(sector) && sector !== 'faith' : introduced === sector
}

/** That somebody was introduced to another sector, only they can say. */
export const sectorAwareness = definePractice({
  id: 'partnership.sector-awareness',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed'],
  owedTo: 'seats',
  title: 'Sectors know how the others work',
  asks: 'Key people of each sector have had an introduction to how the other sectors work and what presses on them.',
  check(facts) {
    const step = nextStep('introductions')
    const filled = facts.seats.filter(({ holder }) => holder !== null)
    if (filled.length === 0) return onceFormed(facts, notMet('No seat has a holder yet.', nextStep('seats')))
    const held = entriesOf(facts, 'introduction').filter(entry => saysAll(entry, ['what']))
    const came = (id: string, sector: Sector) =>
      held.some(
        ({ choice, answers }) =>
          !isOwn(sector, choice) && answers.some(({ seatId, says }) => seatId === id && says === 'yes'),
      )
    return onceFormed(
      facts,
      eachOf(
        'seat',
        filled,
        ({ id, sector }) => came(id, sector),
        {
          noun: ['holder', 'holders'],
          did: ['says that they were introduced to another sector', 'say that they were introduced to another sector'],
        },
        step,
        provenBy('confirmed'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'each holder was introduced to the other sector', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one of two',
      facts: introductions((_, at) => (at === 0 ? null : {})),
      gives: 'partly',
      proof: 'confirmed',
    },
    {
      when: 'only to their own sector',
      facts: introductions((_, at) => ({ choice: at === 0 ? 'statutory' : 'voluntary-community' })),
      gives: 'notMet',
    },
    { when: 'nobody says that they came', facts: introductions(() => ({ answers: [] })), gives: 'notMet' },
    { when: 'nobody sits there', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...introductions(() => null) }, gives: 'notDue' },
  ],
})
