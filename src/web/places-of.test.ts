/** Which addresses somebody may open, asked of the pages: each subject is found once, and one that is not there closes its address alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { anyone, nobody, signedIn } from '../access/access.ts'
import type { Handle } from '../db/open.ts'
import type { Hub } from './hub.ts'
import { definePage, type Found } from './page.ts'
import { placesOf } from './places-of.ts'
import { PageProblem } from './problems.ts'

const looked: string[] = []
async function thing(_db: unknown, { slug }: { slug: string }): Promise<Found<string> | null> {
  looked.push(slug)
  if (slug === 'gone') throw new PageProblem('not-found')
  if (slug === 'over') throw new PageProblem('not-found', 'responses.open.over')
  if (slug === 'broken') throw new Error('The database is away')
  return slug === 'none' ? null : { ref: null, record: slug }
}
const page = (path: string, access = anyone) =>
  definePage({
    path,
    access,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'error.njk',
    params: z.object({ slug: z.string() }),
    subject: thing,
    show: async () => ({ title: '' }),
  })
const routes = [page('/things/:slug'), page('/things/:slug/parts'), page('/things/:slug/own', signedIn)]
// No page here asks the Hub or the database for anything.
const places = placesOf(routes, () => ({}) as Hub)
const asking = { db: {} as Handle, actor: nobody }

test('what is not there closes its own address, and every subject is found once', async () => {
  const hrefs = [
    '/things/a',
    '/things/a?x=1#y',
    '/things/a/parts',
    '/things/a/own',
    '/things/gone',
    '/things/over',
    '/things/none',
    '/b',
    null,
  ]
  const open = await places.mayOpen(asking, hrefs)
  assert.deepEqual([...open].toSorted(), ['/things/a', '/things/a/parts', '/things/a?x=1#y'])
  assert.deepEqual(looked.toSorted(), ['a', 'gone', 'none', 'over'])
})

test('what is broken is no address that is closed', async () => {
  await assert.rejects(places.mayOpen(asking, ['/things/a', '/things/broken']), /The database is away/)
})
