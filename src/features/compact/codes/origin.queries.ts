/** Where a code comes from, as the records say. */
import type { Handle } from '../../../db/open.ts'

/** The origin of an edition of the area, with the public consultation it came out of; null where it is not listed. */
export async function findOrigin(db: Handle, edition: string) {
  const row = await db
    .selectFrom('code')
    .leftJoin('consultation', join =>
      join.onRef('consultation.id', '=', 'code.consultation_id').on('consultation.published_at', 'is not', null),
    )
    .select(['code.id', 'code.version', 'code.edition', 'code.title', 'code.consultation_id', 'code.drawn_up_by'])
    .select([
      'code.unconsulted_reason',
      'code.equality_impact_on',
      'consultation.slug',
      'consultation.title as consultation',
    ])
    .where('code.edition', '=', edition)
    .executeTakeFirst()
  return row ?? null
}
