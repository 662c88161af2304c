/** The public form page of sixteen questions, against a static file of the same size from the same server. */
import autocannon from 'autocannon'
import { atLeast, atMost, type Figure, median } from './figure.ts'
import { whileServing } from './serving.ts'

const CONNECTIONS = 32
const SECONDS = 2
const ROUNDS = 7
const headers = { 'accept-encoding': 'gzip' }

/** Requests a second and the slowest in a hundred, at 32 connections, the two taking turns. */
export async function run(): Promise<Figure[]> {
  return whileServing(async ({ address, path }) => {
    const first = await fetch(address + path, { headers })
    const size = Number(first.headers.get('content-length'))
    const html = await first.text()
    const style = /href="(\/assets\/[^"]+hub\.css)"/.exec(html)?.[1] ?? ''
    const css = Number((await fetch(address + style, { headers })).headers.get('content-length'))
    await fetch(`${address}/still?size=${size}`, { method: 'POST', headers: { origin: address } })
    const load = (url: string, duration = SECONDS) => autocannon({ url, connections: CONNECTIONS, duration, headers })
    await load(address + path, 2)
    const [page, still, slow]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round++) {
      still.push((await load(`${address}/still`)).requests.average)
      const got = await load(address + path)
      if (got.non2xx > 0 || got.errors > 0)
        throw new Error(`${got.non2xx} answers and ${got.errors} errors were not the page`)
      page.push(got.requests.average)
      slow.push(got.latency.p99)
    }
    const each = `${Math.round(median(page))} pages a second against ${Math.round(median(still))} files of ${size} bytes`
    return [
      // Each round beside its own neighbour, so that a busy moment of the machine falls on both.
      atLeast(`form page against a static file (${each})`, median(page.map((rate, at) => rate / still[at]!)), 0.5),
      atMost('form page, slowest in a hundred at 32 connections', median(slow), 50, 'ms'),
      atMost('first visit to the form with styles', (size + css) / 1000, 60, 'kB'),
    ]
  })
}
