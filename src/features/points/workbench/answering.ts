/** Who answered, as the workbench narrows by it: parts of a statement in which `r` is the response. */
import { type RawBuilder, sql } from 'kysely'
import type { Asking } from './asking.ts'

/** Responses that may be read: none that was withdrawn, and in confidence only for whoever may read that. */
export function readable(consultationId: string, sees: boolean): RawBuilder<unknown> {
  return sql`r.consultation_id = ${consultationId}::uuid and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)`
}

/** Who answered, in which language, and how the response came. `chose` is how the answer asked for is kept; null where none is. */
export function answering(
  { sector, kind, area, channel, language, alike }: Asking,
  chose: readonly string[] | null,
  sees: boolean,
): RawBuilder<unknown>[] {
  return [
    ...(sector === undefined ? [] : [sql`r.sector = ${sector === 'none' ? '' : sector}`]),
    ...(kind === undefined ? [] : [kindIs(kind)]),
    ...(area === undefined ? [] : [sql`r.area_part = ${area}`]),
    ...(channel === undefined ? [] : [sql`r.channel = ${channel}`]),
    ...(language === undefined ? [] : [sql`r.language = ${language === 'none' ? '' : language}`]),
    ...(chose === null ? [] : [sql`r.chosen && ${sql.val(chose)}::text[]`]),
    ...(alike === undefined ? [] : [sharesWordingWith(alike, sees)]),
  ]
}

function kindIs(kind: NonNullable<Asking['kind']>): RawBuilder<unknown> {
  return kind === 'personal' || kind === 'unknown'
    ? sql`r.behalf = ${kind}`
    : sql`r.behalf = 'organisation' and r.provenance = ${kind}`
}

/** Responses of the campaign that the one of this reference is in, as it was found last by a comparison that its reader may see. */
function sharesWordingWith(reference: string, sees: boolean): RawBuilder<unknown> {
  return sql`r.id in (
    select other.response_id from response one
    join campaign_member m on m.response_id = one.id
    join campaign c on c.id = m.campaign_id
    join wording_comparison w on w.id = c.comparison_id and (${sees}::boolean or not w.with_confidential)
    join campaign_member other on other.campaign_id = c.id
    where one.consultation_id = r.consultation_id and one.reference = ${reference} and (${sees}::boolean or not one.confidential))`
}

/** These parts, as the end of a condition. */
export function and(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    parts.map(part => sql` and ${part}`),
    sql``,
  )
}
