import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { applyAmendments } from '../../documents/index.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { findDraft, loadSections } from './drafts.queries.ts'

let app: TestApp
let world: CompactWorld
let secretary: Visitor
let at: string

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'bolton', 'partnership', world.charity)
  secretary = await app.visitor(world.people.secretary)
  const begun = await secretary.send('/compact/writing', {
    source: 'edition:bolton',
    title: 'Bolton anew',
    subject: 'partnership',
  })
  at = new URL(begun.url, 'http://hub.test').pathname
})
after(() => app.close())

const page = async (path: string, visitor = secretary) => words((await visitor.get(path)).body)
const draft = async () => (await findDraft(app.hub.db, at.split('/')[3]!))!
const clauses = async () => (await loadSections(app.hub.db, at.split('/')[3]!)).flatMap(each => each.clauses)

test('one act makes a draft the document of a new consultation, each clause tied to its paragraph', async () => {
  const place = `${at}/consultation`
  const bare = await secretary.send(place, { where: 'new', title: '', summary: '', lead: '' })
  assert.equal(bare.status, 422)
  assert.match(words(bare.body), /Say what the new consultation is called.*is about.*Choose the organisation/)
  const elsewhere = await secretary.send(place, { where: world.draft })
  assert.equal(elsewhere.status, 422)
  const put = await secretary.send(place, {
    where: 'new',
    title: 'What should the code say?',
    summary: 'A code on working together.',
    lead: world.council,
  })
  assert.equal(new URL(put.url, 'http://hub.test').pathname, '/consultations/what-should-the-code-say/plan')
  const own = await clauses()
  const { documentVersionId } = await draft()
  const paragraphs = await app.hub.db
    .selectFrom('paragraph_text')
    .select(['paragraph_id', 'printed'])
    .where('document_version_id', '=', documentVersionId)
    .execute()
  const printed = new Map(paragraphs.map(({ paragraph_id, printed: number }) => [paragraph_id, number]))
  assert.deepEqual(
    own.map(({ paragraphId }) => printed.get(paragraphId ?? '')),
    own.map(({ number }) => number),
  )
  const pack = await app.hub.db.selectFrom('pack_document').selectAll().execute()
  assert.deepEqual(
    pack.map(({ document_version_id }) => document_version_id),
    [documentVersionId],
  )
  assert.match(await page(at), /The draft says what people are asked about/)
})

test('before it is published the words of now take the place of those, and paragraphs stay who they are', async () => {
  const [first] = await clauses()
  await secretary.send(`${at}/clauses/${first!.id}`, { gist: 'Put *otherwise* before anybody read it' })
  assert.match(await page(at), /1 clause differs from the text that people are asked about/)
  const { id } = await app.hub.db
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', 'what-should-the-code-say')
    .executeTakeFirstOrThrow()
  await secretary.send(`${at}/consultation`, { where: id })
  assert.match(await page(at), /The draft says what people are asked about/)
  assert.equal((await clauses())[0]!.paragraphId, first!.paragraphId)
  assert.equal((await app.hub.db.selectFrom('document').select('id').execute()).length, 1)
  assert.equal((await app.hub.db.selectFrom('pack_document').selectAll().execute()).length, 1)
})

test('a code that is changed while people are asked says so on both pages', async () => {
  await app.hub.db
    .updateTable('consultation')
    .set({ published_at: new Date('2026-02-20T09:00:00Z'), state: 'open' })
    .set({ opens_on: '2026-02-20' as never, closes_on: '2026-05-20' as never })
    .where('slug', '=', 'what-should-the-code-say')
    .execute()
  app.hub.forgetPages()
  const open = '/consultations/what-should-the-code-say'
  const reader = await app.visitor()
  assert.doesNotMatch(await page(open, reader), /changed its own draft/)
  const [, second, third] = await clauses()
  await secretary.send(`${at}/clauses/${second!.id}`, { gist: 'Our own later words' })
  assert.match(await page(at), /1 clause differs .*open until 20 May 2026|open until 20 May 2026.*1 clause differs/)
  assert.match(await page(open, reader), /changed its own draft of this code since: 1 clause differs/)
  assert.match(await page(`${at}/clauses/${second!.id}`), /People are asked about other words/)
  assert.match(await page(`${at}/clauses/${third!.id}`), /People are asked about these words/)
  const stays = await secretary.send(`${at}/consultation`, {
    where: 'new',
    title: 'B',
    summary: 'C',
    lead: world.council,
  })
  assert.equal(stays.status, 422)
  assert.match(words(stays.body), /Wait until its results are told/)
  assert.match(words(stays.body), /That consultation is published, so its text stays/)
})

