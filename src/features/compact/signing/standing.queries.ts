/** How the Hub knows of each signature, and what follows from it: for the register and the page of one. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** What is known of a signature beside its days. `proof` is null where nobody was ever asked: from before parties could answer. */
export type Known = {
  readonly id: string
  readonly signer: string
  readonly role: string
  readonly authority: string
  readonly proof: 'confirmed' | 'stated' | null
  readonly agreed: boolean | null
  readonly requestId: string | null
  readonly paper: boolean
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string
  readonly recordedOn: Day | null
}

/** What is known of every signature, by its id. */
export async function findKnown(db: Handle): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`
    select s.id, coalesce(nullif(s.signer_name, ''), case when p.erased_at is null and s.signer_role <> '' then p.name end, '') as signer,
      s.signer_role as role, s.authority, coalesce(a.proof, itself.proof) as proof, coalesce(a.agreed, itself.proof = 'confirmed') as agreed, a.party_request_id as "requestId",
      exists (select from party_answer w where w.party_request_id = a.party_request_id and w.way = 'paper') as paper,
      s.withdrawn_on as "withdrawnOn", s.withdrawn_why as "withdrawnWhy", s.recorded_on as "recordedOn"
    from signature s left join person p on p.id = s.signed_by
      left join party_standing a on a.matter = 'signatory.signature' and a.record_id = s.id and a.organisation_id = s.organisation_id
      -- From before whoever agreed to an edition signed it by name: that they agreed is on record.
      left join lateral (select 'confirmed' as proof from edition_answer e
        where e.organisation_id = s.organisation_id and e.code_id = s.code_id and e.answer = 'agreed' and e.answered_on = s.from_day
        limit 1) itself on true`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

/** Something that goes on when an organisation no longer signs. */
export type Ongoing = { readonly kind: 'consultation' | 'partnership'; readonly title: string; readonly href: string }

/** Consultations that an organisation leads and partnerships it sits on, which go on when it withdraws. */
export async function findOngoing(db: Handle, organisation: string, today: Day): Promise<Ongoing[]> {
  const { rows } = await sql<Ongoing>`
    select 'consultation' as kind, title, '/consultations/' || slug as href from consultation
    where lead_organisation_id = ${organisation} and published_at is not null and state not in ('evaluated', 'withdrawn')
    union all
    select 'partnership', p.name, '/partnerships/' || p.slug from partner r join partnership p on p.id = r.partnership_id
    where r.organisation_id = ${organisation} and p.public and p.state not in ('ended', 'not-formed')
      and (r.to_day is null or r.to_day >= ${today})
    order by 1, 2`.execute(db)
  return rows
}
