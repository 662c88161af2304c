/** Who is bound by which edition of a code, who was told of a later one, and what each said to it. */
import { sql } from 'kysely'
import { type RuleBook, ruleBook } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** An edition with what tells it from others. */
export type NamedEdition = {
  readonly id: string
  readonly edition: string
  readonly title: string
  readonly fingerprint: string | null
  readonly inForceFrom: Day | null
}

/** All editions and signatures, ready to be asked who is bound by what. */
export async function loadRuleBook(
  db: Handle,
): Promise<RuleBook & { readonly named: ReadonlyMap<string, NamedEdition> }> {
  const [editions, signatures] = await Promise.all([
    db
      .selectFrom('code')
      .select(['id', 'edition', 'title', 'fingerprint', 'status', 'in_force_from as inForceFrom'])
      .select(['superseded_on as endedOn', 'replaces_code_id as replaces'])
      .execute(),
    db
      .selectFrom('signature')
      .select(['organisation_id as organisation', 'code_id as edition', 'from_day as from', 'to_day as to'])
      .execute(),
  ])
  return { ...ruleBook({ editions, signatures }), named: new Map(editions.map(one => [one.id, one])) }
}

/** A signatory of a code whose latest edition it has not agreed to: the edition that binds it, and what it was asked and said. */
export type Waiting = {
  readonly organisation: string
  readonly name: string
  readonly slug: string
  /** The edition that it signed and is judged by. */
  readonly signed: NamedEdition
  /** The edition in force that it is asked to agree to. */
  readonly asked: NamedEdition
  readonly toldOn: Day | null
  readonly answer: { readonly answer: 'agreed' | 'not-agreed'; readonly on: Day; readonly note: string } | null
}

/** Signatories bound by an edition that was replaced, by the name of the organisation. */
export async function findWaiting(db: Handle, today: Day): Promise<Waiting[]> {
  const book = await loadRuleBook(db)
  const replaced = await db
    .selectFrom('signature')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .innerJoin('organisation', 'organisation.id', 'signature.organisation_id')
    .select(['organisation.id as organisation', 'organisation.name', 'organisation.slug', 'code.id as code'])
    .where('code.status', '=', 'superseded')
    .orderBy('organisation.name')
    .orderBy('code.id')
    .execute()
  const [notices, answers] = await Promise.all([
    db
      .selectFrom('edition_notice')
      .select(['code_id', 'organisation_id', 'told_on'])
      .where('about', '=', 'new-edition')
      .execute(),
    db
      .selectFrom('edition_answer')
      .select(['code_id', 'organisation_id', 'answer', 'answered_on', 'note'])
      .orderBy('id')
      .execute(),
  ])
  const seen = new Set<string>()
  return replaced.flatMap(({ organisation, name, slug, code }) => {
    const asked = book.laterThan(code).at(-1)
    const bound = book.boundOn(organisation, today).some(({ edition }) => edition === code)
    const key = `${organisation} ${code}`
    if (asked?.status !== 'in-force' || !bound || seen.has(key)) return []
    seen.add(key)
    const its = (row: { code_id: string; organisation_id: string }) =>
      row.code_id === asked.id && row.organisation_id === organisation
    const answer = answers.findLast(its)
    return {
      organisation,
      name,
      slug,
      signed: book.named.get(code)!,
      asked: book.named.get(asked.id)!,
      toldOn: notices.find(its)?.told_on ?? null,
      answer: answer ? { answer: answer.answer, on: answer.answered_on, note: answer.note } : null,
    }
  })
}

/** Organisations bound by any edition of the code that an edition belongs to, with the edition that binds each. */
export async function boundByLine(
  db: Handle,
  edition: string,
  today: Day,
): Promise<
  { readonly organisation: string; readonly name: string; readonly slug: string; readonly signed: NamedEdition }[]
> {
  const book = await loadRuleBook(db)
  const line = book.lineOf(edition)
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'slug'])
    .where('id', 'in', db.selectFrom('signature').select('organisation_id'))
    .orderBy('name')
    .execute()
  return organisations.flatMap(({ id, name, slug }) => {
    const bound = book.boundOn(id, today).find(one => one.line === line)
    return bound ? [{ organisation: id, name, slug, signed: book.named.get(bound.edition)! }] : []
  })
}

/** Where mail to organisations goes: to those who speak for each, or to its own address where nobody does; none where there is none. */
export async function addressesOf(
  db: Handle,
  organisations: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ organisation: string; addresses: string[] }>`
    select o.id as organisation, coalesce(people.addresses, array[o.email]) as addresses
    from organisation o left join (
      select g.subject_id, array_agg(distinct p.email) as addresses
      from role_grant g join person p on p.id = g.person_id
      where g.subject_kind = 'organisation' and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today})
        and p.erased_at is null and p.email is not null
      group by g.subject_id) people on people.subject_id = o.id
    where o.id = any(${organisations}::uuid[]) and (people.addresses is not null or o.email <> '')`.execute(db)
  return new Map(rows.map(({ organisation, addresses }) => [organisation, addresses]))
}
