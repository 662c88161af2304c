/** The check-up of stored files: whether those in the store can be had, and whether more can be kept there. */
import { randomUUID } from 'node:crypto'
import type { Checkup, Finding } from './db/doctor.ts'
import { type FileStore, type StoreAddress, StoreAway, storeAt } from './db/file-store.ts'
import type { Db } from './db/open.ts'
import { countFiles } from './files/moving.ts'

/** Looks at the store by keeping a few bytes there and taking them away again. */
export function filesCheckup(address: StoreAddress | null, db: () => Promise<Db>): Checkup {
  return {
    name: 'Stored files',
    needs: 'Schema',
    async run() {
      const counts = await countFiles(await db())
      if (!address && counts.store > 0)
        return {
          state: 'wrong',
          says: `${counts.store} files are in a store, and FILES_URL is not set: nobody can open them.`,
          todo: 'Set FILES_URL as it was. To bring them back into the database: compact-hub files --to database',
        }
      if (!address) return { state: 'fine', says: 'Files are kept in the database.' }
      const store = storeAt(address)
      return tryOut(store).then(
        () => ({
          state: 'fine',
          says: `The ${store.describe} keeps files: ${counts.store} are there, ${counts.database} wait to be moved.`,
        }),
        refusal,
      )
    },
  }
}

async function tryOut(store: FileStore): Promise<void> {
  const [name, content] = [`probe-${randomUUID()}`, Buffer.from(randomUUID())]
  await store.put(name, content)
  const found = await store.get(name)
  await store.remove(name)
  if (!found?.equals(content)) throw new StoreAway(`The ${store.describe} gives back something else than it was given.`)
}

function refusal(error: unknown): Finding {
  return {
    state: 'wrong',
    says: error instanceof Error ? error.message : String(error),
    todo: 'See that FILES_URL has the right key, bucket and region, and that the store can be reached. Until then what is uploaded stays in the database, and what is in the store cannot be opened.',
  }
}
