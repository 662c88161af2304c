import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { sayShare } from '../../each-of.ts'
import { entriesOf, entriesWith, isDenied, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

const change = (kind: string, to: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, kind, to)
const neither = {
  entries: exemplaryPartnership.entries.filter(({ kind }) => kind !== 'support' && kind !== 'lead-way'),
}
/** A partner that was asked and needs nothing says so. */
const NOTHING = /^none\b/i

/**
 * Less established is who says that it needs support: nobody else decides that about a partner, and support that it denies is none. How
 * those who are left out can lead the partnership says itself.
 */
export const capacityBuilding = definePractice({
  id: 'partnership.capacity-building',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Support for less established partners',
  asks: 'Less established partners have support to take part, and excluded groups have a way to lead.',
  check(facts) {
    const needing = facts.partners.filter(
      ({ supportNeeds }) => says(supportNeeds) && !NOTHING.test(supportNeeds.trim()),
    )
    const support = entriesOf(facts, 'support').filter(entry => !isDenied(entry) && saysAll(entry, ['what']))
    const helped = needing.filter(({ id }) => support.some(({ partnerId }) => partnerId === id))
    const leads = entriesOf(facts, 'lead-way').filter(entry => saysAll(entry, ['what', 'how']))
    const said = [
      needing.length === 0
        ? 'No partner says that it needs support.'
        : `${sayShare(helped.length, needing.length, {
            noun: ['partner that needs support', 'partners that need support'],
            did: ['has it on record', 'have it on record'],
          })}.`,
      leads.length > 0
        ? 'How those who are often left out can lead is on record.'
        : 'How those who are often left out can lead is not on record.',
    ].join(' ')
    const all = helped.length === needing.length
    if (all && leads.length > 0) return met(said)
    const step = nextStep(all ? 'lead-ways' : 'support-given')
    const nothing = leads.length === 0 && helped.length === 0
    return onceFormed(facts, nothing ? notMet(said, step) : partly(said, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    {
      when: 'travel is paid, as the partner says, and farm workers lead a group',
      facts: {},
      gives: 'met',
    },
    {
      when: 'the partner has not said so',
      facts: change('support', () => ({ parties: [] })),
      gives: 'met',
    },
    { when: 'no way to lead', facts: change('lead-way', () => null), gives: 'partly' },
    {
      when: 'the partner says that it gets nothing',
      facts: change('support', ({ parties }) => ({ parties: parties.map(one => ({ ...one, agreed: false })) })),
      gives: 'partly',
    },
    { when: 'neither', facts: neither, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...neither }, gives: 'notDue' },
  ],
})
