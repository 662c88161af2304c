/** The whole public area as files: what anybody can fetch, asked for as anybody asks, some records in memory at a time. */
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { resources } from '../../features/registry.ts'
import type { Resource } from '../../web/resource.ts'
import { atOnce } from './at-once.ts'
import type { Bundle } from './bundle.ts'

/** Files that are written, and answers that are made, at one time. */
const [FILES, ANSWERS] = [16, 4]

/** Files that are the same for every area. */
const whole = [
  '/api/openapi.json',
  '/api/popolo.json',
  '/api/360giving.json',
  '/organisations.csv',
  '/partnerships.csv',
  '/partnerships/network.csv',
  '/consultations.csv',
  '/consultations.ics',
  '/consultations.atom',
  '/decisions.csv',
  '/compact/findings.csv',
  '/compact/findings-counted.csv',
  '/compact/findings-over-time.csv',
]

/** Writes everything; gives how many records of each kind there are. */
export async function writePublicArea(
  app: App,
  bundle: Bundle,
  tell: (what: string) => void,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const resource of resources) {
    counts[resource.name] = await writeResource(app, bundle, resource)
    tell(`${resource.name}: ${counts[resource.name]}`)
    await writeAnswer(app, bundle, `/api/schemas/${resource.record.toLowerCase()}.json`)
    await writeAnswer(app, bundle, `${resource.path}.atom`)
  }
  for (const at of whole) await writeAnswer(app, bundle, at)
  await atOnce(ANSWERS, addresses(app), at => writeAnswer(app, bundle, at))
  return counts
}

/** The list of a resource as one file, and each record as one of its own, under the addresses that they have. */
async function writeResource({ hub }: App, bundle: Bundle, resource: Resource): Promise<number> {
  const request = { hub, db: hub.db, area: await hub.area(), now: hub.now(), today: await hub.today() }
  let count = 0
  async function* list(): AsyncGenerator<string> {
    yield '{"data":['
    for await (const rows of resource.all(request, 200)) {
      const texts = rows.map(row => ({ id: String(row['id']), text: JSON.stringify(row) }))
      await atOnce(FILES, texts, async ({ id, text }) => {
        await bundle.write(`${resource.path.slice(1)}/${fileName(id)}.json`, text)
      })
      for (const { text } of texts) yield `${count++ === 0 ? '' : ',\n'}${text}`
    }
    yield '],"next":null}'
  }
  await bundle.write(`${resource.path.slice(1)}.json`, list())
  return count
}

/** An id as the name of a file on any machine. */
const fileName = (id: string) => id.replace(/[^\w.-]/g, '_')

/** Writes what stands at an address for anybody; nothing where there is nothing. */
async function writeAnswer({ server }: App, bundle: Bundle, at: string): Promise<void> {
  // As it comes: what is made of all records is long.
  const answer = await server.inject({ method: 'GET', url: at, headers: { host: 'publish' }, payloadAsStream: true })
  if (answer.statusCode === 200) await bundle.write(at.slice(1), answer.stream())
  else answer.stream().resume()
  if (answer.statusCode !== 200 && answer.statusCode !== 404)
    throw new Error(`${at} answered ${answer.statusCode}. Nothing was published.`)
}

/** The addresses of files of single records: tables of consultations and partnerships, codes and minutes as Akoma Ntoso. */
async function* addresses({ hub: { db } }: App): AsyncGenerator<string> {
  const { rows } = await sql<{ at: string }>`
    select '/consultations/' || slug || '/register.csv' as at from consultation where published_at is not null
    union all select '/consultations/' || slug || '/report.csv' from consultation where published_at is not null
    union all select '/partnerships/' || slug || '/contributions.csv' from partnership where public
    union all select '/partnerships/' || slug || '/meetings.ics' from partnership where public
    union all select '/codes/' || edition || '/akoma-ntoso.xml' from code where status <> 'draft'
    union all select '/meetings/' || m.id || '/minutes.xml' from meeting m join partnership p on p.id = m.partnership_id
      where p.public and m.minutes_published_at is not null`.execute(db)
  for (const { at } of rows) yield at
}
