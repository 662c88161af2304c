/** Open data: a list of a thousand records made anew, and a kept one beside a static file of the same size from the same server. */
import autocannon from 'autocannon'
import pg from 'pg'
import { atLeast, atMost, type Figure, median } from './figure.ts'
import { whileServing } from './serving.ts'

const CONNECTIONS = 32
const SECONDS = 2
const ROUNDS = 5
const ANEW = 40
const headers = { 'accept-encoding': 'gzip' }
const LIST = '/api/v1/organisations?limit=1000'

export async function run(): Promise<Figure[]> {
  return whileServing(async ({ address, database }) => {
    const client = new pg.Client(database)
    await client.connect()
    await client.query(`insert into organisation (id, slug, name, sector)
      select gen_random_uuid(), 'measured-' || n, 'Measured organisation ' || n, 'community' from generate_series(1, 1100) n`)
    await client.end()
    const taken: number[] = []
    for (let n = 1; n <= ANEW; n++) {
      // A place to go on from that nobody asked for: nothing of it is kept, and a thousand records come after it.
      const after = Buffer.from(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`).toString('base64url')
      const begun = performance.now()
      const { data } = (await (await fetch(`${address}${LIST}&after=${after}`, { headers })).json()) as {
        data: unknown[]
      }
      taken.push(performance.now() - begun)
      if (data.length !== 1000) throw new Error(`${data.length} records came`)
    }
    const size = Number((await fetch(address + LIST, { headers })).headers.get('content-length'))
    await fetch(`${address}/still?size=${size}`, { method: 'POST', headers: { origin: address } })
    const load = (url: string) => autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers })
    await load(address + LIST)
    const [kept, still]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      still.push((await load(`${address}/still`)).requests.average)
      const got = await load(address + LIST)
      if (got.non2xx > 0 || got.errors > 0)
        throw new Error(`${got.non2xx} answers and ${got.errors} errors were not the list`)
      kept.push(got.requests.average)
    }
    const each = `${Math.round(median(kept))} lists a second against ${Math.round(median(still))} files of ${size} bytes`
    return [
      atMost('a list of 1,000 records made anew, with its way to the caller', median(taken), 50, 'ms'),
      atLeast(`a kept list against a static file (${each})`, median(kept.map((rate, at) => rate / still[at]!)), 0.5),
    ]
  })
}
