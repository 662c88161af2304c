/** The rules of a board as fields of the form that writes the terms, and back. */
import { isDeepStrictEqual } from 'node:util'
import {
  type BoardRules,
  consents,
  type Matter,
  matters,
  type QuorumCondition,
  readRules,
  votingRoles,
} from '../../../governance/rules.ts'
import { choice, choices, type FormValues, line, picks, whole } from '../../../web/fields.ts'
import { type Sector, sectors } from '../../organisations/index.ts'

const label = (name: string) => `partnerships.rules.${name}`
const number = (name: string, max: number) =>
  whole({ label: label(name), hint: label(`${name}-hint`), min: 1, max, optional: true })
const ofSector = (sector: Sector) => whole({ label: label(`quorum-${sector}`), min: 1, max: 50, optional: true })
const confirmed = (matter: Matter) => line({ label: label(`outside-${matter}`), max: 200, optional: true })
const needs = (name: string) => choice({ label: label(name), options: consentWords })

const consentWords = Object.fromEntries(consents.map(one => [one, label(`consent.${one}`)])) as Record<
  (typeof consents)[number],
  string
>
const roleWords = Object.fromEntries(votingRoles.map(one => [one, `partnerships.seat.role-options.${one}`])) as Record<
  (typeof votingRoles)[number],
  string
>

export const rulesFields = {
  voters: choices({ label: label('voters'), hint: label('voters-hint'), options: roleWords, atLeast: 1 }),
  per: choice({ label: label('per'), options: ['seat', 'organisation'] }),
  several: choice({ label: label('several'), options: ['each', 'one-vote', 'refused'] }),
  quorum_seats: number('quorum-seats', 200),
  quorum_share: number('quorum-share', 100),
  quorum_statutory: ofSector('statutory'),
  quorum_voluntary: ofSector('voluntary'),
  quorum_community: ofSector('community'),
  quorum_faith: ofSector('faith'),
  quorum_private: ofSector('private'),
  quorum_other: ofSector('other'),
  quorum_organisations: picks({ label: label('quorum-organisations') }),
  quorum_named: picks({ label: label('quorum-named') }),
  way: choice({ label: label('way'), options: ['consensus', 'consensus-first', 'vote'] }),
  majority: choice({ label: label('majority'), options: ['simple', 'absolute', 'two-thirds'] }),
  of: choice({ label: label('of'), options: ['present', 'all'] }),
  abstentions: choice({ label: label('abstentions'), options: ['left-out', 'counted'] }),
  casting: choice({ label: label('casting'), options: ['none', 'chair'] }),
  silence: choice({ label: label('silence'), options: ['nothing', 'abstains', 'agrees'] }),
  outside_money: confirmed('money'),
  outside_staff: confirmed('staff'),
  outside_policy: confirmed('policy'),
  late_days: number('late-days', 60),
  late_by: choice({ label: label('late-by'), options: ['chair', 'nobody'] }),
  term_months: number('term-months', 240),
  terms_most: number('terms-most', 20),
  chair_months: number('chair-months', 240),
  chair_passes: choice({ label: label('chair-passes'), options: ['any', 'other-sector'] }),
  missed_most: number('missed-most', 20),
  rules_change: needs('rules-change'),
  text_change: needs('text-change'),
}
type Typed = FormValues<typeof rulesFields>

/** The folded parts of the form, by the key of what each is about. */
export const rulesParts = {
  'partnerships.rules.part-votes': ['voters', 'per', 'several'],
  'partnerships.rules.part-quorum': [
    'quorum_seats',
    'quorum_share',
    ...sectors.map(sector => `quorum_${sector}`),
    'quorum_organisations',
    'quorum_named',
  ],
  'partnerships.rules.part-majority': ['way', 'majority', 'of', 'abstentions', 'casting', 'silence'],
  'partnerships.rules.part-outside': ['outside_money', 'outside_staff', 'outside_policy'],
  'partnerships.rules.part-seats': [
    'term_months',
    'terms_most',
    'chair_months',
    'chair_passes',
    'missed_most',
    'late_days',
    'late_by',
  ],
  'partnerships.rules.part-changes': ['rules_change', 'text_change'],
} as const

