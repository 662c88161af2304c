/** Who may confirm a finding, or see it otherwise: bodies of the side it is owed to, and never the body that is judged. */
import { sql } from 'kysely'
import { type Actor, runsPartnership, secretariat } from '../../../access/access.ts'
import type { Side } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { holderDenied } from '../../partnerships/index.ts'
import { type CheckedSubject, refOf, team } from '../checks/subject.ts'

/** A body in whose name somebody may speak of a subject, and the sides it belongs to. */
export type Voice = { readonly id: string; readonly name: string; readonly sides: readonly Side[] }

type Row = {
  readonly id: string
  readonly name: string
  readonly sector: string
  readonly judged: boolean
  readonly signed: boolean
  readonly partner: boolean
  readonly seated: boolean
}

/**
 * The bodies in whose name a person may speak of a subject's findings: those of which they are contact or champion, and of
 * a partnership those whose seat they hold. None for whoever works for the body that is judged, and never that body.
 */
export async function voicesOf(db: Handle, actor: Actor, subject: CheckedSubject, today: Day): Promise<Voice[]> {
  if (actor.person === null || worksForJudged(actor, subject)) return []
  const own = actor.grants.filter(({ kind }) => kind === 'organisation').map(({ id }) => id)
  // Whoever their partner denies speaks from no seat of it.
  const denied = holderDenied('h', sql`${today}::date`)
  const { rows } = await sql<Row>`
    select o.id, o.name, o.sector,
      o.id = (case ${subject.kind}
        when 'consultation' then (select lead_organisation_id from consultation where id = ${subject.id})
        when 'partnership' then (select lead_organisation_id from partnership where id = ${subject.id})
        else ${subject.id}::uuid end) as judged,
      exists (select from signature s where s.organisation_id = o.id
        and ${today}::date between s.from_day and coalesce(s.to_day, 'infinity')) as signed,
      exists (select from partner p where p.organisation_id = o.id and p.partnership_id = ${subject.id}
        and ${today}::date between p.from_day and coalesce(p.to_day, 'infinity')) as partner,
      o.id in (select p.organisation_id from holding h join seat s on s.id = h.seat_id join partner p on p.id = s.partner_id
        where h.person_id = ${actor.person.id} and s.partnership_id = ${subject.id}
          and ${today}::date between h.from_day and coalesce(h.to_day, 'infinity') and not ${denied}) as seated
    from organisation o
    where o.id = any(${own}::uuid[]) or o.id in (
      select p.organisation_id from holding h join seat s on s.id = h.seat_id join partner p on p.id = s.partner_id
      where h.person_id = ${actor.person.id} and s.partnership_id = ${subject.id}
        and ${today}::date between h.from_day and coalesce(h.to_day, 'infinity') and not ${denied})
    order by o.name`.execute(db)
  return rows
    .filter(({ judged }) => !judged)
    .map(row => ({ id: row.id, name: row.name, sides: sidesOf(row) }))
    .filter(({ sides }) => sides.length > 0)
}

/** Whoever leads, runs, keeps or keys for what is judged speaks for it, whatever else they are. */
function worksForJudged(actor: Actor, subject: CheckedSubject): boolean {
  const ref = refOf(subject)
  if (subject.kind === 'partnership') return runsPartnership.allows(actor, ref) || secretariat.allows(actor, ref)
  return team[subject.kind].allows(actor, ref)
}

/** The sides that a body belongs to. Respondents are sealed, so whoever is not judged may speak as one of them. */
function sidesOf({ sector, signed, partner, seated }: Row): readonly Side[] {
  const sides: Side[] = ['public', 'respondents']
  if (sector === 'voluntary' || sector === 'community' || sector === 'faith') sides.push('sector')
  if (sector === 'statutory') sides.push('statutory')
  if (signed) sides.push('signatories')
  if (partner) sides.push('partners')
  if (partner || seated) sides.push('seats')
  return sides
}
