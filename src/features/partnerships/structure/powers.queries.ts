/** What upper boards let lower ones decide. */
import { type Selectable, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { DelegatedPowerTable } from '../../../db/tables.ts'
import type { Power } from '../../../governance/powers.ts'
import type { Matter } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** A power as it was given. */
export type DelegatedPower = Selectable<DelegatedPowerTable>

/** Every power that was given under a link, those that hold first. */
export function powersOf(db: Handle, linkId: string): Promise<DelegatedPower[]> {
  return db
    .selectFrom('delegated_power')
    .selectAll()
    .where('board_link_id', '=', linkId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
}

/** Whether a power holds on a day. */
export function holds({ from_day, ended_on }: Pick<DelegatedPower, 'from_day' | 'ended_on'>, on: Day): boolean {
  return from_day <= on && (ended_on === null || ended_on > on)
}

/** A power as decisions are judged by it. */
export function powerOf({ matters, most }: Pick<DelegatedPower, 'matters' | 'most'>): Power {
  return { matters: matters as Matter[], most }
}

/** The limits of a power in words: "up to £2,000 at a time", "without a limit of money", or that it is only words. */
export function limitWords(t: Translate, { matters, most }: Pick<DelegatedPower, 'matters' | 'most'>): string {
  if (matters.length === 0) return t('partnerships.structure.power.words-only')
  const named = matters.map(matter => t(`partnerships.structure.power.matters-options.${matter}`)).join(', ')
  if (!matters.includes('money')) return named
  return `${named}: ${
    most === null ? t('partnerships.structure.power.no-limit') : t('partnerships.structure.power.up-to', { most })
  }`
}
