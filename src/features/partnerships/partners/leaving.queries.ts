/** What rests on a partner that is about to leave: the meetings it was called to, and the codes that only it has signed. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The day of the last meeting held: whoever was called to it stays on its record. Null where none was held. */
export async function lastMetOn(db: Handle, partnershipId: string, today: Day): Promise<Day | null> {
  const row = await db
    .selectFrom('meeting')
    .select(eb => eb.fn.max('held_on').as('on'))
    .where('partnership_id', '=', partnershipId)
    .where('state', '=', 'held')
    .where('held_on', '<=', today)
    .executeTakeFirst()
  return row?.on ?? null
}

/** Titles of the codes in force that this organisation has signed, and neither the lead body nor another partner has. */
export async function codesOnlySignedBy(
  db: Handle,
  of: { readonly partnershipId: string; readonly organisationId: string; readonly today: Day },
): Promise<string[]> {
  const signed = db
    .selectFrom('signature as s')
    .innerJoin('code', 'code.id', 's.code_id')
    .where('code.status', '=', 'in-force')
    .where('s.from_day', '<=', of.today)
    .where(eb => eb.or([eb('s.to_day', 'is', null), eb('s.to_day', '>=', of.today)]))
  const others = signed
    .select('code.id')
    .where('s.organisation_id', '<>', of.organisationId)
    .where(eb =>
      eb.or([
        eb(
          's.organisation_id',
          'in',
          db.selectFrom('partnership').select('lead_organisation_id').where('id', '=', of.partnershipId),
        ),
        eb(
          's.organisation_id',
          'in',
          db
            .selectFrom('partner')
            .select('organisation_id')
            .where('partnership_id', '=', of.partnershipId)
            .where('from_day', '<=', of.today)
            .where(own => own.or([own('to_day', 'is', null), own('to_day', '>=', of.today)])),
        ),
      ]),
    )
  const rows = await signed
    .select('code.title')
    .distinct()
    .where('s.organisation_id', '=', of.organisationId)
    .where('code.id', 'not in', others)
    .orderBy('code.title')
    .execute()
  return rows.map(({ title }) => title)
}
