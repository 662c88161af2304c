/** Whether the partner behind a seat denies whoever is written down there, for statements with values of their own: the rule is that of the facts. */
import { type RawBuilder, sql } from 'kysely'
import * as rule from '../../../facts/denied.ts'

export { inSeatMatters } from '../../../facts/denied.ts'

/** Stands for the day in the text of the rule. */
const DAY = '$day$'

/** The rule for a day that is a value of the statement. */
function on(text: string, day: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(
    text.split(DAY).map(part => sql.raw(part)),
    day,
  )}`
}

/** Whether a holding, by the alias that a statement has for it, was denied by a day. */
export function holderDenied(holding: string, day: RawBuilder<unknown>): RawBuilder<boolean> {
  return on(rule.holderDenied(holding, DAY), day)
}

/** Whether a substitute, by its alias, was denied by a day. */
export function substituteDenied(substitute: string, day: RawBuilder<unknown>): RawBuilder<boolean> {
  return on(rule.substituteDenied(substitute, DAY), day)
}
