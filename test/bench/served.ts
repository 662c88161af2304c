/**
 * A Hub of its own for measurements, as a process of its own: a fresh, durable database, one open consultation with the
 * measured form, served on a free port. Says where on standard output and ends with its standard input.
 */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { buildApp } from '../../src/app.ts'
import { newId } from '../../src/db/ids.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { sealOf } from '../../src/db/seal.ts'
import { measuredForm, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { addDays, dayAt } from '../../src/kernel/day.ts'
import { securityHeaders } from '../../src/web/guard.ts'

const [folder = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir: folder, url: process.env['DATABASE_URL'] ?? null })
await migrate(database.pool)
await database.db
  .insertInto('area')
  .values({ id: newId(), name: 'Measured area', compact_name: 'Measured Compact' })
  .execute()
const today = dayAt(new Date(), 'Europe/London')
const span = { opens: addDays(today, -1), closes: addDays(today, 90), form: measuredForm }
const consultation = await openConsultation(database.db, 'measured', span)
const { server } = await buildApp({ database, seal: sealOf(randomBytes(32)), origin: 'http://localhost' })

// A file as large over the wire as what it is compared with, ready in memory as static files are.
let still = gzipSync(randomBytes(30_000))
server.get('/still', (_request, reply) =>
  reply.headers(securityHeaders).type('text/html; charset=utf-8').header('content-encoding', 'gzip').send(still),
)
server.post<{ Querystring: { size: string } }>('/still', (request, reply) => {
  still = randomBytes(Number(request.query.size))
  return reply.send('ok')
})
await server.listen({ port: 0, host: '127.0.0.1' })
const { port } = server.server.address() as AddressInfo
const { host, port: at, user, password } = database.pool.options
console.log(
  JSON.stringify({
    address: `http://127.0.0.1:${port}`,
    path: `/consultations/${consultation.slug}/response`,
    questions: consultation.questions,
    database: process.env['DATABASE_URL']
      ? { connectionString: process.env['DATABASE_URL'] }
      : { host, port: at, user, password, database: database.pool.options.database },
  }),
)
process.stdin.resume().on('end', async () => {
  await server.close()
  await database.close()
  process.exit(0)
})
