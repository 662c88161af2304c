import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { sayCount } from '../../each-of.ts'
import { aYearAfter, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** Objectives dropped do not count. */
export const longAndShortTerm = definePractice({
  id: 'partnership.long-and-short-term',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Objectives near and far',
  asks: 'There are objectives beyond the next twelve months as well as within them.',
  check(facts, _, today) {
    const step = nextStep('objectives')
    const dated = namedOnes(facts.objectives).filter(({ dueOn: due }) => due !== null)
    if (dated.length === 0)
      return onceFormed(facts, notMet(`None of ${sayCount(facts.objectives.length, 'objective')} has a date.`, step))
    const year = aYearAfter(today)
    const far = dated.filter(({ dueOn: due }) => due !== null && due > year).length
    const near = dated.filter(({ dueOn: due }) => due !== null && due >= today && due <= year).length
    const over = dated.length - far - near
    const because = `${near} of ${sayCount(dated.length, 'dated objective')} within the next twelve months, ${far} beyond${over === 0 ? '' : `, ${over} past`}.`
    return far > 0 && near > 0 ? met(because) : onceFormed(facts, partly(because, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one near, one far', facts: {}, gives: 'met' },
    { when: 'only near ones', facts: { objectives: exemplaryPartnership.objectives.slice(0, 1) }, gives: 'partly' },
    { when: 'none', facts: { objectives: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', objectives: [] }, gives: 'notDue' },
  ],
})
