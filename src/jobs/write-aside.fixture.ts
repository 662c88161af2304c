/** Rows as they are written in a thread, for the tests of it. */
import { sql } from 'kysely'
import type { WriteAside } from './write-aside.ts'

type Asked = {
  readonly rows: number
  readonly database: string
  readonly counts?: boolean
  readonly asks?: boolean
  readonly fails?: boolean
  readonly dies?: boolean
}

let made = 0

/** So many rows; counted, or told how many are, or failing in the middle. */
export const write: WriteAside<Asked> = async function* (db, { rows, database, counts, asks, fails, dies }) {
  if (asks) yield String(made)
  const { rows: found } = await sql<{ said: string }>`select ${database}::text as said`.execute(db)
  try {
    for (let at = 0; at < rows; at++) {
      if (counts) made = at
      if (fails && at === 5) throw new Error('There is no such row')
      if (dies && at === 5) process.exit(3)
      yield `row ${at} of ${found[0]?.said}\n`
    }
  } finally {
    if (counts) made = -1
  }
}