test('what came of the consultation is taken over clause by clause; one’s own words can stay, and all is kept in the history', async () => {
  const { db } = app.hub
  const before = await clauses()
  const { documentVersionId } = await draft()
  assert.match(await page(`${at}/outcome`), /There is no later version of the text yet/)
  const [, second, third, fourth, fifth] = before
  const textOf = async (paragraph: string) =>
    (
      await db
        .selectFrom('paragraph_text')
        .select('text')
        .where('paragraph_id', '=', paragraph)
        .where('document_version_id', '=', documentVersionId)
        .executeTakeFirstOrThrow()
    ).text
  const made = await db.transaction().execute(async tx =>
    applyAmendments(
      tx,
      documentVersionId!,
      [
        {
          does: 'reword',
          key: second!.paragraphId!,
          from: await textOf(second!.paragraphId!),
          to: 'What people made of the second',
        },
        {
          does: 'reword',
          key: third!.paragraphId!,
          from: await textOf(third!.paragraphId!),
          to: 'What people made of the third',
        },
        { does: 'drop', key: fourth!.paragraphId!, from: await textOf(fourth!.paragraphId!), into: null },
        {
          does: 'add',
          key: fifth!.paragraphId!,
          as: 'fresh',
          placed: 'beside',
          kind: 'paragraph',
          printed: '9.9',
          to: 'Groups shall be thanked.',
        },
      ],
      { printedVersion: '2', whatChanged: 'Three', why: 'People said so' },
    ),
  )
  assert.ok(made.ok, JSON.stringify(made))
  const shown = await page(`${at}/outcome`)
  assert.match(shown, /2 clauses change .*Changed here as well.*What people made of the second/)
  assert.match(shown, /1 clause is new .*Groups shall be thanked.*1 clause is taken out/)
  await secretary.send(`${at}/outcome`, { keep: [second!.id] })
  const later = await clauses()
  const gistOf = (id: string) => later.find(clause => clause.id === id)?.gist
  assert.equal(gistOf(second!.id), 'Our own later words')
  assert.equal(gistOf(third!.id), 'What people made of the third')
  assert.equal(gistOf(fourth!.id), undefined)
  const fresh = later.findIndex(({ gist }) => gist === 'Groups shall be thanked.')
  assert.equal(later[fresh - 1]?.id, fifth!.id)
  assert.equal(later[fresh]?.kind, 'duty')
  assert.match(await page(`${at}/clauses/${third!.id}`), /What people made of the third/)
  assert.match(await page(`${at}/outcome`), /There is no later version/)
})

test('an edition that came out of a consultation names it when it is brought into force', async () => {
  await app.hub.db
    .updateTable('consultation')
    .set({ state: 'reported' })
    .where('slug', '=', 'what-should-the-code-say')
    .execute()
  const listed = await secretary.send(`${at}/listing`, { why: 'People were asked.' })
  assert.equal(listed.status, 200, words(listed.body).slice(0, 500))
  const { edition } = await draft()
  const form = await secretary.get(`/compact/codes/${edition}/in-force`)
  assert.match(form.body, /<option value="[0-9a-f-]{36}" selected[^>]*>What should the code say\?/)
  await secretary.send(`/compact/codes/${edition}/in-force`, {
    'from-day': '2',
    'from-month': '3',
    'from-year': '2026',
  })
  assert.match(await page(`/codes/${edition}`, await app.visitor()), /What should the code say\?/)
})

test('a draft that is dropped is told of no longer beside its consultation', async () => {
  const begun = await secretary.send('/compact/writing', { source: 'blank', title: 'Dropped', subject: 'partnership' })
  const other = new URL(begun.url, 'http://hub.test').pathname
  const { documentId, documentVersionId } = await draft()
  await app.hub.db
    .updateTable('code_draft')
    .set({ document_id: documentId, document_version_id: documentVersionId })
    .where('id', '=', other.split('/')[3]!)
    .execute()
  const slug = 'what-should-the-code-say'
  await app.hub.db.updateTable('consultation').set({ state: 'open' }).where('slug', '=', slug).execute()
  app.hub.forgetPages()
  const reader = await app.visitor()
  assert.match(await page(`/consultations/${slug}`, reader), /changed its own draft/)
  await secretary.send(`${other}/dropping`, {})
  await secretary.send(`${at}/dropping`, {})
  assert.doesNotMatch(await page(`/consultations/${slug}`, reader), /changed its own draft/)
})
