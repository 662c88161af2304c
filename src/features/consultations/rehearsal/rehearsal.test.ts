/** A consultation rehearsed from its plan to its report, while not one row of the area changes, and wiped in one step. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { origin, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import type { FileStore } from '../../../db/file-store.ts'
import { newId } from '../../../db/ids.ts'
import { beginnings } from '../../../db/rehearsal/beginnings.ts'
import { takeTurn } from '../../../db/turns.ts'
import { day } from '../../../kernel/day.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { wipeUnusedRehearsals } from './wipe-unused.job.ts'

/** Tables that name a consultation and begin empty. */
const beginEmpty: ReadonlySet<string> = new Set([
  'amendment',
  'answer_change',
  'answer_count',
  'answer_file',
  'answer_file_opening',
  'answer_file_use',
  'bulk_act',
  'code_suggesting',
  'code_suggestion',
  'codebook_change',
  'codebook_code',
  'consultation_decision',
  'consultation_notice',
  'consultation_report',
  'evaluation',
  'explanation_request',
  'format_request',
  'identifying_act',
  'identifying_words',
  'interest',
  'interest_told',
  'interim_review',
  'invitee_suggestion',
  'joint_view',
  'late_response',
  'lesson_use',
  'own_entry',
  'own_entry_named',
  'partnership_entry_named',
  'point',
  'policy_change',
  'register_reopening',
  'rehearsal',
  'related_consultation',
  'response',
  'response_draft',
  'response_import',
  'sector_news',
  'sector_question',
  'taking_part',
  'timescale_challenge',
  'weighting',
  'wording_comparison',
])

let app: TestApp
let of: OpenConsultation
let lead: Visitor
let base: string
/** What the store of the area keeps. */
const kept = new Map<string, Buffer>()
/** The consultation as it stands in the rehearsal. */
let there: string

before(async () => {
  const files: FileStore = {
    describe: 'a store of the test',
    put: async (name, content) => void kept.set(name, Buffer.from(content)),
    get: async name => kept.get(name) ?? null,
    remove: async name => void kept.delete(name),
  }
  app = await testApp(new Date('2026-03-02T09:00:00Z'), origin, { files })
  of = await openConsultation(app.hub.db, 'together')
  await app.hub.db
    .updateTable('consultation')
    .set({
      state: 'planned',
      published_at: null,
      opens_on: day('2026-04-01'),
      closes_on: day('2026-06-30'),
      feedback_on: day('2026-08-01'),
      summary: 'How we meet.',
      aims: 'To meet better.',
    })
    .where('id', '=', of.id)
    .execute()
  base = `/consultations/${of.slug}`
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

/** How many rows each table of the area has; what is written about the rehearsal itself is left out. */
async function rowsOfTheArea(): Promise<Record<string, number>> {
  const own = ['rehearsal', 'audit_entry', 'submission', 'session', 'tries']
  const { rows } = await app.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows.filter(({ name }) => !own.includes(name))) {
    const { rows: counted } = await app.pool.query<{ n: string }>(`select count(*) as n from public."${name}"`)
    counts[name] = Number(counted[0]!.n)
  }
  return counts
}

const key = async () => (await app.hub.db.selectFrom('rehearsal').select('key').executeTakeFirst())?.key

const schemas = async () =>
  (await app.pool.query(`select nspname from pg_namespace where nspname like 'rehearsal_%'`)).rowCount

const date = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Goes into the rehearsal, as somebody of its team or as anybody. */
async function goIn(as: string): Promise<Visitor> {
  const visitor = await app.visitor(of.people.lead)
  const answer = await visitor.send(`${base}/rehearsal`, { as })
  assert.equal(answer.status, 200, words(answer.body).slice(0, 400))
  return visitor
}

const passTo = (iso: string) => lead.send(`${base}/rehearsal/day`, date('to', iso))

test('each table that names a consultation is copied or begins empty', async () => {
  const { rows } = await app.pool.query<{ name: string }>(
    `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'consultation_id'`,
  )
  const said = new Set([...beginnings.map(({ table }) => table), ...beginEmpty])
  assert.deepEqual(
    rows.map(({ name }) => name).filter(name => !said.has(name)),
    [],
  )
  assert.deepEqual(
    beginnings.map(({ table }) => table).filter(table => beginEmpty.has(table)),
    [],
  )
})

test('only its lead rehearses it, and nobody finds a rehearsal without its address', async () => {
  for (const person of [of.people.reviewer, of.people.stranger])
    assert.equal((await (await app.visitor(person)).get(`${base}/rehearsal`)).status, 403)
  const page = words((await lead.get(`${base}/rehearsal`)).body)
  assert.match(page, /never counts.*mailed to nobody/)
  assert.equal((await lead.get(`/rehearsals/${'0'.repeat(24)}${base}`)).status, 404)
  assert.equal((await lead.get(`/rehearsals/nothing${base}`)).status, 404)
})

let before0: Record<string, number>

test('begun, it is the consultation once more: the lead publishes it there, and nothing is public here', async () => {
  before0 = await rowsOfTheArea()
  const early = await lead.send(`${base}/rehearsal`, { as: 'anybody' })
  assert.equal(early.status, 422)
  assert.match(words(early.body), /Go in as its lead and publish it there first/)
  const inside = await goIn('lead')
  there = `/rehearsals/${await key()}${base}`
  const plan = await inside.get(`${there}/plan`)
  assert.match(plan.body, /This is a rehearsal\. Today, here, is 2 March 2026\./)
  assert.match(plan.body, /The lead of the rehearsal/)
  assert.doesNotMatch(plan.body, /\s(href|action)="\/(?!assets|rehearsals\/|consultations\/together\/rehearsal")/)
  assert.equal(plan.headers['cache-control'], 'no-store')
  assert.equal(plan.headers['x-robots-tag'], 'noindex')
  const published = await inside.send(`${there}/opening`, { act: 'publish' })
  assert.match(words(published.body), /It is published/)
  const anybody = await app.visitor()
  assert.equal((await anybody.get(base)).status, 404)
  assert.equal((await anybody.get(there)).status, 200)
  assert.doesNotMatch((await anybody.get('/consultations')).body, /How we work together/)
  assert.doesNotMatch((await anybody.get('/api/v1/consultations')).body, /together/)
})

