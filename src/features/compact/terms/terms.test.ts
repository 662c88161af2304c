import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { definedIn } from './first-use.ts'

let app: TestApp
let world: CompactWorld
let secretary: Visitor

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'leeds', 'partnership', world.charity)
  secretary = await app.visitor(world.people.secretary)
})
after(() => app.close())

const at = '/compact/codes/leeds/terms'
const page = async (path: string, visitor = secretary) => words((await visitor.get(path)).body)
const terms = () => app.hub.db.selectFrom('code_term').select(['id', 'term', 'meaning']).orderBy('term').execute()

test('a clause defines a term where its words say so, and not otherwise', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['“Partner”: whoever has signed', 'Partner'],
    ['"Full cost" means all that a piece of work costs', 'Full cost'],
    ['Sector: groups that people run themselves', 'Sector'],
    ['Groups are paid for their time', null],
    ['A very long beginning of many words that goes on and on: and then more', null],
  ]
  for (const [gist, term] of cases) assert.equal(definedIn(gist)[0]?.term ?? null, term, gist)
})

test('a term is marked, linked where the code uses it first, explained, changed and dropped', async () => {
  const marked = await secretary.send(at, { term: 'diversity', meaning: '' })
  assert.match(words(marked.body), /diversity Not explained/)
  const twice = await secretary.send(at, { term: 'DIVERSITY', meaning: 'Other' })
  assert.equal(twice.status, 422)
  assert.match(twice.body, /Other/)
  const reader = await app.visitor()
  const [term] = await terms()
  const code = (await reader.get('/codes/leeds')).body
  assert.equal(code.split(`href="#term-${term!.id}"`).length, 2)
  assert.match(code, new RegExp(`id="term-${term!.id}"`))
  await secretary.send(`${at}/${term!.id}`, { act: 'save', meaning: 'That people differ.' })
  assert.match(await page('/codes/leeds', reader), /diversity That people differ\./)
  const late = await secretary.send(`${at}/${term!.id}`, { act: 'save', meaning: 'Late', version: '1' })
  assert.equal(late.status, 409)
  await secretary.send(at, { term: 'zeppelin', meaning: 'A ship of the air.' })
  assert.match(await page(at), /zeppelin Not in the text/)
  const other = (await terms()).find(one => one.term === 'zeppelin')!
  await secretary.send(`${at}/${other.id}`, { act: 'drop' })
  assert.equal((await terms()).length, 1)
  assert.equal((await (await app.visitor(world.people.contact)).get(at)).status, 403)
})

test('what the check says of a word is what the page of the code does: part of another word or of the form is no use of it', async () => {
  const marked = ['art', 'gist', 'parameters', 'Putting  FUNDING', 'a (b) [c]', 'diversity*']
  for (const term of marked) await secretary.send(at, { term, meaning: 'Something that we mean.' })
  const facts = (await loadFacts(app.hub.db, 'compact', [world.area], day('2026-03-02'))).get(world.area)
  const told = facts?.codes.flatMap(code => code.terms.filter(({ used }) => used).map(({ term }) => term))
  assert.deepEqual(told, ['diversity', 'Putting  FUNDING'])
  const linked = (await (await app.visitor()).get('/codes/leeds')).body.match(/href="#term-/g)
  assert.equal(linked?.length, told?.length)
  assert.match(await page(at), /art Not in the text/)
  for (const { id, term } of await terms())
    if (term !== 'diversity') await secretary.send(`${at}/${id}`, { act: 'drop' })
})

test('the next edition begins with the terms of the one before and with what its own clauses define', async () => {
  const begun = await secretary.send('/compact/writing', {
    source: 'edition:leeds',
    title: 'Leeds again',
    subject: 'partnership',
  })
  const draft = new URL(begun.url, 'http://hub.test').pathname
  const section = await app.hub.db.selectFrom('code_draft_section').select('id').executeTakeFirstOrThrow()
  await secretary.send(`${draft}/sections/${section.id}/new`, {
    number: 'T9',
    gist: '“Partner”: whoever has signed the Compact',
    kind: 'definition',
    actor: 'both',
  })
  await secretary.send(`${draft}/listing`, { why: 'To try.' })
  const own = await app.hub.db
    .selectFrom('code_term as w')
    .innerJoin('code as c', 'c.id', 'w.code_id')
    .select(['w.term', 'w.meaning'])
    .where('c.edition', '=', 'leeds-again-2026')
    .orderBy('w.term')
    .execute()
  const meanings = new Map(own.map(({ term, meaning }) => [term, meaning]))
  assert.equal(meanings.get('Partner'), 'whoever has signed the Compact')
  assert.equal(meanings.get('diversity'), 'That people differ.')
})

test('a code is searched by words and narrowed by strength', async () => {
  const reader = await app.visitor()
  const found = await page('/codes/leeds?words=funding', reader)
  assert.match(found, /\d+ clauses? fits?\. See the whole code/)
  assert.match(found, /putting funding to effective use/)
  assert.doesNotMatch(found, /holds many cultures/)
  assert.match(await page('/codes/leeds?words=zzzz', reader), /No clause fits/)
  assert.match(await page('/codes/leeds?strength=must', reader), /clauses? fits?/)
})
