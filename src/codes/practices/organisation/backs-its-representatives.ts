import { exemplary } from '../../../facts/examples.ts'
import type { OrganisationFacts } from '../../../facts/organisation.ts'
import { says } from '../../../kernel/says.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, partly, provenBy, restsOn } from '../../verdict.ts'

const backingWith = (change: Partial<NonNullable<OrganisationFacts['backing']>>) => ({
  backing: exemplary.organisation.backing && { ...exemplary.organisation.backing, ...change },
})

/** Time, briefing and cover: promised by the body, and said by those who sit for it. Who says that it is not so is for the body alone to know. */
export const backsItsRepresentatives = definePractice({
  id: 'organisation.backs-its-representatives',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'seats',
  title: 'Backs its representatives',
  asks: 'The organisation states what it owes its representatives (time, briefing, cover) and each of them has confirmed it.',
  check({ backing, representatives }) {
    const step = nextStep('organisation-backing')
    if (representatives === 0) return doesNotApply('Nobody but those who speak for it holds a seat for it.')
    if (backing === null) return notMet('It has not said what it owes those who sit for it.', step)
    const marks = [restsOn(recordOf('backing', backing))]
    const { people, yes } = backing
    if (![backing.time, backing.briefing, backing.cover].every(part => says(part)))
      return partly(
        'It does not say all of what it owes them: time, briefing and cover.',
        step,
        provenBy('stated'),
        ...marks,
      )
    if (yes === people)
      return met(
        `All ${sayCount(people, 'person', 'people')} who sit for it say that it is so.`,
        provenBy('confirmed'),
        ...marks,
      )
    const said = `It says what it owes them; ${yes} of ${sayCount(people, 'person', 'people')} who sit for it ${yes === 1 ? 'says' : 'say'} that it is so.`
    return partly(said, step, provenBy('stated'), ...marks)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'all four say so', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one has not answered, or says that it is not so',
      facts: backingWith({ yes: 3 }),
      gives: 'partly',
      proof: 'stated',
    },
    { when: 'nothing said of cover', facts: backingWith({ cover: null }), gives: 'partly', proof: 'stated' },
    { when: 'nothing written down', facts: { backing: null }, gives: 'notMet' },
    { when: 'nobody sits for it', facts: { representatives: 0 }, gives: 'doesNotApply' },
  ],
})
