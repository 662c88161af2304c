/** Beginning a consultation: its record, its address, and whoever begins it as its lead. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { freeSlug, type SlugAmong } from '../../../db/slug.ts'
import type { Day } from '../../../kernel/day.ts'
import { grantRole } from '../../accounts/index.ts'

/** What a consultation is begun with. */
export type Beginning = {
  readonly title: string
  readonly summary: string
  readonly lead_organisation_id: string
  readonly topic: string
  readonly places: string
}

/** Addresses of consultations; these words are pages of their own beside them. */
const addresses: SlugAmong = {
  among: sql`consultation`,
  lock: 'consultation',
  nameless: 'consultation',
  pages: ['new', 'calendar'],
}

/** Begins a consultation. Writes no audit entry: whoever calls says what was done. */
export async function beginConsultation(
  tx: Tx,
  beginning: Beginning,
  { by, today }: { readonly by: string; readonly today: Day },
): Promise<{ readonly id: string; readonly slug: string }> {
  const id = newId()
  const slug = await freeSlug(tx, beginning.title, addresses)
  await tx
    .insertInto('consultation')
    .values({ id, slug, ...beginning, begun_on: today })
    .execute()
  await grantRole(tx, {
    personId: by,
    role: 'lead',
    subject: { kind: 'consultation', id },
    from: today,
    grantedBy: by,
  })
  return { id, slug }
}