test('its session opens nothing of the area, and the other way round', async () => {
  const inside = await goIn('lead')
  const outside = await app.visitor()
  assert.equal((await outside.get(`${there}/plan`, false)).status, 303)
  const mixed = await app.visitor(of.people.lead)
  assert.equal((await mixed.get(`${there}/plan`, false)).status, 303, 'a session of the area is none in the rehearsal')
  assert.equal((await inside.get(`${there}/rehearsal`)).status, 200)
  assert.match(words((await inside.get(`${there}/rehearsal`)).body), /This is a rehearsal already/)
})

test('whoever leads the consultation no more, or has signed out, is of the team of its rehearsal no more', async () => {
  const { db } = app.hub
  const second = of.people.stranger
  const grant = {
    person_id: second,
    role: 'lead',
    subject_kind: 'consultation',
    subject_id: of.id,
    from_day: day('2026-01-01'),
  } as const
  const standing = async (visitor: Visitor) => (await visitor.get(`${there}/plan`, false)).status
  await db
    .insertInto('role_grant')
    .values({ id: newId(), ...grant })
    .execute()
  const visitor = await app.visitor(second)
  await visitor.send(`${base}/rehearsal`, { as: 'lead' })
  assert.equal(await standing(visitor), 200)
  await db.deleteFrom('role_grant').where('person_id', '=', second).execute()
  assert.equal(await standing(visitor), 303)
  await db
    .insertInto('role_grant')
    .values({ id: newId(), ...grant })
    .execute()
  assert.equal(await standing(visitor), 200)
  await visitor.send('/account/sign-out', { where: 'here' })
  assert.equal(await standing(visitor), 303)
  await db.deleteFrom('role_grant').where('person_id', '=', second).execute()
})

test('a form of the rehearsal waits for none of the area, which may be waiting for the rehearsal', async () => {
  const inside = await goIn('lead')
  await app.hub.db.transaction().execute(async tx => {
    await takeTurn(tx, { kind: 'consultation', id: of.id })
    const sent = inside.send(`${there}/opening`, { act: 'publish' })
    const late = wait(20_000, null, { ref: false })
    assert.ok(await Promise.race([sent, late]), 'it waits')
  })
})

let code = ''

test('a file of the rehearsal stays with it, and is moved into no store', async () => {
  await app.pool.query(
    `insert into rehearsal_${await key()}.stored_file
      (id, name, media_type, size, sha256, content, subject_kind, subject_id, visibility)
    values ($1, 'map.txt', 'text/plain', 3, sha256('map'), 'map', 'consultation', $2, 'public')`,
    [newId(), of.id],
  )
  await passTo('2026-03-03')
  assert.equal(kept.size, 0)
})

