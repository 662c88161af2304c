import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { checkSubject, recordFindings } from '../index.ts'

let app: TestApp
let world: CompactWorld
const edition = 'beds-luton-consultation-2009'

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, edition, 'consultation', world.council)
})
after(() => app.close())

test('anybody comments on a clause; it is public with its answer, not before', async () => {
  const reader = await app.visitor()
  const at = `/codes/${edition}/comments`
  assert.equal((await reader.send(at, { clause: '99.9', comment: 'Too long' })).status, 422)
  await reader.send(at, { clause: '', comment: 'Twelve weeks is long' })
  assert.doesNotMatch(words((await reader.get(at)).body), /Twelve weeks is long/)
  const { id } = await app.hub.db.selectFrom('code_comment').select('id').executeTakeFirstOrThrow()
  assert.equal((await (await app.visitor(world.people.lead)).get(`/compact/comments/${id}`)).status, 403)
  const secretary = await app.visitor(world.people.secretary)
  await secretary.send(`/compact/comments/${id}`, { answer: 'We put it to the review' })
  assert.match(words((await reader.get(at)).body), /Twelve weeks is long Answer: We put it to the review/)
  assert.equal((await secretary.send(`/compact/comments/${id}`, { answer: 'Again', version: '1' })).status, 409)
})

test('what is no comment is set aside in public, with a reason, and lowers no finding; answered, it counts again', async () => {
  const reader = await app.visitor()
  const at = `/codes/${edition}/comments`
  for (const comment of ['Buy our pills', 'Buy our other pills', 'Clause 4 is unclear'])
    await reader.send(at, { clause: '', comment })
  const waiting = await app.hub.db.selectFrom('code_comment').selectAll().where('answered_on', 'is', null).execute()
  const boxes = waiting.filter(({ comment }) => comment.startsWith('Buy')).map(({ id, version }) => `${id} ${version}`)
  const secretary = await app.visitor(world.people.secretary)
  const aside = '/compact/comments/set-aside'
  assert.equal((await (await app.visitor(world.people.lead)).get(aside)).status, 403)
  assert.equal((await secretary.send(aside, { kind: 'abuse', why: 'Advertising' })).status, 422)
  await secretary.send(aside, { comments: boxes, kind: 'abuse', why: 'Advertising for a shop' })
  const seen = words((await reader.get(at)).body)
  assert.match(seen, /Set aside without an answer Abuse, or advertising 2 comments/)
  assert.doesNotMatch(seen, /pills|for a shop/)
  const stale = { comments: boxes, kind: 'said-already', why: 'Once more' }
  assert.equal((await secretary.send(aside, stale)).status, 422)
  const kept = async () =>
    (await checkSubject(app.hub.db, { kind: 'compact', id: world.area }, day('2027-03-02')))?.findings.find(
      ({ practice }) => practice === 'compact.feedback-channel',
    )
  assert.match((await kept())?.because ?? '', /2 comments were set aside without an answer/)
  const first = waiting.find(({ comment }) => comment === 'Buy our pills')
  await secretary.send(`/compact/comments/${first?.id}`, { answer: 'We sell none' })
  assert.match(
    words((await reader.get(at)).body),
    /Buy our pills Answer: We sell none .*Abuse, or advertising 1 comment/,
  )
  assert.match((await kept())?.because ?? '', /1 comment was set aside/)
})

test('however many were set aside, each is counted, and none pushes an answer out of sight', async () => {
  const { db } = app.hub
  await sql`insert into code_comment (id, code_id, clause, comment, set_aside_on, set_aside_as, set_aside_why)
    select gen_random_uuid(), id, '', 'Pills', '2027-03-01', 'abuse', 'Advertising' from code, generate_series(1, 600)
    where edition = ${edition}`.execute(db)
  app.hub.forgetPages()
  const reader = await app.visitor()
  const seen = words((await reader.get(`/codes/${edition}/comments`)).body)
  assert.match(seen, /We sell none/)
  assert.match(seen, /Abuse, or advertising 601 comments/)
  const { id } = await db
    .selectFrom('code_comment')
    .select('id')
    .where('answer', '=', 'We sell none')
    .executeTakeFirstOrThrow()
  const secretary = await app.visitor(world.people.secretary)
  assert.equal((await secretary.get(`/compact/comments/${id}`)).status, 200)
  await db.deleteFrom('code_comment').where('comment', '=', 'Pills').execute()
})

test('the Compact states what it is for, and a code where it comes from', async () => {
  const secretary = await app.visitor(world.people.secretary)
  const reader = await app.visitor()
  assert.equal((await (await app.visitor(world.people.lead)).get('/compact/statement')).status, 403)
  await secretary.send('/compact/statement', {
    aim: 'To settle things together',
    governing_partnership_id: world.partnership,
  })
  assert.match(words((await reader.get('/compact')).body), /To settle things together .*Looked after by Safer roads/)
  const at = `/compact/codes/${edition}/origin`
  assert.equal((await secretary.send(at, { consultation_id: world.draft })).status, 422)
  await secretary.send(at, { consultation_id: world.consultation, drawn_up_by: 'Four officers and five groups' })
  const code = words((await reader.get(`/codes/${edition}`)).body)
  assert.match(code, /Came out of the consultation .*Drawn up by: Four officers and five groups/)
})

test('findings are shown by signatory and by section, as last recorded', async () => {
  const reader = await app.visitor()
  assert.match(words((await reader.get('/compact/findings')).body), /Nothing has been recorded yet/)
  await recordFindings(app.hub.db, day('2026-03-02'))
  app.hub.forgetPages()
  const page = words((await reader.get('/compact/findings')).body)
  assert.match(page, /As recorded on 2 March 2026/)
  const sections = words((await reader.get('/compact/findings?by=section')).body)
  assert.match(sections, /1\. What this code is/)
  assert.match(words((await reader.get('/compact/findings?by=signatory')).body), /Fen Council \d+ of \d+/)
})
