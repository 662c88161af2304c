/** Campaigns as they were found when responses were last compared, shown only as far as the responses still stand. */
import { type RawBuilder, sql } from 'kysely'
import { newId } from '../../../../db/ids.ts'
import { inParts } from '../../../../db/in-parts.ts'
import type { Db, Handle, Tx } from '../../../../db/open.ts'
import type { Comments } from '../../../../questions/comments.ts'
import type { Answers } from '../../../../questions/form.ts'
import type { Window } from '../../../../web/list.ts'

/** A campaign as it was found; `parts` are the stretches of the text that is shown: how long, and whether others share it. */
export type NewCampaign = {
  readonly responseId: string
  readonly version: number
  readonly source: string
  readonly parts: readonly (readonly [length: number, shared: boolean])[]
  readonly members: readonly { readonly responseId: string; readonly identical: boolean; readonly share: number }[]
}

/** A comparison to be made. */
export type Stale = { readonly consultationId: string; readonly withConfidential: boolean; readonly stamp: string }

/** A comparison that took a while waits so many times as long before it is made again: it never takes more than a part of a core. */
const RESTS = 20

/**
 * Consultations of which responses came, changed or went since they were compared. Where nothing was given in confidence one comparison
 * is enough for everybody.
 */
export async function findStale(db: Db, now: Date): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    with standing as (
      select r.consultation_id, a.with_confidential,
        md5(string_agg(r.reference || ' ' || r.version, ',' order by r.reference)) as stamp
      from response r
      join consultation c on c.id = r.consultation_id and c.state in ('open', 'closed', 'analysing', 'reported')
      cross join (values (true), (false)) a (with_confidential)
      where r.state <> 'withdrawn' and (a.with_confidential or not r.confidential)
      group by 1, 2 having not a.with_confidential or bool_or(r.confidential))
    select s.consultation_id as "consultationId", s.with_confidential as "withConfidential", s.stamp
    from standing s left join wording_comparison w using (consultation_id, with_confidential)
    where w.stamp is distinct from s.stamp
      and (w.id is null or w.compared_at + w.took_ms * ${RESTS}::integer * interval '1 ms' <= ${now}::timestamptz)
    order by 1, 2`.execute(db)
  return rows
}

/** A comparison with what it found. */
export type NewComparison = Stale & {
  readonly comparedAt: Date
  readonly tookMs: number
  readonly responses: number
  readonly campaigns: readonly NewCampaign[]
}

/** Most rows in one statement. */
const AT_ONCE = 5_000

/** Keeps what was found in place of what was found before. */
export async function keepComparison(tx: Tx, found: NewComparison): Promise<void> {
  const { consultationId, withConfidential, campaigns } = found
  await tx
    .deleteFrom('wording_comparison')
    .where('consultation_id', '=', consultationId)
    .where('with_confidential', '=', withConfidential)
    .execute()
  const id = newId()
  const shared = new Set(campaigns.flatMap(({ members }) => members.map(({ responseId }) => responseId))).size
  await tx
    .insertInto('wording_comparison')
    .values({
      id,
      consultation_id: consultationId,
      with_confidential: withConfidential,
      compared_at: found.comparedAt,
      took_ms: found.tookMs,
      stamp: found.stamp,
      responses: found.responses,
      shared,
    })
    .execute()
  const made = campaigns.map((campaign, at) => ({ ...campaign, id: newId(), position: at + 1 }))
  for (const few of inLots(made))
    await tx
      .insertInto('campaign')
      .values(
        few.map(({ id: campaignId, position, responseId, version, source, parts }) => ({
          id: campaignId,
          comparison_id: id,
          position,
          response_id: responseId,
          response_version: version,
          source,
          parts: JSON.stringify(parts),
        })),
      )
      .execute()
  // A response that was erased meanwhile is left out.
  for (const few of inLots(
    made.flatMap(({ id: campaignId, members }) => members.map(each => ({ ...each, campaignId }))),
  ))
    await sql`
      insert into campaign_member (campaign_id, response_id, identical, share)
      select m.* from unnest(${few.map(each => each.campaignId)}::uuid[], ${few.map(each => each.responseId)}::uuid[],
        ${few.map(each => each.identical)}::boolean[], ${few.map(each => each.share)}::integer[]) m (campaign_id, response_id, identical, share)
      where exists (select from response r where r.id = m.response_id)`.execute(tx)
}

function inLots<Each>(list: readonly Each[]): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, at) =>
    list.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
}

/** When responses were last compared, how many there were, and how many shared wording with another. */
export type Comparison = {
  readonly id: string
  readonly comparedAt: Date
  readonly responses: number
  readonly shared: number
}

/**
 * The last comparison for whoever sees, or does not see, what was given in confidence; null where none was made yet. Where nothing is
 * in confidence, one is for everybody.
 */
export async function findComparison(db: Handle, consultationId: string, sees: boolean): Promise<Comparison | null> {
  const inConfidence = sql<boolean>`exists (
    select from response r where r.consultation_id = ${consultationId}::uuid and r.confidential and r.state <> 'withdrawn')`
  const row = await db
    .selectFrom('wording_comparison')
    .select(['id', 'compared_at as comparedAt', 'responses', 'shared'])
    .where('consultation_id', '=', consultationId)
    .where(eb => eb.or([eb('with_confidential', '=', false), eb.and([eb.val(sees), inConfidence])]))
    .orderBy('with_confidential', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A campaign in the list. `count` and `identical` are of the responses that still stand. */
export type ListedCampaign = {
  readonly id: string
  readonly reference: string
  readonly source: string
  readonly parts: readonly (readonly [number, boolean])[]
  /** Whether the response says what it said when it was compared, and may still be shown. */
  readonly stands: boolean
  readonly answers: Answers
  readonly comments: Comments
  readonly freeText: string
  readonly count: number
  readonly identical: number
}

/** A response in a campaign. */
export type Sharer = { readonly reference: string; readonly identical: boolean; readonly share: number }

/** What of a response may be shown: it stands, and is not in confidence for who may not see that. */
function shown(response: string, sees: boolean): RawBuilder<boolean> {
  const at = (column: string) => sql.ref(`${response}.${column}`)
  return sql<boolean>`(${at('state')} <> 'withdrawn' and (${sees}::boolean or not ${at('confidential')}))`
}

/** How many campaigns a comparison found. */
export async function countCampaigns(db: Handle, comparisonId: string): Promise<number> {
  const row = await db
    .selectFrom('campaign')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('comparison_id', '=', comparisonId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Campaigns of one page, the largest first. */
export async function listCampaigns(
  db: Handle,
  comparisonId: string,
  sees: boolean,
  { limit, offset }: Window,
): Promise<ListedCampaign[]> {
  const { rows } = await sql<ListedCampaign>`
    select c.id, r.reference, c.source, c.parts, ${shown('r', sees)} and r.version = c.response_version as stands,
      r.answers, r.comments, r.free_text as "freeText", m.count, m.identical
    from campaign c join response r on r.id = c.response_id
    cross join lateral (
      select count(*)::integer as count, count(*) filter (where m.identical and m.response_id <> c.response_id)::integer as identical
      from campaign_member m join response o on o.id = m.response_id and ${shown('o', sees)}
      where m.campaign_id = c.id) m
    where c.comparison_id = ${comparisonId}::uuid
    order by c.position limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** The first responses of each of these campaigns, by their references. */
