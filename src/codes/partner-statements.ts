/** Practices about what each partner says of itself, which all partners then read or accept. */
import type { Agreement } from '../facts/partnership/agreements.ts'
import { exemplaryPartnership, type PartnershipFacts } from '../facts/partnership.ts'
import type { Day } from '../kernel/day.ts'
import { agreedByAll } from './agreed-by-partners.ts'
import { eachOf, type Wording } from './each-of.ts'
import type { FormName } from './forms.ts'
import { entriesOf, entriesWith, isConfirmed, isDenied, saysAll } from './partnership-entries.ts'
import { onceFormed } from './partnership-life.ts'
import type { Example } from './practice.ts'
import { nextStep, notMet, provenBy, type Verdict } from './verdict.ts'

/** What each partner states, and what the others do with it. */
export type PartnersState = {
  readonly kind: string
  readonly boxes: readonly string[]
  readonly words: Wording
  readonly step: FormName
  readonly others: {
    readonly fact: 'profilesRead' | 'takingPartAccepted'
    readonly step: FormName
    readonly what: string
    readonly did: readonly [one: string, many: string]
  }
}

/** Judges what partners state of themselves, and whether every partner has read or accepted it since it last changed. */
export function statedByPartners(facts: PartnershipFacts, of: PartnersState): Verdict {
  const step = nextStep(of.step)
  if (facts.partners.length === 0) return onceFormed(facts, notMet('No partner is on record.', nextStep('partners')))
  const own = entriesOf(facts, of.kind).filter(entry => !isDenied(entry) && saysAll(entry, of.boxes))
  const ofPartner = (id: string) => own.filter(({ partnerId }) => partnerId === id)
  const counted = facts.partners.flatMap(({ id }) => ofPartner(id))
  const themselves = counted.length > 0 && counted.every(isConfirmed)
  const proof = provenBy(themselves ? 'confirmed' : 'stated')
  const verdict = eachOf('partner', facts.partners, ({ id }) => ofPartner(id).length > 0, of.words, step, proof)
  const { fact, what, did, step: ask } = of.others
  const since = counted.map(({ changedOn }) => changedOn)
  const agreed = agreedByAll(verdict, { what, agreements: facts[fact], since, did }, nextStep(ask), proof)
  return onceFormed(facts, themselves ? agreed : { ...agreed, ...proof })
}

/** The last day on which a partner that was there by a day said that it had read or accepted; null where none has. */
export function lastSaidBy(
  agreements: readonly Agreement[],
  { partners }: PartnershipFacts,
  joinedBy: Day,
): Day | null {
  const first = new Set(partners.filter(({ joinedOn }) => joinedOn <= joinedBy).map(({ id }) => id))
  const days = agreements.flatMap(({ id, on }) => (first.has(id) && on !== null ? [on] : []))
  return days.reduce<Day | null>((last, on) => (last === null || on > last ? on : last), null)
}

/** Examples that every such practice shares. */
export function examplesOfStatements({
  kind,
  others: { fact },
}: PartnersState): readonly Example<'partnership', Record<string, never>>[] {
  const without = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, kind, change)
  return [
    { when: 'every partner, and all have read it', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one written down for its partner, which has not said so',
      facts: without((_, at) => (at === 0 ? { parties: [] } : {})),
      gives: 'met',
      proof: 'stated',
    },
    { when: 'one of two', facts: without((_, at) => (at === 0 ? null : {})), gives: 'partly', proof: 'confirmed' },
    {
      when: 'one partner says that it is not so',
      facts: without(({ parties }, at) =>
        at === 0 ? { parties: parties.map(one => ({ ...one, agreed: false })) } : {},
      ),
      gives: 'partly',
      proof: 'confirmed',
    },
    {
      when: 'one partner has not read it',
      facts: {
        [fact]: exemplaryPartnership[fact].map((one, at) => (at === 0 ? { ...one, agreed: null, on: null } : one)),
      },
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'nobody', facts: without(() => null), gives: 'notMet' },
    { when: 'only the letter x', facts: without(({ words }) => ({ words: asX(words) })), gives: 'notMet' },
    { when: 'no partner', facts: { partners: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...without(() => null) }, gives: 'notDue' },
  ]
}

function asX(words: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(words).map(name => [name, 'x']))
}
