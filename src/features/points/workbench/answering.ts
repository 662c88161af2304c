/** Who answered, as the workbench narrows by it: parts of a statement in which `r` is the response. */
import { type RawBuilder, sql } from 'kysely'
import { USUAL_LIMIT } from '../../../analysis/published.ts'
import type { Asking } from './asking.ts'

/** Responses that may be read: none that was withdrawn, and in confidence only for whoever may read that. */
export function readable(consultationId: string, sees: boolean): RawBuilder<unknown> {
  return sql`r.consultation_id = ${consultationId}::uuid and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)`
}

/** Whose responses are looked for. */
export type Answering = {
  readonly consultationId: string
  readonly sees: boolean
  readonly asked: Asking
  /** How the answer asked for is kept; null where none is asked. */
  readonly chose: readonly string[] | null
}

/**
 * The language of the form as it is told: nobody said it to be read, and where it is that of fewer responses than the limit, whoever knows
 * who speaks it would know whose they are. Then it is as if it were not known.
 */
export function toldLanguage({ consultationId, sees }: Pick<Answering, 'consultationId' | 'sees'>): RawBuilder<string> {
  return sql`case when r.language in (select r.language from response r where ${readable(consultationId, sees)}
    group by r.language having count(*) >= ${USUAL_LIMIT}) then r.language else '' end`
}

/** Who answered, in which language, and how the response came. */
export function answering(lookup: Answering): RawBuilder<unknown>[] {
  const { asked, chose, sees } = lookup
  const { sector, kind, area, channel, language, alike } = asked
  return [
    ...(sector === undefined ? [] : [sql`r.sector = ${sector === 'none' ? '' : sector}`]),
    ...(kind === undefined ? [] : [kindIs(kind)]),
    ...(area === undefined ? [] : [sql`r.area_part = ${area}`]),
    ...(channel === undefined ? [] : [sql`r.channel = ${channel}`]),
    ...(language === undefined ? [] : [sql`${toldLanguage(lookup)} = ${language === 'none' ? '' : language}`]),
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
