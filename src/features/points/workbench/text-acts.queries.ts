/** What is done to many texts at once: split into points, or their responses noted as read. Both can be undone where nothing rests on it yet. */
import { type RawBuilder, sql } from 'kysely'
import { type Span, trimmed } from '../../../analysis/points.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { SourceText } from '../../../questions/response-text.ts'
import { markReadTogether, markUnread } from '../../responses/index.ts'
import { makePointsIn, removePoints } from '../making.queries.ts'
import type { Places } from '../places.ts'
import { loadPoints, type Point } from '../points.queries.ts'
import { standing } from '../reading/pieces.ts'
import { pointOf, suggestedSpans } from '../reading/suggest.ts'
import { type FoundText, listSplitWhole, listTexts, pointIdsIn, type TextLookup } from './texts.queries.ts'

/** How a text is split: where the machine suggests it, or as one point. */
export const ways = ['suggested', 'whole'] as const
export type Way = (typeof ways)[number]

/** Who does it, when, and by what the texts were found. */
export type TextAct = {
  readonly consultationId: string
  readonly asked: string
  /** Whether only what was ticked among it. */
  readonly ticked: boolean
  readonly by: string | null
  readonly now: Date
}

/** Most texts that are split by one act, so that no form takes long. */
export const MOST_TEXTS = 5000

/** Splits what was found, as far as it is in no point, those first of which nothing is; the points have been locked. Gives the act, the points made and in how many texts. */
export async function splitTexts(
  tx: Tx,
  act: TextAct,
  places: Places,
  lookup: TextLookup,
  way: Way,
  most: number = MOST_TEXTS,
): Promise<{ readonly id: string; readonly made: number; readonly texts: number }> {
  const texts = await listTexts(tx, lookup, { limit: most, offset: 0 }, 'unsplit')
  const own = await pointsOf(tx, lookup, texts)
  const id = newId()
  const made = texts.flatMap(text => {
    const source = sourceOf(places, text)
    const points = standing(text.text, own.get(keyOf(text)) ?? [])
    return spans(places, source, points, way).map(span => ({
      ...pointOf(places, source, span),
      responseId: text.responseId,
    }))
  })
  const counts = new Map<string, number>()
  for (const point of made) counts.set(keyOf(point), (counts.get(keyOf(point)) ?? 0) + 1)
  if (made.length === 0) return { id, made: 0, texts: 0 }
  await keepAct(tx, id, 'split', act)
  await makePointsIn(tx, act.consultationId, made, act.by, id)
  const split = texts.filter(text => counts.has(keyOf(text)))
  await keepTexts(
    tx,
    id,
    split.map(text => ({ ...text, points: counts.get(keyOf(text)) ?? 0 })),
  )
  return { id, made: made.length, texts: split.length }
}

/** Notes responses as read of which every text is split; gives how many these are. */
export async function noteRead(
  tx: Tx,
  act: TextAct,
  lookup: TextLookup,
): Promise<{ readonly id: string; readonly done: number }> {
  const id = newId()
  const whole = await listSplitWhole(tx, lookup)
  if (whole.length === 0) return { id, done: 0 }
  await keepAct(tx, id, 'read', act)
  await keepTexts(
    tx,
    id,
    whole.map(response => ({ responseId: response.id, source: '', points: 0 })),
  )
  await markReadTogether(
    tx,
    whole.map(response => response.id),
    act.now,
  )
  return { id, done: whole.length }
}

/** The points of the responses of some texts, by response and source. */
async function pointsOf(tx: Tx, { consultationId, sees }: TextLookup, texts: readonly FoundText[]) {
  const ids = await pointIdsIn(
    tx,
    texts.map(({ responseId }) => responseId),
  )
  const points: readonly Point[] =
    ids.length === 0 ? [] : await loadPoints(tx, consultationId, { seesConfidential: sees, ids })
  return Map.groupBy(points, keyOf)
}

const keyOf = ({ responseId, source }: { readonly responseId: string; readonly source: string }) =>
  `${responseId} ${source}`

