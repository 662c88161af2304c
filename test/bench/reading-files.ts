/** Tables to take away of a very large consultation: read over the network as a browser does, so that nothing is kept whole. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { FastifyInstance } from 'fastify'
import { atMost, type Figure } from './figure.ts'
import { longestHold } from './held-up.ts'

/** Addresses under the consultation, who takes them, and the most seconds for the size of 30,000 and of 100,000 responses. */
const files: readonly { readonly path: string; readonly as: string; readonly most: readonly [number, number] }[] = [
  { path: '/responses.csv', as: 'lead', most: [5, 15] },
  { path: '/responses.csv', as: 'reviewer', most: [5, 15] },
  { path: '/responses.xlsx', as: 'lead', most: [20, 67] },
  { path: '/points.csv', as: 'lead', most: [2, 2] },
  { path: '/analysis/answers.csv', as: 'lead', most: [0.5, 0.5] },
  { path: '/analysis/campaigns.csv', as: 'lead', most: [2, 15] },
  { path: '/register.csv', as: 'lead', most: [2, 2] },
  { path: '/about-you.csv', as: 'lead', most: [2, 15] },
]
const MB = 1024 * 1024

/** Times, holds of the thread and growth of memory of every table. */
export async function measureFiles(
  server: FastifyInstance,
  under: string,
  cookies: ReadonlyMap<string, Record<string, string>>,
  responses: number,
): Promise<Figure[]> {
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const figures: Figure[] = []
  for (const { path, as, most } of files) {
    const cookie = Object.entries(cookies.get(as)!)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    collect()
    const before = process.memoryUsage().rss
    let top = before
    const watch = setInterval(() => {
      top = Math.max(top, process.memoryUsage().rss)
    }, 50)
    const begun = performance.now()
    const { value: bytes, held } = await longestHold(() => take(port, under + path, cookie)).finally(() =>
      clearInterval(watch),
    )
    const name = `${path} for ${as} (${(bytes / MB).toFixed(1)} MB)`
    const found = [
      atMost(name, (performance.now() - begun) / 1000, responses > 30_000 ? most[1] : most[0], 's'),
      atMost(`${name}, holds the thread`, held, 50, 'ms'),
      atMost(`${name}, memory grows by`, (top - before) / MB, 100, 'MB'),
    ]
    console.error(`${name}: ${found.map(({ value, unit }) => `${value.toFixed(1)} ${unit}`).join(', ')}`)
    figures.push(...found)
  }
  return figures
}

/** Reads a file to its end and counts its bytes. */
function take(port: number, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { cookie } }, answer => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
      let bytes = 0
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      answer.on('end', () => resolve(bytes))
      answer.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

/** Lets go of what is no longer used, so that growth is measured from the same start. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}
