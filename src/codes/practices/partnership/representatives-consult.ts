import { exemplaryDecision } from '../../../facts/partnership/decisions.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, notMet, partly, pastMending, restsOn } from '../../verdict.ts'

/** Representatives ask before large decisions. */
export const representativesConsult = definePractice({
  id: 'partnership.representatives-consult',
  stage: 'run',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'sector',
  ownDays: ['decisions'],
  title: 'Representatives ask before large decisions',
  asks: 'Before forward decisions, holders asked those they represent, and say how.',
  check({ decisions }, _, today) {
    const major = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today).filter(
      decision => decision.major && decision.seatsToConsult > 0,
    )
    if (major.length === 0)
      return doesNotApply('No large decision of the last twelve months was one for representatives to ask about.')
    const asked = major.reduce((sum, { seatsConsulted }) => sum + seatsConsulted, 0)
    const total = major.reduce((sum, { seatsToConsult }) => sum + seatsToConsult, 0)
    const lacking = major.filter(({ seatsConsulted, seatsToConsult }) => seatsConsulted < seatsToConsult)
    const because = `Before ${sayCount(major.length, 'large decision')}, ${asked} of ${sayCount(total, 'seat')} asked those they represent and say how.`
    if (lacking.length === 0) return met(because, restsOn(...major.map(decision => recordOf('decision', decision))))
    const short = (asked === 0 ? notMet : partly)(
      because,
      restsOn(...lacking.map(decision => recordOf('decision', decision))),
    )
    return pastMending(
      short,
      lacking
        .map(({ decidedOn }) => aYearAfter(decidedOn))
        .sort()
        .at(-1) ?? null,
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'the one seat asked', facts: {}, gives: 'met' },
    { when: 'one of two seats', facts: { decisions: [{ ...exemplaryDecision, seatsToConsult: 2 }] }, gives: 'partly' },
    { when: 'nobody asked', facts: { decisions: [{ ...exemplaryDecision, seatsConsulted: 0 }] }, gives: 'notMet' },
    { when: 'no large decision', facts: { decisions: [] }, gives: 'doesNotApply' },
  ],
})
