/**
 * Somebody who fetches everything that anybody can of the demonstration area (pages, open data for programs, feeds, spreadsheets),
 * twice: what single people said, and in confidence, moves none of it; and no small count of a report can be worked out.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anyone } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { heldFrom, narrowed } from '../support/attacker.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
before(async () => {
  world = await buildWorld()
})
after(() => world.close())

/** What tells of consultations, responses or checks of them, wherever it stands; forms that are the same for all say nothing. */
const TELLING = /^\/(?:$|consultations|compact|codes|practices|api\/v1|search|about|organisations)/

/** Everything that anybody can fetch, by address: what differs from one answer to the next by chance is left out. */
async function everything(): Promise<Map<string, string>> {
  const { db } = world.hub
  const from = {
    ...sourcesWith(world.codes),
    '/consultations/:slug': 'select slug from consultation where published_at is not null',
    '/api/v1/consultations/:slug': 'select slug from consultation where published_at is not null',
  }
  const found = new Map<string, string>()
  for (const route of routes) {
    if (route.access !== anyone || !TELLING.test(route.path)) continue
    for (const params of await paramsFor(db, route, from)) {
      const url = addressOf(route.path, params)
      const answer = await world.server.inject({ method: 'GET', url, headers: { host: 'hub.test' } })
      if (answer.statusCode !== 200) continue
      const said = answer.body
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
        .replaceAll(/\/D:\d+|\/ID \[.*?\]/gs, '')
      if (!/pdf|zip|officedocument/.test(String(answer.headers['content-type']))) found.set(url, said)
    }
  }
  return found
}

test('what one person said, who they are and what is said in confidence moves nothing that anybody can fetch', async () => {
  const { db } = world.hub
  const first = await everything()
  assert.ok(first.size > 100, `${first.size} addresses`)
  for (const kind of [/^\/api\/v1\/consultations/, /\.atom$/, /\.csv$/, /\/report$/, /^\/compact\/findings/])
    assert.ok(
      [...first.keys()].some(url => kind.test(url)),
      String(kind),
    )
  // Of every consultation all that was said in confidence, and one other response, become something else. That one stays on its side of
  // what counts as the sector: a group that gains its fifth is told from then on, and loses it again, as the limit says.
  const { rows } = await sql<{ id: string }>`
    update response set area_part = 'Elsewhere',
      sector = case when confidential then case sector when 'faith' then 'private' else 'faith' end
        when sector = 'faith' then 'community' when sector in ('voluntary', 'community') then 'faith'
        when sector = 'private' then 'other' else 'private' end,
      answers = '{}', free_text = case when confidential or not may_publish then 'Otherwise' else free_text end
    where state <> 'withdrawn' and (confidential or id in (select distinct on (consultation_id) id from response
      where not confidential and state <> 'withdrawn' and sector <> '' order by consultation_id, reference))
    returning id`.execute(db)
  assert.ok(rows.length > 3, `${rows.length} responses changed`)
  world.hub.forgetPages()
  const second = await everything()
  const moved = [...first].filter(([url, said]) => second.get(url) !== said).map(([url]) => url)
  assert.deepEqual(moved, [])
  console.log(`Score: ${first.size} addresses fetched twice, ${rows.length} responses changed, 0 answers moved`)
})

test('no small count of a report of the demonstration area can be worked out, by whoever can read it', async () => {
  const { db } = world.hub
  const consultations = await db.selectFrom('consultation').select(['id', 'slug']).execute()
  const questions = await db.selectFrom('question').select(['text', 'type']).execute()
  const several = questions.filter(({ type }) => /multiple-choice|ranking/.test(type)).map(({ text }) => text)
  const solved = new Set<string>()
  let [small, reports] = [0, 0]
  for (const { id, slug } of consultations) {
    const team = await db
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .select('person.email')
      .where('subject_id', '=', id)
      .where('role', 'in', ['lead', 'reviewer'])
      .where('to_day', 'is', null)
      .execute()
    for (const name of [null, ...team.map(({ email }) => email!.split('@')[0]!)]) {
      const answer = await (await world.visitor(name)).get(`/consultations/${slug}/report.csv`, false)
      if (answer.status !== 200) continue
      reports++
      // One population for every reader: what is the same is solved once.
      if (solved.has(answer.body)) continue
      solved.add(answer.body)
      const held = heldFrom(answer.body, table => several.some(text => table.endsWith(text)))
      small += [...held.told.values()].filter(({ from, to }) => from !== to).length
      assert.deepEqual(narrowed(held), [], `${slug} as ${name ?? 'anybody'}`)
    }
  }
  assert.ok(reports > 1 && small > 0, `${reports} reports, ${small} counts that are not told`)
  console.log(`Score: ${reports} reports read, ${solved.size} of them different, ${small} counts not told, 0 narrowed`)
})