test('days pass, people answer online and on paper, and get their receipts', async () => {
  assert.equal((await passTo('2026-03-01')).status, 422)
  const passed = await passTo('2026-04-02')
  assert.match(words(passed.body), /The days have passed/)
  const anybody = await goIn('anybody')
  const answer = await anybody.send(
    `${there}/response`,
    {
      [`q-${of.questions[0]}`]: '2',
      [`q-${of.questions[1]}`]: 'In paragraph 1.1 five days is too short.',
      action: 'give',
      behalf: 'personal',
      may_publish: 'yes',
      contact_name: 'Ada Tester',
      contact_email: 'ada@tester.example',
    },
    { follow: false },
  )
  assert.equal(answer.status, 303, words(answer.body))
  const to = String(answer.headers['location'])
  assert.ok(to.startsWith(`/rehearsals/${await key()}/responses/`), to)
  code = /\/responses\/([0-9A-Z-]+)/.exec(to)![1]!
  const receipt = await anybody.get(to)
  assert.equal(receipt.status, 200, `${receipt.url} ${words(receipt.body)}`)
  assert.equal((await anybody.get(`/responses/${code}`)).status, 404, 'its code opens nothing outside')
  const clerk = await goIn('clerk')
  const keyed = await clerk.send(`${there}/keying`, {
    channel: 'letter',
    ...date('received', '2026-04-01'),
    [`q-${of.questions[0]}`]: '1',
    action: 'give',
  })
  assert.equal(keyed.status, 200, words(keyed.body).slice(0, 600))
  const page = words((await lead.get(`${base}/rehearsal`)).body)
  assert.match(page, /2 responses/)
  assert.match(page, /Mail that would have gone .*How we work together.* \(1\)/)
})

test('it closes by itself, is read, decided and reported, to the public outcome', async () => {
  // Whoever reads meanwhile does not hold the days back.
  const reader = await app.visitor()
  let passed = false
  const passing = passTo('2026-07-01').finally(() => (passed = true))
  while (!passed) await reader.get(there)
  assert.equal((await passing).status, 200)
  const { rows } = await app.pool.query(`select state from rehearsal_${await key()}.consultation where id = $1`, [
    of.id,
  ])
  assert.deepEqual(rows, [{ state: 'closed' }])
  const inside = await goIn('lead')
  assert.equal((await inside.send(`${there}/analysis`, { act: 'begin' })).status, 200)
  const list = (await inside.get(`${there}/responses`)).body
  const references = [...new Set([...list.matchAll(/\/responses\/([A-Z0-9-]+)"/g)].map(([, reference]) => reference!))]
  assert.equal(references.length, 2)
  for (const reference of references) {
    const path = `${there}/responses/${reference}`
    if ((await inside.get(path)).body.includes('take:all')) await inside.send(path, { act: 'take:all' })
    await inside.send(path, { act: 'read' })
  }
  assert.equal((await inside.send(`${there}/points/1`, { action: 'noted', reason: 'We heard this' })).status, 200)
  assert.match(words((await inside.send(`${there}/analysis`, { act: 'report' })).body), /Reported/)
  await inside.send(`${there}/report/words`, { introduction: 'What we heard.', what_happens_next: 'We decide.' })
  const out = await inside.send(`${there}/report/publication`, { versions: 'yes', sure: 'yes' })
  assert.match(words(out.body), /Report published/)
  const anybody = await app.visitor()
  assert.match(words((await anybody.get(`${there}/report`)).body), /What we heard.*2 responses came/)
  assert.equal((await anybody.get(`${there}/report.pdf`)).headers['content-type'], 'application/pdf')
  assert.match(words((await anybody.get(`${there}/register`)).body), /We heard this/)
})

test('not one row of the area has changed', async () => {
  assert.deepEqual(await rowsOfTheArea(), before0)
  const { state, published_at } = await app.hub.db
    .selectFrom('consultation')
    .select(['state', 'published_at'])
    .where('id', '=', of.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([state, published_at], ['planned', null])
  const tasks = words((await lead.get('/tasks')).body)
  assert.doesNotMatch(tasks, /response/i)
})

test('nobody of the team is named in it, and nobody can be reached', async () => {
  const { rows } = await app.pool.query(`select name, email from rehearsal_${await key()}.person`)
  for (const { name, email } of rows) {
    assert.doesNotMatch(name, /Example/)
    assert.equal(email, null)
  }
})

test('wiped in one step: its address and its tables are gone', async () => {
  const end = await lead.send(`${base}/rehearsal/end`, {})
  assert.match(words(end.body), /The rehearsal is wiped/)
  assert.equal(await schemas(), 0)
  assert.equal((await (await app.visitor()).get(there)).status, 404)
  assert.deepEqual(await rowsOfTheArea(), before0)
})

test('one that nobody uses is wiped by itself, and one that was left by a copy as well', async () => {
  await goIn('lead')
  await app.pool.query(`create schema rehearsal_${'a'.repeat(24)}`)
  assert.equal(await wipeUnusedRehearsals.run(app.hub), '1 wiped')
  assert.equal(await schemas(), 1)
  app.clock.now = new Date('2026-04-20T09:00:00Z')
  assert.equal(await wipeUnusedRehearsals.run(app.hub), '1 wiped')
  assert.equal(await schemas(), 0)
})

test('once it has opened it is rehearsed no more', async () => {
  await app.hub.db
    .updateTable('consultation')
    .set({ state: 'open', published_at: app.clock.now })
    .where('id', '=', of.id)
    .execute()
  lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(`${base}/rehearsal`)).body), /rehearsed before it opens/)
  assert.equal((await lead.post(`${base}/rehearsal`, { as: 'lead' })).status, 422)
  assert.equal(await schemas(), 0)
})
