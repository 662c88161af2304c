import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, isDenied, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet, partly } from '../../verdict.ts'

const plans = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'plan-link', change)

/** A plan that its partner denies is no tie. What ties it to sister partnerships it writes down itself, at the start gate. */
export const mainstreamLinks = definePractice({
  id: 'partnership.mainstream-links',
  stage: 'maintain',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  title: "Tied to partners' own plans",
  asks: "Its work is tied to partners' own plans and to sister partnerships.",
  check(facts) {
    const step = nextStep('plan-links')
    if (facts.partners.length === 0) return onceFormed(facts, notMet('No partner is on record.', nextStep('partners')))
    const links = entriesOf(facts, 'plan-link').filter(link => !isDenied(link) && saysAll(link, ['what', 'how']))
    const of = (id: string) => links.filter(({ partnerId }) => partnerId === id)
    const verdict = eachOf(
      'partner',
      facts.partners,
      ({ id }) => of(id).length > 0,
      {
        noun: ['partner', 'partners'],
        did: ['has a plan of its own that the work is tied to', 'have plans of their own that the work is tied to'],
      },
      step,
    )
    if (verdict.verdict !== 'met' || says(facts.gate.similarAnswer)) return onceFormed(facts, verdict)
    const sisters = `${verdict.because} How it is tied to sister partnerships is not on record.`
    return onceFormed(facts, partly(sisters, nextStep('similar')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both partners say so', facts: {}, gives: 'met' },
    { when: 'written down for them', facts: plans(() => ({ parties: [] })), gives: 'met' },
    { when: 'one of two', facts: plans((_, at) => (at === 0 ? null : {})), gives: 'partly' },
    {
      when: 'nothing about sister partnerships',
      facts: { gate: { ...exemplaryPartnership.gate, similarAnswer: null } },
      gives: 'partly',
    },
    { when: 'none', facts: plans(() => null), gives: 'notMet' },
    { when: 'no partner', facts: { partners: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...plans(() => null) }, gives: 'notDue' },
  ],
})
