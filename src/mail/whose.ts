/** Whose business a mail is: the subject that its record belongs to, who runs that, and who answers questions about it. */
import { sql } from 'kysely'
import type { Handle } from '../db/open.ts'
import type { Day } from '../kernel/day.ts'
import type { About } from './mail.ts'

/** The consultation or partnership that a mail is about; null where it is about the area itself or a person. */
export type MailSubject = { readonly kind: 'consultation' | 'partnership'; readonly id: string }

/** The subject of a record. A record that is gone, and any other kind of record, is the area's. */
export async function subjectOfMail(db: Handle, about: About): Promise<MailSubject | null> {
  const { rows } = await sql<MailSubject>`
    select 'consultation' as kind, id from consultation where id = ${about.id} and ${about.kind} = 'consultation'
    union all select 'partnership', id from partnership where id = ${about.id} and ${about.kind} = 'partnership'
    union all select 'consultation', consultation_id from response where id = ${about.id} and ${about.kind} = 'response'
    union all select 'consultation', consultation_id from response_draft where id = ${about.id} and ${about.kind} = 'response_draft'
    union all select 'partnership', partnership_id from meeting where id = ${about.id} and ${about.kind} = 'meeting'
    union all select 'partnership', partnership_id from written_procedure
      where id = ${about.id} and ${about.kind} = 'written_procedure'`.execute(db)
  return rows[0] ?? null
}

/** The address to which an answer to a mail goes: the contact of the consultation, else of the area; null where there is none. */
export async function contactFor(db: Handle, about: About | null): Promise<string | null> {
  const subject = about && (await subjectOfMail(db, about))
  const area = await db.selectFrom('area').select('contact_email').executeTakeFirst()
  const own =
    subject?.kind === 'consultation'
      ? await db.selectFrom('consultation').select('contact_email').where('id', '=', subject.id).executeTakeFirst()
      : undefined
  return own?.contact_email || area?.contact_email || null
}

/** The addresses of those who run what a mail is about, on a day: the lead, the chair and administrators, or the secretariat. */
export async function whoRuns(db: Handle, about: About | null, today: Day): Promise<string[]> {
  const subject = about && (await subjectOfMail(db, about))
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.email')
    .distinct()
    .where('role_grant.role', 'in', subject ? ['lead', 'chair', 'administrator'] : ['secretariat'])
    .where('role_grant.subject_kind', '=', subject?.kind ?? 'area')
    .$if(subject !== null, query => query.where('role_grant.subject_id', '=', subject!.id))
    .where('role_grant.from_day', '<=', today)
    .where(eb => eb.or([eb('role_grant.to_day', 'is', null), eb('role_grant.to_day', '>=', today)]))
    .where('person.email', 'is not', null)
    .execute()
  return rows.map(row => row.email!)
}

/** A subject that rights are given on. */
export type RightsSubject = {
  readonly kind: 'area' | 'organisation' | 'partnership' | 'consultation'
  readonly id: string
}

/**
 * The addresses of those whom rights on a subject concern: who runs it, for a consultation who speaks for the body that leads it, and of an
 * organisation its own mailbox: it is told who speaks for it.
 */
export async function whomRightsConcern(db: Handle, { kind, id }: RightsSubject, today: Day): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct person.email from role_grant join person on person.id = role_grant.person_id
    where person.email is not null and role_grant.from_day <= ${today}
      and (role_grant.to_day is null or role_grant.to_day >= ${today})
      and (role_grant.subject_kind = ${kind} and role_grant.subject_id = ${id}
          and role_grant.role in ('secretariat', 'contact', 'champion', 'chair', 'administrator', 'lead')
        or ${kind} = 'consultation' and role_grant.subject_kind = 'organisation' and role_grant.role = 'contact'
          and role_grant.subject_id = (select lead_organisation_id from consultation where id = ${id}))
    union select email from organisation where ${kind} = 'organisation' and id = ${id} and email <> ''
      and (proposed_in is null or proposal_seen_on is not null)
    order by 1`.execute(db)
  return rows.map(row => row.email)
}
