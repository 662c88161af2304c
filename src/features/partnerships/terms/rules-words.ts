/** The rules of a board told in sentences, as they stand in the terms, in the question to the partners and beside a sum. */
import type { BoardRules, QuorumCondition } from '../../../governance/rules.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** One condition of the quorum in words: "at least 2 seats of the voluntary sector". */
export function quorumWords(t: Translate, condition: QuorumCondition): string {
  switch (condition.kind) {
    case 'seats':
      return t('partnerships.rules.told.quorum-seats', { least: condition.least })
    case 'share':
      return t('partnerships.rules.told.quorum-share', { percent: condition.percent })
    case 'sector': {
      const sector = t(`organisations.form.sector-options.${condition.sector}`)
      return t('partnerships.rules.told.quorum-sector', { least: condition.least, sector })
    }
    case 'organisation':
      return t('partnerships.rules.told.quorum-organisation', { name: condition.name, least: condition.least })
    case 'seat':
      return t('partnerships.rules.told.quorum-seat', { name: condition.name })
  }
}

/** Every rule, one sentence each; what the rules leave open is not spoken of, but that there is no quorum is. */
export function rulesInWords(t: Translate, rules: BoardRules): string[] {
  const told = (name: string, values?: Record<string, string | number>) => t(`partnerships.rules.told.${name}`, values)
  const some = (name: string, value: number | null) => (value === null ? [] : [told(name, { value })])
  const roles = rules.voters.map(role => t(`partnerships.seat.role-options.${role}`)).join(', ')
  const votes = rules.way !== 'consensus'
  return [
    told('voters', { roles }),
    told(`per-${rules.per}`),
    told(`several-${rules.severalSeats}`),
    rules.quorum.length === 0
      ? told('no-quorum')
      : told('quorum', { conditions: rules.quorum.map(one => quorumWords(t, one)).join('; ') }),
    told(`way-${rules.way}`),
    ...(votes ? [told(`majority-${rules.majority}`, { of: told(`of-${rules.of}`) })] : []),
    ...(votes ? [told(`abstentions-${rules.abstentions}`), told(`casting-${rules.casting}`)] : []),
    told(`silence-${rules.silence}`),
    ...rules.outside.flatMap(({ who, matters }) =>
      matters.map(matter => told('outside', { who, matter: t(`partnerships.rules.matter.${matter}`) })),
    ),
    ...(rules.lateDays === null ? [] : [told(`late-${rules.lateBy}`, { days: rules.lateDays })]),
    ...some('term', rules.termMonths),
    ...some('terms', rules.termsMost),
    ...(rules.chairMonths === null ? [] : [told(`chair-${rules.chairPasses}`, { value: rules.chairMonths })]),
    ...some('missed', rules.missedMost),
    told('rules-change', { needs: t(`partnerships.rules.consent.${rules.rulesChange}`) }),
    told('text-change', { needs: t(`partnerships.rules.consent.${rules.textChange}`) }),
  ]
}
