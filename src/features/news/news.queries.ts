/** News to the sector: who had declared an interest in its topic when it went out, and to whom a mail was handed over. */
import { sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'

/** What news says. */
export type NewsWords = {
  readonly title: string
  readonly topic: string
  readonly place: string
  readonly body: string
  readonly reply: string
  readonly formats: string
  readonly policy_change_id: string | null
  readonly consultation_id: string | null
}

/** News as it was sent. */
export type News = NewsWords & {
  readonly id: string
  readonly sentOn: Day
  readonly readingAge: number
  readonly policy: string | null
  readonly consultation: string | null
  readonly consultationSlug: string | null
  /** Organisations that had declared an interest, and how many of them it was mailed to. */
  readonly interested: number
  readonly mailed: number
}

/** The news of an organisation, the latest first. */
export async function findNews(db: Handle, organisationId: string): Promise<readonly News[]> {
  const { rows } = await sql<News>`
    select n.id, n.title, n.topic, n.place, n.body, n.reply, n.formats, n.policy_change_id, n.consultation_id, n.sent_on as "sentOn",
      n.reading_age::float8 as "readingAge", w.title as policy, c.title as consultation, c.slug as "consultationSlug",
      (select count(*)::int from sector_news_receiver r where r.sector_news_id = n.id) as interested,
      (select count(*)::int from sector_news_receiver r where r.sector_news_id = n.id and r.mailed) as mailed
    from sector_news n left join policy_change w on w.id = n.policy_change_id
      left join consultation c on c.id = n.consultation_id and c.published_at is not null
    where n.organisation_id = ${organisationId} order by n.sent_on desc, n.id desc`.execute(db)
  return rows
}

/** An organisation that wants to hear of it; '' where it has no address. */
export type Receiver = { readonly id: string; readonly name: string; readonly email: string }

/**
 * Every organisation whose declared interest covers a topic and place of a body, and that did not ask to be left alone about it. Its
 * contact is written to, or its public mailbox.
 */
export async function whoWantsIt(
  db: Handle,
  of: { readonly organisationId: string; readonly topic: string; readonly place: string; readonly today: Day },
): Promise<readonly Receiver[]> {
  const covers = sql`i.ended_at is null and (i.topic = '' or lower(i.topic) = lower(${of.topic}))
    and (i.place = '' or position(lower(i.place) in lower(${of.place})) > 0)
    and (i.body_organisation_id is null or i.body_organisation_id = ${of.organisationId}::uuid) and i.consultation_id is null`
  const { rows } = await sql<Receiver>`
    select o.id, o.name, coalesce(speaks.email, o.email) as email from organisation o
      left join lateral (select p.email from role_grant g join person p on p.id = g.person_id
        where g.subject_kind = 'organisation' and g.subject_id = o.id and g.role = 'contact' and p.email is not null
          and p.erased_at is null and ${of.today}::date between g.from_day and coalesce(g.to_day, 'infinity')
        order by g.created_at limit 1) speaks on true
    where o.ended_on is null and o.id <> ${of.organisationId}::uuid
      and exists (select from interest i where i.organisation_id = o.id and i.wants <> 'not-at-all' and ${covers})
      and not exists (select from interest i where i.organisation_id = o.id and i.wants = 'not-at-all' and ${covers})
    order by lower(o.name)`.execute(db)
  return rows
}

/** The topics in which organisations have declared an interest, with how many; '' for everything. */
export async function topicsWanted(db: Handle): Promise<readonly { readonly topic: string; readonly count: number }[]> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select min(i.topic) as topic, count(distinct i.organisation_id)::int as count from interest i
      join organisation o on o.id = i.organisation_id and o.ended_on is null
    where i.ended_at is null and i.wants <> 'not-at-all' and i.consultation_id is null
    group by lower(i.topic) order by lower(min(i.topic))`.execute(db)
  return rows
}

/** Keeps news with everybody who wanted it; gives its id. */
export async function keepNews(
  tx: Tx,
  of: NewsWords & { readonly organisationId: string; readonly readingAge: number; readonly today: Day },
  receivers: readonly Receiver[],
): Promise<string> {
  const { organisationId: organisation_id, readingAge, today, ...words } = of
  const id = newId()
  await tx
    .insertInto('sector_news')
    .values({ id, organisation_id, reading_age: String(readingAge), sent_on: today, ...words })
    .execute()
  if (receivers.length > 0)
    await tx
      .insertInto('sector_news_receiver')
      .values(
        receivers.map(each => ({
          id: newId(),
          sector_news_id: id,
          organisation_id: each.id,
          mailed: each.email !== '',
        })),
      )
      .execute()
  return id
}
