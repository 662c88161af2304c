/** The check-up of a pooler before the database. */
import type { Checkup } from './doctor.ts'
import type { Database } from './open.ts'
import { isPooled } from './pooler.ts'

/** Looks whether a pooler stands before the database, and whether the Hub knows of a way past it. */
export function poolerCheckups(
  url: string | null,
  directUrl: string | null,
  database: () => Promise<Database>,
): Checkup[] {
  if (url === null) return []
  return [
    {
      name: 'Pooler',
      needs: 'Database',
      async run() {
        const client = await (await database()).pool.connect()
        const pooled = await isPooled(client).finally(() => client.release())
        if (!pooled) return { state: 'fine', says: 'No pooler stands before the database.' }
        if (directUrl !== null)
          return {
            state: 'fine',
            says: 'A pooler stands before the database; what needs one connection goes past it, by DATABASE_DIRECT_URL.',
          }
        return {
          state: 'wrong',
          says: 'A pooler stands before the database, and the Hub knows no way past it: servers do not hear of each other’s changes, and nothing can be rehearsed.',
          todo: 'Set DATABASE_DIRECT_URL to the address of the database itself.',
        }
      },
    },
  ]
}
