/** A program for fault tests: opens the database of a folder, writes numbered rows and tells of each once it is kept. */
import { openDatabase } from '../../src/db/open.ts'

const [dataDir = '', count = '0'] = process.argv.slice(2)
const database = await openDatabase({ url: null, dataDir, serving: true })
await database.pool.query('create table if not exists kept (number integer primary key)')
const { rows } = await database.pool.query<{ next: number }>('select coalesce(max(number), 0) + 1 as next from kept')
console.log('open')
const first = rows[0]?.next ?? 1
for (let number = first; number < first + Number(count); number++) {
  await database.pool.query('insert into kept values ($1)', [number])
  console.log(String(number))
}
process.once('SIGINT', async () => {
  await database.close()
  process.exit(0)
})
console.log('done')
setInterval(() => undefined, 60_000)
