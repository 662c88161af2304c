import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await signCode(app.hub.db, 'beds-luton-partnerships-2009', 'partnership')
})
after(() => app.close())

const checks = '/consultations/after-dark/checks'

test('everybody sees verdicts and why, and who signed what; only the team sees what to do', async () => {
  const open = await (await app.visitor()).get(checks)
  assert.equal(open.status, 200)
  assert.match(words(open.body), /signed by Fen Council/)
  assert.match(words(open.body), /Open for 6 weeks and 5 days; the code asks for 12 weeks/)
  assert.match(open.body, /Not met/)
  assert.doesNotMatch(open.body, /Do this next|departures\/new/)
  const lead = await (await app.visitor(world.people.lead)).get(checks)
  assert.match(lead.body, /\/consultations\/after-dark\/plan\/timetable/)
  assert.match(lead.body, /departures\/new\?practice=consultation\.standard-period/)
  const reviewer = await (await app.visitor(world.people.reviewer)).get(checks)
  assert.match(reviewer.body, /Do this next/)
  assert.doesNotMatch(reviewer.body, /departures\/new\?practice/)
})

test('before publishing, the lead sees what the codes ask for by the first day, with its clause and what mends it', async () => {
  await app.hub.db
    .updateTable('consultation')
    .set({ state: 'planned', published_at: null })
    .where('slug', '=', 'after-dark')
    .execute()
  try {
    const page = await (await app.visitor(world.people.lead)).get('/consultations/after-dark/opening')
    assert.match(words(page.body), /\d+ things that the codes ask for by .* are missing/)
    assert.match(page.body, /href="\/codes\/beds-luton-consultation-2009#\d/)
    assert.match(page.body, /href="\/consultations\/after-dark\/departures\/new\?practice=consultation\./)
    assert.match(page.body, /href="\/consultations\/after-dark\/plan\//)
  } finally {
    const back = { state: 'open' as const, published_at: new Date('2026-01-01') }
    await app.hub.db.updateTable('consultation').set(back).where('slug', '=', 'after-dark').execute()
  }
})

test('findings can be read clause by clause', async () => {
  const page = await (await app.visitor()).get(`${checks}?by=clause&code=beds-luton-consultation-2009`)
  assert.match(page.body, /href="\/codes\/beds-luton-consultation-2009#\d/)
  assert.match(words(page.body), /asks? for nothing here/)
})

test('nobody outside the team sees the checks of what is not published', async () => {
  assert.equal((await (await app.visitor()).get('/consultations/not-yet/checks')).status, 404)
  assert.equal((await (await app.visitor(world.people.stranger)).get('/consultations/not-yet/checks')).status, 404)
  assert.equal((await (await app.visitor(world.people.secretary)).get('/consultations/not-yet/checks')).status, 200)
})

test('where nobody signed, the codes of the area are used for guidance, and the page says so', async () => {
  const page = words((await (await app.visitor()).get('/partnerships/safer-roads/checks')).body)
  assert.match(page, /for guidance only/)
  assert.match(page, /Overdue \(\d+\)/)
})

const ends = (day: string) => {
  const [year, month, date] = day.split('-')
  return { 'ends_on-year': year!, 'ends_on-month': month!, 'ends_on-day': date! }
}

test('a departure needs a right, a shortfall and a reason; then it is explained for all, until it is withdrawn', async () => {
  const to = '/consultations/after-dark/departures/new'
  assert.equal((await (await app.visitor(world.people.reviewer)).get(to)).status, 403)
  const lead = await app.visitor(world.people.lead)
  const empty = await lead.send(to, { practice: 'consultation.standard-period', reason: '' })
  assert.equal(empty.status, 422)
  const parts = {
    circumstances: 'The grant was made late.',
    instead: 'Two evenings in the hall.',
    risk: 'Groups that meet monthly may miss it.',
    told: 'All 14 groups on the list, on 1 March.',
    ...ends('2026-06-30'),
  }
  const kept = await lead.send(to, { ...parts, practice: 'consultation.channels-equal', reason: 'Because of rain' })
  assert.equal(kept.status, 422)
  assert.match(kept.body, /Because of rain/)
  const at = `${to}?practice=consultation.standard-period`
  const blank = await lead.send(at, { ...parts, risk: 'x', reason: 'The grant ends in March.' })
  assert.equal(blank.status, 422)
  assert.match(words(blank.body), /Write what it is, in words that somebody else can follow/)
  assert.equal((await lead.send(at, { ...parts, ...ends('2026-03-01'), reason: 'It ends.' })).status, 422)
  const done = await lead.send(at, { ...parts, reason: 'The grant ends in March.' })
  assert.match(words(done.body), /The reason is published/)
  assert.match(
    words(done.body),
    /Which risk stays\? Groups that meet monthly may miss it\. .*It ends by itself after 30 June 2026/,
  )
  const shown = await (await app.visitor()).get(checks)
  assert.match(
    words(shown.body),
    /Explained by Fen Council on 2 March 2026 until 30 June 2026: The grant ends in March/,
  )
  const row = await app.hub.db.selectFrom('departure').selectAll().executeTakeFirstOrThrow()
  const away = `/consultations/after-dark/departures/${row.id}/withdrawal`
  assert.equal((await (await app.visitor(world.people.chair)).get(away)).status, 403)
  await lead.send(away, {})
  assert.doesNotMatch(words((await (await app.visitor()).get(checks)).body), /Explained by Fen Council/)
  assert.match(words((await (await app.visitor()).get('/consultations/after-dark/departures')).body), /1 was withdrawn/)
  const audit = await app.hub.db.selectFrom('audit_entry').select('action').where('record_id', '=', row.id).execute()
  assert.deepEqual(audit.map(({ action }) => action).sort(), ['departure.published', 'departure.withdrawn'])
})
