/** The demonstration area: an invented place, built through the same code as its users would. */

import { newId } from '../src/db/ids.ts'
import type { Database } from '../src/db/open.ts'
import type { Seal } from '../src/db/seal.ts'

/** The installation a world is built in. */
export type Place = { readonly database: Pick<Database, 'db' | 'pool'>; readonly seal: Seal }

/** Builds the demonstration area in an empty installation. */
export async function buildDemonstration({ database }: Place, _now = new Date()): Promise<void> {
  await database.db.transaction().execute(async tx => {
    const area = newId()
    await tx
      .insertInto('area')
      .values({
        id: area,
        name: 'Wendmere and Holt',
        compact_name: 'Wendmere and Holt Compact',
        contact_name: 'Compact Secretariat',
        contact_address: 'The Old Library, 4 Market Row, Wendmere',
        contact_phone: '01632 960 110',
        contact_email: 'secretariat@demo.invalid',
      })
      .execute()
    const person = newId()
    await tx.insertInto('person').values({ id: person, name: 'Sam Okafor', email: 'sam.okafor@demo.invalid' }).execute()
    await tx
      .insertInto('role_grant')
      .values({
        id: newId(),
        person_id: person,
        role: 'secretariat',
        subject_kind: 'area',
        subject_id: area,
        from_day: '2025-01-01' as never,
      })
      .execute()
  })
}
