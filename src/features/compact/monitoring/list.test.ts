/** Every count of recorded findings leads to the findings that it counts, and the table says how each is known and how strongly it is asked. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { day } from '../../../kernel/day.ts'
import { recordFindings } from '../checks/record-findings.ts'
import { shippedCodes } from '../codes/shipped-codes.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'

const strengths = ['must', 'should', 'could']
let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await publishedOn('2026-01-15')
  await recordFindings(app.hub.db, day('2026-01-20'))
  await app.hub.db.updateTable('consultation').set({ barriers: 'Night shifts: two meetings in the canteen.' }).execute()
  await recordFindings(app.hub.db, day('2026-03-02'))
})
after(() => app.close())

const publishedOn = (on: string) =>
  app.hub.db
    .updateTable('consultation')
    .set({ published_at: new Date(`${on}T09:00:00Z`) })
    .where('slug', '=', 'after-dark')
    .execute()

/** Every link to the list on a page, with the count that it carries. */
function countsOn(body: string): { href: string; count: number }[] {
  return [...body.matchAll(/href="(\/compact\/findings\/list\?[^"]*standing=[^"]+)"[^>]*>(.*?)<\/a>/gs)].map(
    ([, href, text]) => ({ href: href!.replaceAll('&amp;', '&'), count: Number(/\d+/.exec(words(text!))?.[0]) }),
  )
}

async function assertCounted(path: string, least: number): Promise<void> {
  const visitor = await app.visitor()
  const found = countsOn((await visitor.get(path)).body)
  assert.ok(found.length >= least, `${path}: ${found.length} counts`)
  for (const { href, count } of found) {
    const listed = Number(/(\d+) findings?\b/.exec(words((await visitor.get(href)).body))?.[1])
    assert.equal(listed, count, `${path}: ${href}`)
  }
}

test('every count of a practice, of a code and of the page of findings leads to as many findings', async () => {
  await assertCounted('/practices/consultation.barriers', 1)
  await assertCounted('/compact/findings', 12)
  const visitor = await app.visitor()
  const code = countsOn((await visitor.get('/codes/beds-luton-consultation-2009')).body)
  assert.ok(code.length > 40)
  for (const { href, count } of code.slice(0, 12)) {
    const listed = Number(/(\d+) findings?\b/.exec(words((await visitor.get(href)).body))?.[1])
    assert.equal(listed, count, href)
  }
})

test('the list leads with what must be, and says how each finding is known', async () => {
  const visitor = await app.visitor()
  const pages = await Promise.all([1, 2].map(page => visitor.get(`/compact/findings/list?page=${page}`)))
  const order = pages.flatMap(({ body }) =>
    [...words(body).matchAll(/A (must|should|could)\. /g)].map(([, one]) => one!),
  )
  assert.ok(order.length > 50)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => strengths.indexOf(a) - strengths.indexOf(b)),
  )
  const one = words((await visitor.get('/compact/findings/list?practice=consultation.barriers')).body)
  assert.match(one, /Buses after dark : Barriers dealt with Met .* Stated by the body itself\./)
})

test('the table of findings carries verdict, proof, strength and the fingerprint of the edition', async () => {
  const { body } = await (await app.visitor()).get('/compact/findings.csv?practice=consultation.barriers')
  const [head, row] = body.replace('\uFEFF', '').trim().split('\n')
  assert.equal(
    head,
    'Kind,Subject,Address,Practice,Title,Numbers,Strength,Verdict,Proof,Counts as,Because,Since,Closed with its subject,Version of the practice,Clauses,Editions with fingerprints',
  )
  assert.match(
    row!,
    /^consultation,Buses after dark,\S+\/consultations\/after-dark,consultation\.barriers,Barriers dealt with,,/,
  )
  assert.match(row!, /,met,stated,stated,/)
  assert.match(row!, /beds-luton-consultation-2009 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/)
})

test('what the Hub promises is named as a promise, with its test, and counted nowhere', async () => {
  const body = words((await (await app.visitor()).get('/practices/consultation.anonymous-allowed')).body)
  assert.match(body, /A promise of the Hub .*Proved by the test/)
})

test('the dashboard counts alike whatever it is broken down by, each count with its list, now and at the end of a month', async () => {
  const all = await countOf('/compact/findings?by=kind')
  for (const by of ['sector', 'strength', 'kind'])
    assert.deepEqual(await countOf(`/compact/findings?by=${by}`), all, by)
  assert.deepEqual(
    await countOf('/compact/findings?by=signatory&sector=statutory'),
    await countOf('/compact/findings?by=sector&sector=statutory'),
  )
  await assertCounted('/compact/findings?by=signatory&kind=consultation&strength=must', 8)
  const visitor = await app.visitor()
  const page = words((await visitor.get('/compact/findings?by=sector')).body)
  assert.match(page, /Known to be kept: \d+ of \d+ on 31 January 2026, \d+ of \d+ on 2 March 2026/)
  assert.doesNotMatch(page, /Known to be kept on|not recorded then/, 'nothing was recorded a year before')
  const before = words((await visitor.get('/compact/findings/list?practice=consultation.barriers&on=2026-01-31')).body)
  assert.match(before, /As it stood at the end of 31 January 2026 .* Barriers dealt with Not due yet/)
})

