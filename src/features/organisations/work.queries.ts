/** What an organisation does in the area, as the public may see it. */
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'

export type Work = {
  readonly consultations: readonly { readonly slug: string; readonly title: string; readonly state: string }[]
  readonly partnerships: readonly { readonly slug: string; readonly name: string }[]
  readonly signatures: readonly {
    readonly id: string
    readonly edition: string
    readonly title: string
    readonly since: Day
  }[]
}

/** Consultations it leads, partnerships it sits on and codes it has signed. */
export async function workOfOrganisation(db: Handle, organisationId: string, today: Day): Promise<Work> {
  const consultations = await db
    .selectFrom('consultation')
    .select(['slug', 'title', 'state'])
    .where('lead_organisation_id', '=', organisationId)
    .where(eb => eb.or([eb('published_at', 'is not', null), eb('listed_on', '<=', today)]))
    .orderBy('opens_on', 'desc')
    .execute()
  const partnerships = await db
    .selectFrom('partner')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .select(['partnership.slug', 'partnership.name'])
    .where('partner.organisation_id', '=', organisationId)
    .where('partnership.public', '=', true)
    .where('partner.from_day', '<=', today)
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>=', today)]))
    .orderBy('partnership.name')
    .execute()
  const signatures = await db
    .selectFrom('signature')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .select(['signature.id', 'code.edition', 'code.title', 'signature.from_day as since'])
    .where('signature.organisation_id', '=', organisationId)
    .where('signature.from_day', '<=', today)
    .where(eb => eb.or([eb('signature.to_day', 'is', null), eb('signature.to_day', '>=', today)]))
    .orderBy('code.title')
    .execute()
  return { consultations, partnerships, signatures }
}
