/** What somebody opened is in view for some minutes only, and a world may have been made long before a walk comes to it. */
import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'
import type { Route } from '../../src/web/page.ts'

/** Opens everything again that was opened in a world, where a route shows such a thing. */
export async function openAgain(db: Db, { path }: Pick<Route, 'path'>): Promise<void> {
  if (!path.includes(':opening')) return
  for (const table of ['seal_opening', 'answer_file_opening'])
    await sql`insert into ${sql.table(table)}
      select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'created_at', now()))).*
      from ${sql.table(table)} o`.execute(db)
}