/** All that tells on the dashboard: the sum of its rows, and the count of the list of all. */
async function countOf(path: string): Promise<number[]> {
  const visitor = await app.visitor()
  const { body } = await visitor.get(path)
  const table = body.slice(body.indexOf('hub-counts'))
  const rows = countsOn(table).filter(({ href }) => href.includes('standing=telling'))
  return [rows.reduce((sum, { count }) => sum + count, 0)]
}

test('the dashboard for spreadsheets carries the numbers of the page, in its tables and month by month', async () => {
  const visitor = await app.visitor()
  const counted = (await visitor.get('/compact/findings-counted.csv?by=kind')).body
    .replace('\uFEFF', '')
    .trim()
    .split('\n')
  assert.match(counted[0]!, /^Table,What it is about,"Kept, shown",.*,All that tell,Known to be kept,/)
  assert.match(
    counted.find(row => row.includes('Every consultation'))!,
    /^What it is about,Every consultation,\d+,\d+,1,/,
  )
  const months = (await visitor.get('/compact/findings-over-time.csv?kind=consultation')).body.trim().split('\n')
  assert.deepEqual(
    months.slice(1).map(row => row.split(',')[0]),
    ['2026-01-31', '2026-02-28', '2026-03-02'],
  )
})

test('narrowed to a section, each row counts what its list tells', async () => {
  const { sections } = (await shippedCodes()).codes.get('beds-luton-consultation-2009')!.code
  const visitor = await app.visitor()
  let rows = 0
  for (const { number } of sections)
    for (const by of ['section', 'clause']) {
      const path = `/compact/findings?code=beds-luton-consultation-2009&section=${number}&by=${by}`
      if (countsOn((await visitor.get(path)).body).length === 0) continue
      await assertCounted(path, 1)
      rows++
    }
  assert.ok(rows > 4)
})

test('what no body answers for is a row of its own, with its list', async () => {
  await app.hub.db.updateTable('partnership').set({ lead_organisation_id: null }).execute()
  app.hub.forgetPages()
  const page = words((await (await app.visitor()).get('/compact/findings?by=sector')).body)
  assert.match(page, /No one body: the Compact itself, and partnerships that nobody leads \d/)
  await assertCounted('/compact/findings?by=sector', 8)
})

test('of a day that has not come nothing is told, and of few findings no share', async () => {
  const visitor = await app.visitor()
  const list = words((await visitor.get('/compact/findings/list?practice=consultation.barriers&on=2026-03-03')).body)
  assert.doesNotMatch(list, /As it stood/)
  const page = words((await visitor.get('/compact/findings?kind=consultation&strength=must&by=kind')).body)
  assert.match(page, /31 January 2026( \d){7} too few/)
})

test('what was found of a draft before it was public is told of no day', async () => {
  await publishedOn('2026-02-01')
  app.hub.forgetPages()
  const visitor = await app.visitor()
  const list = words((await visitor.get('/compact/findings/list?practice=consultation.barriers&on=2026-01-31')).body)
  assert.match(list, /No finding/)
  const months = (await visitor.get('/compact/findings-over-time.csv?kind=consultation')).body.trim().split('\n')
  assert.deepEqual(
    months.slice(1).map(row => row.split(',')[0]),
    ['2026-02-28', '2026-03-02'],
  )
  const trend = words((await visitor.get('/consultations/after-dark/checks')).body)
  assert.match(trend, /1 February 2026 \d+ .* 2 March 2026 \d+/)
  assert.doesNotMatch(trend, /20 January 2026/)
})

test('a clause has a page: what is found under it of each kind of subject, each count with its list, and what it asks for', async () => {
  const visitor = await app.visitor()
  const path = '/codes/beds-luton-consultation-2009/clauses/CL2.2'
  await assertCounted(path, 1)
  const page = words((await visitor.get(path)).body)
  assert.match(page, /Clause CL2\.2, .* What is found under it Of Kept, shown .* Every consultation 0 0 1 0 0 0/)
  assert.match(page, /How it is kept, over time|What it asks for/)
  assert.equal((await visitor.get('/codes/beds-luton-consultation-2009/clauses/99.99')).status, 404)
  const counted = (await visitor.get('/compact/findings?by=clause')).body
  assert.ok(counted.includes(path))
})