function spans(places: Places, { text }: SourceText, points: readonly Span[], way: Way): readonly Span[] {
  if (way === 'suggested') return suggestedSpans(places, text, points)
  const whole = trimmed({ start: 0, end: text.length }, text)
  return whole && points.length === 0 ? [whole] : []
}

function sourceOf({ form }: Places, { source, text }: Pick<FoundText, 'source' | 'text'>): SourceText {
  const question = form.sections.flatMap(({ questions }) => questions).find(({ id }) => source.startsWith(`q-${id}`))
  return {
    source,
    text,
    questionId: question?.id ?? null,
    paragraphId: source.startsWith('p-') ? source.slice('p-'.length) : null,
  }
}

async function keepAct(tx: Tx, id: string, act: 'split' | 'read', { consultationId, asked, ticked, by, now }: TextAct) {
  await tx
    .insertInto('bulk_act')
    .values({ id, created_at: now, consultation_id: consultationId, act, asked, ticked, done_by: by })
    .execute()
}

type KeptText = { readonly responseId: string; readonly source: string; readonly points: number }

async function keepTexts(tx: Tx, act: string, texts: readonly KeptText[]): Promise<void> {
  const column = (pick: (text: KeptText) => string | number) => sql.val(texts.map(pick))
  await sql`insert into bulk_act_text (bulk_act_id, response_id, source, points)
    select ${act}::uuid, * from unnest(${column(text => text.responseId)}::uuid[], ${column(text => text.source)}::text[],
      ${column(text => text.points)}::integer[])`.execute(tx)
}

/** The texts of acts that a reader may see: `d` is the act, `m` the text, `r` its response. */
export function seenTexts(sees: boolean): RawBuilder<unknown> {
  return sql`bulk_act d join bulk_act_text m on m.bulk_act_id = d.id
    join response r on r.id = m.response_id and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)`
}

/** Whether a point `p` is as it was made, and nothing rests on it. */
export const untouched = sql`(p.version = 1 and not exists (select from point_action x where x.point_id = p.id)
  and not exists (select from point_code x where x.point_id = p.id)
  and not exists (select from explanation_request x where x.point_id = p.id))`

/** What of a text of an act could be undone: points that were made in it, or 1 for a response that is read since then. */
export const standingTexts = sql`case when d.act = 'split' then (select count(*) from point p
    where p.made_in = d.id and p.response_id = m.response_id and p.source = m.source and ${untouched})
  when m.undone_at is null and r.read_at = d.created_at then 1 else 0 end`

/** Takes back what was done to texts, where it still stands and as far as who takes it back may see; gives how many points or responses. */
export async function undoTexts(
  tx: Tx,
  actId: string,
  { sees, by, now }: { readonly sees: boolean; readonly by: string | null; readonly now: Date },
): Promise<number> {
  const { rows } = await sql<{ id: string; act: string; response: string; points: string[]; stands: number }>`
    select m.id, d.act, r.id as response, (${standingTexts})::integer as stands,
      array(select p.id from point p where p.made_in = d.id and p.response_id = m.response_id and p.source = m.source and ${untouched})::text[] as points
    from ${seenTexts(sees)} where d.id = ${actId}::uuid`.execute(tx)
  const back = rows.filter(({ stands }) => stands > 0)
  const points = back.flatMap(row => row.points)
  for (let at = 0; at < points.length; at += 10_000) await removePoints(tx, points.slice(at, at + 10_000))
  await markUnread(
    tx,
    back.flatMap(row => (row.act === 'read' ? [row.response] : [])),
  )
  await sql`update bulk_act_text m set undone_at = ${now}::timestamptz, undone_by = ${by}::uuid, undone = m.undone + back.points
    from unnest(${sql.val(back.map(({ id }) => id))}::uuid[], ${sql.val(back.map(row => row.points.length))}::integer[]) back(id, points)
    where m.id = back.id`.execute(tx)
  return back.reduce((sum, { stands }) => sum + stands, 0)
}
