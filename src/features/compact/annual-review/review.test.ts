/** The yearly review: both sides score apart, then together; it closes signed off by both, and its open actions come back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { practiceOf } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import { loadCompactFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { grantRole } from '../../accounts/index.ts'
import { type CompactWorld, makeCompact } from '../compact.fixture.ts'
import { beginYearlyReview } from './begin.job.ts'
import { apart, questions, sumOf } from './scorecard.ts'

let app: TestApp
let world: CompactWorld
let at: string
let council: string

const on = (name: string, year: number, month: number, dayOfMonth: number) => ({
  [`${name}-day`]: String(dayOfMonth),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})
const all = (score: number) => Object.fromEntries(questions.map(question => [question, String(score)]))
const as = (person: string) => app.visitor(person)

before(async () => {
  app = await testApp()
  const { db } = app.hub
  world = await makeCompact(db)
  const secretary = await as(world.people.secretary)
  await secretary.send('/compact/codes', {
    edition: 'leeds',
    status: 'in-force',
    why: 'Ours.',
    ...on('from', 2026, 1, 1),
  })
  const { id: code } = await db.selectFrom('code').select('id').where('edition', '=', 'leeds').executeTakeFirstOrThrow()
  council = newId()
  await db.insertInto('person').values({ id: council, name: 'Coun Cil', email: 'coun.cil@example.org' }).execute()
  await db.transaction().execute(tx =>
    grantRole(tx, {
      personId: council,
      role: 'contact',
      subject: { kind: 'organisation', id: world.council },
      from: day('2026-01-01'),
      grantedBy: null,
    }),
  )
  for (const organisation of [world.charity, world.council])
    await db
      .insertInto('signature')
      .values({ id: newId(), organisation_id: organisation, code_id: code, from_day: day('2026-02-01') })
      .execute()
})
after(() => app.close())

test('one review at a time is begun, by the secretariat alone', async () => {
  assert.equal((await (await as(world.people.contact)).get('/compact/reviews/new')).status, 403)
  const secretary = await as(world.people.secretary)
  const begun = await secretary.send('/compact/reviews/new', {})
  assert.match(words(begun.body), /Review of 2 March 2025 to 2 March 2026 Open/)
  at = begun.url.split('?')[0]!
  assert.equal(
    (await secretary.get('/compact/reviews/new')).url,
    at,
    'whoever begins one while one is open goes on with it',
  )
  assert.equal((await secretary.post('/compact/reviews/new', {})).url, at)
})

test('neither side sees the other’s answers before both have answered; together comes last', async () => {
  const secretary = await as(world.people.secretary)
  assert.match(words((await secretary.get(`${at}/scorecard`)).body), /come once each side has answered/)
  await (await as(council)).send(`${at}/scorecard`, { side: 'public', ...all(3) })
  const wrong = await (await as(council)).send(`${at}/scorecard`, { side: 'sector', ...all(0) })
  assert.equal(wrong.status, 422, 'nobody answers for the other side')
  const other = await as(council)
  const form = await other.get(`${at}/scorecard`)
  assert.match(words(form.body), /takes the place of – Public bodies, given by Coun Cil on 2 March 2026 36 of 36/)
  const read = /name="version" value="(\d+)"/.exec(form.body)?.[1]
  await other.send(`${at}/scorecard`, { side: 'public', ...all(2) })
  const unread = await other.send(`${at}/scorecard`, { side: 'public', ...all(0), version: read! })
  assert.equal(unread.status, 409, 'nobody replaces an answer that came after they opened the form')
  await other.send(`${at}/scorecard`, { side: 'public', ...all(3) })
  const kept = await app.hub.db
    .selectFrom('compact_review_score')
    .select(['scores', 'given_by', 'replaced_at'])
    .execute()
  assert.deepEqual(
    kept.map(({ scores, given_by, replaced_at }) => [scores[0], given_by === council, replaced_at === null]).sort(),
    [
      [2, true, false],
      [3, true, false],
      [3, true, true],
    ],
  )
  const waiting = words((await (await app.visitor()).get(at)).body)
  assert.match(waiting, /One side has answered/)
  assert.doesNotMatch(waiting, /Sum, of 36/)
  await (await as(world.people.contact)).send(`${at}/scorecard`, { side: 'sector', ...all(1), time: '0' })
  const shown = words((await (await app.visitor()).get(at)).body)
  assert.match(shown, /Sum, of 36 36 11 –/)
  const fixed = await as(council)
  assert.match(words((await fixed.get(`${at}/scorecard`)).body), /Both sides have answered.* not changed any more/)
  assert.equal((await fixed.post(`${at}/scorecard`, { side: 'public', ...all(0), version: '4' })).status !== 303, true)
  assert.match(words((await (await app.visitor()).get(at)).body), /Sum, of 36 36 11 –/)
  await secretary.send(`${at}/scorecard`, { side: 'joint', ...all(2) })
  assert.match(words((await (await app.visitor()).get(at)).body), /Sum, of 36 36 11 24/)
})

test('the figures count what is public and stands: no taken-back doubt, nothing of what is not published', async () => {
  const { db } = app.hub
  const now = new Date('2026-03-01T09:00:00Z')
  const view = {
    created_at: now,
    subject_kind: 'consultation' as const,
    demand: 'consultation.barriers',
    practice: 'consultation.barriers',
    says: 'doubted' as const,
    organisation_id: world.charity,
    said_on: day('2026-03-01'),
    saw: 'Stated.',
    evidence: 'x',
    reason: 'It was not so.',
    answer_by: day('2026-03-30'),
  }
  const hidden = newId()
  await db
    .insertInto('consultation')
    .values({ id: hidden, slug: 'kept-back', title: 'Not yet', lead_organisation_id: world.council })
    .execute()
  await db
    .insertInto('partnership')
    .values({ id: newId(), slug: 'in-secret', name: 'In secret', public: false })
    .execute()
  const { id: secret } = await db
    .selectFrom('partnership')
    .select('id')
    .where('slug', '=', 'in-secret')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('finding_view')
    .values([
      { ...view, id: newId(), subject_id: world.consultation },
      { ...view, id: newId(), subject_id: world.consultation, withdrawn_at: now },
      { ...view, id: newId(), subject_id: hidden },
    ])
    .execute()
  await db
    .insertInto('concern')
    .values({
      id: newId(),
      created_at: now,
      subject_kind: 'partnership',
      subject_id: secret,
      about: 'Nobody is heard.',
    })
    .execute()
  const page = words((await (await app.visitor(world.people.secretary)).get(at)).body)
  assert.match(page, /Doubts raised: 1 /)
  assert.match(page, /Concerns raised: 0 /)
})

test('it closes with report, answers, an action, and both signatures on these words, and not before', async () => {
  const secretary = await as(world.people.secretary)
  const close = () => secretary.send(`${at}/closing`, {})
  assert.match(words((await close()).body), /Write the report first/)
  await secretary.send(`${at}/report`, { report: 'More was asked, and earlier.' })
  assert.match(words((await close()).body), /Add at least one action/)
  const past = { what: 'Write by post', owner: 'Fen Aid', ...on('due', 2026, 2, 1) }
  assert.equal((await secretary.send(`${at}/actions/new`, past)).status, 422)
  await secretary.send(`${at}/actions/new`, { ...past, ...on('due', 2026, 6, 1) })
  assert.match(words((await close()).body), /Both sides sign it off first/)
  await (await as(council)).send(`${at}/sign-off`, { organisation: world.council })
  const other = await (await as(council)).send(`${at}/sign-off`, { organisation: world.charity })
  assert.equal(other.status, 422, 'nobody signs for another')
  await secretary.send(`${at}/report`, { report: 'Less was asked.' })
  assert.match(
    words((await secretary.get(at)).body),
    /Neither side has signed it off yet/,
    'other words are signed anew',
  )
  const lapsed = async () =>
    (await app.hub.db.selectFrom('compact_review_sign_off').select('lapsed_on').execute()).filter(
      ({ lapsed_on }) => lapsed_on !== null,
    ).length
  assert.equal(await lapsed(), 1, 'what lapsed stays on record')
  const sign = async () => (await as(council)).send(`${at}/sign-off`, { organisation: world.council })
  const changes = {
    'an action': () => secretary.send(`${at}/actions/new`, { ...past, what: 'Write twice', ...on('due', 2026, 7, 1) }),
    'the state of an action': async () => {
      const { id } = await app.hub.db
        .selectFrom('compact_review_action')
        .select('id')
        .where('what', '=', 'Write twice')
        .executeTakeFirstOrThrow()
      return secretary.send(`${at}/actions/${id}`, { state: 'dropped', note: 'Once is enough.' })
    },
    'an answer': () => secretary.send(`${at}/scorecard`, { side: 'joint', ...all(2), known: '1' }),
  }
  for (const [what, change] of Object.entries(changes)) {
    const before = await lapsed()
    assert.equal((await sign()).status, 200, what)
    assert.equal((await change()).status, 200, what)
    assert.equal(await lapsed(), before + 1, `${what} is signed anew`)
    const mail = await app.hub.db
      .selectFrom('outgoing_mail')
      .select('to_address')
      .where('subject', 'like', '%says something else now')
      .execute()
    assert.equal(mail.length, before + 1)
    assert.ok(mail.every(({ to_address }) => to_address === 'coun.cil@example.org'))
  }
  const { after } = await app.hub.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'compact.review-scored')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.match(JSON.stringify(after), /signaturesLapsed":\["/)
  assert.match(
    words((await secretary.get(at)).body),
    /signed it off on 2 March 2026\. What it says was changed on 2 March 2026/,
  )
  const reader = await as(council)
  const old = /name="version" value="(\d+)"/.exec((await reader.get(`${at}/sign-off`)).body)?.[1]
  await secretary.send(`${at}/report`, { report: 'Less was asked, and later.' })
  const unread = await reader.send(`${at}/sign-off`, { organisation: world.council, version: old! })
  assert.equal(unread.status, 409, 'nobody signs what they have not read')
  // An action that is just being changed while somebody signs: either the sign-off is refused, or it lapses.
  const [signing] = await app.hub.db.transaction().execute(async tx => {
    await tx.selectFrom('compact_review').select('id').where('closed_on', 'is', null).forUpdate().execute()
    await tx
      .updateTable('compact_review_action')
      .set(eb => ({ note: 'Once is quite enough.', version: eb('version', '+', 1) }))
      .where('what', '=', 'Write twice')
      .execute()
    const sent = reader.send(`${at}/sign-off`, { organisation: world.council })
    await new Promise(resolve => setTimeout(resolve, 700))
    return [sent] as const
  })
  assert.equal((await signing).status, 409, 'nobody signs what is changed under their hand')
  await sign()
  await (await as(world.people.contact)).send(`${at}/sign-off`, { organisation: world.charity })
  assert.match(words((await close()).body), /The review is closed and public/)
  assert.equal((await secretary.send(`${at}/report`, { report: 'Changed' })).status, 422)
  const file = await (await app.visitor()).get(`${at}/report.pdf`)
  assert.match(file.body, /^%PDF-/)
  const docx = await (await app.visitor()).get(`${at}/report.docx`)
  assert.match(String(docx.headers['content-type']), /wordprocessingml/)
})

test('an action that is open comes back in the next review, and is dropped with a reason only', async () => {
  app.clock.now = new Date('2027-03-01T09:00:00Z')
  const secretary = await as(world.people.secretary)
  const next = await secretary.send('/compact/reviews/new', {})
  assert.match(words(next.body), /Review of 3 March 2026 to 1 March 2027.*Write by post Late.*From an earlier review/)
  const { id } = await app.hub.db.selectFrom('compact_review_action').select('id').executeTakeFirstOrThrow()
  assert.equal((await secretary.send(`${at}/actions/${id}`, { state: 'dropped' })).status, 422)
  await secretary.send(`${at}/actions/${id}`, { state: 'done', note: 'Letters go out monthly.' })
  assert.doesNotMatch(words((await secretary.get(next.url)).body), /Write by post/)
})

test('a review that nobody answers is closed without, for a public reason, once its day has passed; it counts in part', async () => {
  const asked = await app.hub.db
    .selectFrom('outgoing_mail')
    .select('to_address')
    .where('subject', '=', 'The yearly review of the Compact: your side’s answers by 29 March 2027')
    .execute()
  assert.ok(asked.some(({ to_address }) => to_address === 'coun.cil@example.org'))
  assert.equal(new Set(asked.map(({ to_address }) => to_address)).size, asked.length, 'each mailbox is asked once')
  const secretary = await as(world.people.secretary)
  const { body: list } = await secretary.get('/compact/reviews')
  const here = /href="(\/compact\/reviews\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
  assert.match(
    words((await (await as(council)).get('/tasks')).body),
    /Answer the twelve questions of the yearly review/,
  )
  const draft = await secretary.get(`${here}/report`)
  assert.match(words(draft.body), /The records of the Hub show, from 3 March 2026 to 1 March 2027/)
  await secretary.send(`${here}/report`, { report: 'Nobody came to talk about it.' })
  await secretary.send(`${here}/actions/new`, { what: 'Ask by phone', owner: 'Fen Aid', ...on('due', 2027, 9, 1) })
  assert.match(words((await secretary.send(`${here}/closing`, {})).body), /needs the answers of both sides/)
  app.clock.now = new Date('2027-03-30T09:00:00Z')
  const later = await as(world.people.secretary)
  assert.match(words((await (await app.visitor()).get(here)).body), /were asked for their answers by 29 March 2027/)
  assert.match(words((await later.send(`${here}/closing`, {})).body), /Say why the review is closed without/)
  assert.equal((await later.send(`${here}/closing`, { because: 'tbc' })).status, 422)
  const because = 'Both sides were asked by mail on 1 March and by phone on 20 March.'
  assert.match(words((await later.send(`${here}/closing`, { because })).body), /The review is closed and public/)
  const told = words((await (await app.visitor()).get(here)).body)
  assert.match(told, /closed without The answers of public bodies .* Both sides were asked by mail on 1 March/)
  const facts = await loadCompactFacts(app.hub.db, day('2027-03-30'))
  const practice = practiceOf('compact.annual-review')!
  const { verdict, proof } = practice.check(facts, practice.defaults, day('2027-03-30'), [])
  assert.deepEqual([verdict, proof], ['partly', 'stated'])
})

test('the yearly review begins by itself so long before it is due as both sides have to answer, and once', async () => {
  app.clock.now = new Date('2028-02-20T09:00:00Z')
  assert.equal(await beginYearlyReview.run(app.hub), undefined, 'five weeks before it is too early')
  app.clock.now = new Date('2028-03-05T09:00:00Z')
  assert.equal(await beginYearlyReview.run(app.hub), 'begun')
  assert.equal(await beginYearlyReview.run(app.hub), undefined)
  assert.match(words((await (await app.visitor()).get('/compact/reviews')).body), /to 5 March 2028 Open/)
})

test('sums and differences are of the answers alone', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(answers, answers, (one, other) => {
      assert.ok(sumOf(one) >= 0 && sumOf(one) <= 36)
      assert.deepEqual(apart(one, one), [])
      for (const { by } of apart(one, other)) assert.ok(by >= 2 && by <= 3)
    }),
  )
})