export async function listSharers(
  db: Handle,
  campaignIds: readonly string[],
  sees: boolean,
  most: number,
): Promise<ReadonlyMap<string, readonly Sharer[]>> {
  const { rows } = await sql<Sharer & { campaignId: string }>`
    select c.id as "campaignId", m.* from unnest(${sql.val(campaignIds)}::uuid[]) c (id)
    cross join lateral (
      select r.reference, m.identical, m.share from campaign_member m join response r on r.id = m.response_id and ${shown('r', sees)}
      where m.campaign_id = c.id order by r.reference limit ${most}) m`.execute(db)
  return Map.groupBy(rows, ({ campaignId }) => campaignId)
}

/** Every response of every campaign, for the spreadsheet. */
export function allSharers(db: Handle, comparisonId: string, sees: boolean) {
  type Row = Sharer & { readonly position: number; readonly first: string }
  return inParts(
    async (after: Pick<Row, 'position' | 'reference'> | null, limit) => {
      const { rows } = await sql<Row>`
        select c.position, case when ${shown('f', sees)} then f.reference else '' end as first, r.reference, m.identical, m.share
        from campaign c join response f on f.id = c.response_id
        join campaign_member m on m.campaign_id = c.id join response r on r.id = m.response_id and ${shown('r', sees)}
        where c.comparison_id = ${comparisonId}::uuid
          and (${after === null}::boolean or (c.position, r.reference) > (${after?.position ?? 0}::integer, ${after?.reference ?? ''}::text))
        order by c.position, r.reference limit ${limit}`.execute(db)
      return rows
    },
    ({ position, reference }) => ({ position, reference }),
  )
}
