/** A directory brought in: two thousand organisations from a file, looked over and taken in by the pages that people use. */
import { newId } from '../../src/db/ids.ts'
import { day } from '../../src/kernel/day.ts'
import { findForm } from '../../worlds/visitor.ts'
import { testApp, words } from '../support/app.ts'
import { atMost, type Figure } from './figure.ts'

const ROWS = 2000

export async function run(): Promise<Figure[]> {
  const app = await testApp()
  try {
    const { db } = app.hub
    const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
    const person = newId()
    await db.insertInto('person').values({ id: person, name: 'Sam', email: 'sam@example.org' }).execute()
    const grant = { role: 'secretariat', subject_kind: 'area', subject_id: area, from_day: day('2026-01-01') } as const
    await db
      .insertInto('role_grant')
      .values({ id: newId(), person_id: person, ...grant })
      .execute()
    const sam = await app.visitor(person)
    const lines = Array.from({ length: ROWS }, (_, at) => {
      const sort = ['Alder', 'Birch', 'Cedar', 'Damson'][at % 4]
      return `Group ${at} of ${sort}${at},Charity,${1_000_000 + at},group${at}@example.org`
    })
    const bytes = Buffer.from(`name,sector,charity number,email\n${lines.join('\n')}\n`)
    const begun = performance.now()
    const seen = await sam.send(
      '/organisations/import',
      { pasted: '' },
      { files: { file: { name: 'list.csv', type: 'text/csv', bytes } } },
    )
    const looked = performance.now() - begun
    const done = await sam.post(seen.url, { ...findForm(seen.body)?.values, act: 'take' })
    const taken = performance.now() - begun
    if (!/2,000 organisations were added/.test(words(done.body))) throw new Error(words(done.body).slice(0, 300))
    return [
      atMost(`${ROWS} organisations read and looked over`, looked / 1000, 10, 's'),
      atMost(`${ROWS} organisations read, looked over and taken in`, taken / 1000, 20, 's'),
    ]
  } finally {
    await app.close()
  }
}
