import { exemplaryChair } from '../../../facts/partnership/seats.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Roles that lead. An adviser, paid or not, is asked and does not lead. */
const leads: ReadonlySet<string> = new Set(['chair', 'vice-chair'])

/** Roles spread over sectors. */
export const rolesShared = definePractice({
  id: 'partnership.roles-shared',
  stage: 'form',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'partners',
  title: 'Roles spread over sectors',
  asks: 'Chair and other roles are spread over sectors, or rotate.',
  check(facts) {
    const step = nextStep('seats')
    const leading = facts.seats.filter(({ role, holder }) => leads.has(role) && holder !== null)
    if (leading.length === 0) return onceFormed(facts, notMet('No seat leads as chair or vice-chair.', step))
    const sectors = new Set(leading.map(({ sector }) => sector))
    const records = restsOn(...leading.map(seat => recordOf('seat', seat)))
    const because = `${sayCount(leading.length, 'leading role')} (${sayList(leading.map(({ role }) => role))}) in the hands of ${sayCount(sectors.size, 'sector')}.`
    return sectors.size > 1 ? met(because, records) : onceFormed(facts, partly(because, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'chair and vice-chair of two sectors', facts: {}, gives: 'met' },
    { when: 'only a chair', facts: { seats: [exemplaryChair] }, gives: 'partly' },
    { when: 'no roles', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