/** What can be named in a quorum: the partners and the seats of today, by id. */
export type Nameable = {
  readonly organisations: readonly { readonly value: string; readonly text: string }[]
  readonly seats: readonly { readonly value: string; readonly text: string }[]
}

/** The boxes of what a quorum names that hold an organisation or a seat that cannot be named: the page never offered it, or it left meanwhile. */
export function unnameable(
  typed: Typed,
  { organisations, seats }: Nameable,
): ('quorum_organisations' | 'quorum_named')[] {
  const among = (all: Nameable['seats'], chosen: readonly string[]) =>
    chosen.every(id => all.some(({ value }) => value === id))
  return [
    ...(among(organisations, typed.quorum_organisations) ? [] : ['quorum_organisations' as const]),
    ...(among(seats, typed.quorum_named) ? [] : ['quorum_named' as const]),
  ]
}

/** The rules that were typed. An organisation or a seat that cannot be named any more falls away. */
export function rulesOf(typed: Typed, { organisations, seats }: Nameable): BoardRules {
  const quorum: QuorumCondition[] = []
  if (typed.quorum_seats !== null) quorum.push({ kind: 'seats', least: typed.quorum_seats })
  if (typed.quorum_share !== null) quorum.push({ kind: 'share', percent: typed.quorum_share })
  for (const sector of sectors) {
    const least = typed[`quorum_${sector}`]
    if (least !== null) quorum.push({ kind: 'sector', sector, least })
  }
  for (const { value, text } of organisations)
    if (typed.quorum_organisations.includes(value))
      quorum.push({ kind: 'organisation', organisation: value, name: text, least: 1 })
  for (const { value, text } of seats)
    if (typed.quorum_named.includes(value)) quorum.push({ kind: 'seat', seat: value, name: text })
  return readRules({
    voters: typed.voters,
    per: typed.per,
    severalSeats: typed.several,
    quorum,
    way: typed.way,
    majority: typed.majority,
    of: typed.of,
    abstentions: typed.abstentions,
    casting: typed.casting,
    silence: typed.silence,
    outside: matters.flatMap(matter => {
      const who = typed[`outside_${matter}`]
      return who === '' ? [] : [{ who, matters: [matter] }]
    }),
    lateDays: typed.late_days,
    lateBy: typed.late_by,
    termMonths: typed.term_months,
    termsMost: typed.terms_most,
    chairMonths: typed.chair_months,
    chairPasses: typed.chair_passes,
    missedMost: typed.missed_most,
    rulesChange: typed.rules_change,
    textChange: typed.text_change,
  })
}

/** The fields that show rules. */
export function typedOf(rules: BoardRules): Typed {
  const of = <K extends QuorumCondition['kind']>(kind: K) =>
    rules.quorum.filter((one): one is Extract<QuorumCondition, { kind: K }> => one.kind === kind)
  const least = (sector: Sector) => of('sector').find(one => one.sector === sector)?.least ?? null
  const who = (matter: Matter) => rules.outside.find(one => one.matters.includes(matter))?.who ?? ''
  return {
    voters: rules.voters,
    per: rules.per,
    several: rules.severalSeats,
    quorum_seats: of('seats')[0]?.least ?? null,
    quorum_share: of('share')[0]?.percent ?? null,
    quorum_statutory: least('statutory'),
    quorum_voluntary: least('voluntary'),
    quorum_community: least('community'),
    quorum_faith: least('faith'),
    quorum_private: least('private'),
    quorum_other: least('other'),
    quorum_organisations: of('organisation').map(one => one.organisation),
    quorum_named: of('seat').map(one => one.seat),
    way: rules.way,
    majority: rules.majority,
    of: rules.of,
    abstentions: rules.abstentions,
    casting: rules.casting,
    silence: rules.silence,
    outside_money: who('money'),
    outside_staff: who('staff'),
    outside_policy: who('policy'),
    late_days: rules.lateDays,
    late_by: rules.lateBy,
    term_months: rules.termMonths,
    terms_most: rules.termsMost,
    chair_months: rules.chairMonths,
    chair_passes: rules.chairPasses,
    missed_most: rules.missedMost,
    rules_change: rules.rulesChange,
    text_change: rules.textChange,
  }
}

/** Whether two sets of rules say the same. */
export function isSameRules(one: BoardRules, other: BoardRules): boolean {
  return isDeepStrictEqual(readRules(one), readRules(other))
}
