/** Lists: found however words are typed, fifty to a page with addresses that stay, in the order asked for. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../test/support/app.ts'
import { newId } from '../db/ids.ts'
import { slugOf } from '../db/slug.ts'

let app: TestApp
let reader: Visitor
const body = newId()
const numbered = Array.from({ length: 118 }, (_, at) => `Group ${String(at + 1).padStart(3, '0')}`)

before(async () => {
  app = await testApp()
  const { db } = app.hub
  const organisation = (name: string) => ({ id: newId(), slug: slugOf(name), name, sector: 'community' as const })
  await db
    .insertInto('organisation')
    .values([...numbered, 'Zoë’s Café', 'Older People’s Forum', 'Ålesund Friends'].map(organisation))
    .execute()
  await db
    .insertInto('organisation')
    .values({ ...organisation('Holt Council'), id: body })
    .execute()
  const consultation = (title: string) => ({
    id: newId(),
    slug: slugOf(title),
    title,
    lead_organisation_id: body,
    published_at: new Date('2026-01-05'),
  })
  await db
    .insertInto('consultation')
    .values(['Green spaces plan for Holt', 'Library hours'].map(consultation))
    .execute()
  reader = await app.visitor()
})
after(() => app.close())

const page = async (address: string) => words((await reader.get(address)).body)

test('what is looked for is found, however it is typed', async () => {
  for (const typed of ["older people's forum", 'older people’s forum', 'FORUM peoples', 'older'])
    assert.match(
      await page(`/organisations?words=${encodeURIComponent(typed)}`),
      /1 organisation .*Older People’s Forum/,
    )
  assert.match(await page('/organisations?words=cafe+zoe'), /1 organisation .*Zoë’s Café/)
  assert.match(await page('/consultations?words=holt+plan'), /1 of 2 consultations.*Green spaces plan for Holt/)
  assert.match(await page('/organisations?words=nothing+like+it'), /No organisation matches/)
})

test('a list has fifty to a page, each at an address that stays and keeps the question', async () => {
  const first = await reader.get('/organisations?sector=community')
  assert.match(words(first.body), /122 organisations \(showing 1 to 50\).*Ålesund Friends.*Group 001.*Group 049/)
  assert.doesNotMatch(words(first.body), /Group 050/)
  assert.match(first.body, /href="\/organisations\?sector=community&amp;page=2"/)
  assert.match(first.body, /href="\/organisations\.csv\?sector=community"/)
  const last = await page('/organisations?sector=community&page=3')
  assert.match(last, /showing 101 to 122.*Group 118.*Older People’s Forum.*Zoë’s Café/)
  assert.equal(await page('/organisations?sector=community&page=99'), last, 'behind the last page stands the last')
})

test('a list stands in the order asked for', async () => {
  assert.match(
    await page('/organisations?sort=newest'),
    /Ålesund Friends.*Older People’s Forum.*Zoë’s Café.*Group 118.*Group 117/,
  )
  assert.match(await page('/consultations?sort=title'), /Green spaces plan for Holt.*Library hours/)
})
