import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { clausesOf, readCode } from '../../../codes/index.ts'
import { keepTree } from '../../documents/index.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { loadSections } from './drafts.queries.ts'

let app: TestApp
let world: CompactWorld
let secretary: Visitor

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  secretary = await app.visitor(world.people.secretary)
})
after(() => app.close())

const page = async (path: string, visitor = secretary) => words((await visitor.get(path)).body)

/** Begins a draft; gives its address. */
async function begin(source: string, title: string): Promise<string> {
  const answer = await secretary.send('/compact/writing', { source, title, subject: 'consultation' })
  assert.equal(answer.status, 200, words(answer.body).slice(0, 600))
  return new URL(answer.url, 'http://hub.test').pathname
}
const idOf = (at: string) => at.split('/')[3]!
const sectionsOf = (at: string) => loadSections(app.hub.db, idOf(at))
const numbersOf = async (at: string) =>
  (await sectionsOf(at)).map(({ number, clauses }) => `${number}: ${clauses.map(each => each.number).join(' ')}`)

test('a code is written from nothing, clause by clause, with practices and numbers, and taken away as it was written', async () => {
  const at = await begin('blank', 'Code on asking people')
  await secretary.send(`${at}/sections/new`, { number: '2', title: 'Time' })
  const [section] = await sectionsOf(at)
  const add = `${at}/sections/${section!.id}/new`
  const clause = { kind: 'duty', actor: 'organisation', to: 'sector' }
  const added = await secretary.send(add, {
    ...clause,
    number: '2.1',
    gist: 'Consultations are open for at least ten weeks',
  })
  assert.match(words(added.body), /What clause 2\.1 asks for.*suggestion/)
  const [own] = (await sectionsOf(at))[0]!.clauses
  const practices = `${at}/clauses/${own!.id}/practices`
  const cited = await secretary.send(practices, { practice: 'consultation.standard-period' }, { form: 'from-library' })
  assert.match(cited.url, /\/practices\/[0-9a-f-]{36}/)
  const numbers = new URL(cited.url, 'http://hub.test').pathname
  const wrong = await secretary.send(numbers, { 'sets-weeks': 'ten' })
  assert.equal(wrong.status, 422)
  assert.match(words(wrong.body), /“ten” is no number/)
  assert.match(wrong.body, /value="ten"/)
  const one = await secretary.send(numbers, { 'sets-weeks': '1' })
  assert.match(
    words(one.body),
    /Differs The words say 10 weeks, but the check "Open for the standard period" is set to 1 week/,
  )
  assert.match(await page(`${at}/coverage`), /2\.1 : The words say 10 weeks/)
  await secretary.send(numbers, { 'sets-weeks': '10' })
  assert.doesNotMatch(await page(practices), /Differs The words/)
  const file = await secretary.get(`${at}/files/yaml`)
  const read = readCode({ name: 'draft', text: file.body })
  assert.ok(read.ok)
  assert.deepEqual(
    clausesOf(read.value).map(({ id, gist, to, citations }) => [id, gist, to, citations.map(({ demand }) => demand)]),
    [['2.1', 'Consultations are open for at least ten weeks', 'sector', ['consultation.standard-period {"weeks":10}']]],
  )
  for (const format of ['pdf', 'docx', 'html']) assert.equal((await secretary.get(`${at}/files/${format}`)).status, 200)
  const twice = await secretary.send(add, { ...clause, number: '2.1', gist: 'Another' })
  assert.equal(twice.status, 422)
  assert.match(twice.body, />Another<\/textarea>/)
  assert.equal((await secretary.send(add, { ...clause, number: '2 1', gist: 'Another' })).status, 422)
})

test('suggestions are accepted or put aside by a person, and are never cited by themselves', async () => {
  const at = await begin('blank', 'Suggestions')
  await secretary.send(`${at}/sections/new`, { number: '1', title: 'One' })
  const [section] = await sectionsOf(at)
  await secretary.send(`${at}/sections/${section!.id}/new`, {
    number: '1.1',
    gist: 'A report of the consultation is published within twelve weeks',
    kind: 'duty',
    actor: 'organisation',
  })
  const own = async () => (await sectionsOf(at))[0]!.clauses[0]!
  const practices = `${at}/clauses/${(await own()).id}/practices`
  const shown = await secretary.get(practices)
  assert.equal((await own()).citations.length, 0)
  const suggested = [...shown.body.matchAll(/value="cite ([\w.-]+)"/g)].map(([, id]) => id!)
  assert.ok(suggested.includes('consultation.report-published'), suggested.join())
  assert.match(words(shown.body), /words in common: .*report/)
  await secretary.send(practices, { act: `reject ${suggested[0]}` })
  assert.doesNotMatch((await secretary.get(practices)).body, new RegExp(`value="cite ${suggested[0]}"`))
  await secretary.send(practices, { act: `again ${suggested[0]}` })
  assert.match((await secretary.get(practices)).body, new RegExp(`value="cite ${suggested[0]}"`))
  await secretary.send(practices, { act: 'cite consultation.report-published' })
  const [cited] = (await own()).citations
  assert.equal(cited?.practice, 'consultation.report-published')
  await secretary.send(practices, { act: `uncite ${cited!.id}` })
  assert.equal((await own()).citations.length, 0)
  assert.equal((await secretary.send(practices, { act: 'cite no.such' })).status, 422)
})

test('two who edit one code never lose the words of the other; who changed what and when stands beside the clause', async () => {
  const at = await begin('shipped:leeds', 'Equal partnerships')
  const clause = (await sectionsOf(at))[1]!.clauses[0]!
  const path = `${at}/clauses/${clause.id}`
  const first = await secretary.send(path, { gist: 'Words of the first' })
  assert.equal(first.status, 200)
  const late = await secretary.send(path, { gist: 'Words of the second', version: '1' })
  assert.equal(late.status, 409)
  assert.match(late.body, /Words of the second/)
  assert.match(late.body, /Words of the first/)
  const again = await page(path)
  assert.match(again, /Sec Retary: Changed .*Words of the first/)
  // Order is not part of the words: moving a clause puts no edit of it out of date.
  await secretary.send(`${at}/sections/${clause.sectionId}/order`, { act: `clause down ${clause.id}` })
  assert.equal((await secretary.send(path, { gist: 'Third words', version: '2' })).status, 200)
})

test('clauses move, sections split and join, and what is removed is put back', async () => {
  const at = await begin('blank', 'Order')
  await secretary.send(`${at}/sections/new`, { number: '1', title: 'One' })
  const [section] = await sectionsOf(at)
  const add = (number: string, after?: string) =>
    secretary.send(`${at}/sections/${section!.id}/new${after ? `?after=${after}` : ''}`, {
      number,
      gist: `Clause ${number}`,
      kind: 'duty',
      actor: 'both',
    })
  for (const number of ['1.1', '1.2', '1.3']) await add(number)
  const find = async (number: string) =>
    (await sectionsOf(at)).flatMap(each => each.clauses).find(each => each.number === number)!
  await add('1.1a', (await find('1.1')).id)
  assert.deepEqual(await numbersOf(at), ['1: 1.1 1.1a 1.2 1.3'])
  const order = `${at}/sections/${section!.id}/order`
  await secretary.send(order, { act: `clause up ${(await find('1.3')).id}` })
  await secretary.send(order, { act: `clause split ${(await find('1.3')).id}` })
  assert.deepEqual(await numbersOf(at), ['1: 1.1 1.1a', '1.3: 1.3 1.2'])
  // Whoever had the clause open in the section that it left does not carry it back by saving other words.
  const late = { gist: 'Words', section: section!.id, version: '1' }
  assert.equal((await secretary.send(`${at}/clauses/${(await find('1.2')).id}`, late)).status, 409)
  const first = await secretary.send(order, { act: `clause split ${(await find('1.1')).id}` })
  assert.equal(first.status, 422)
  const removed = (await find('1.1a')).id
  const gone = await secretary.send(order, { act: `clause remove ${removed}` })
  assert.match(words(gone.body), /Clause 1\.1a was removed\. Put it back/)
  const fresh = (await sectionsOf(at))[1]!
  await secretary.send(at, { act: `section join ${fresh.id}` })
  assert.deepEqual(await numbersOf(at), ['1: 1.1 1.3 1.2'])
  await secretary.send(at, { act: `clause back ${removed}` })
  assert.deepEqual(await numbersOf(at), ['1: 1.1 1.1a 1.3 1.2'])
  await secretary.send(order, { act: `clause remove ${removed}` })
  await add('1.1a')
  const taken = await secretary.send(at, { act: `clause back ${removed}` })
  assert.equal(taken.status, 422)
  assert.match(words(taken.body), /Another clause has this number now/)
  await secretary.send(`${at}/clauses/${(await find('1.3')).id}`, { number: '1.9' })
  assert.deepEqual(await numbersOf(at), ['1: 1.1 1.9 1.2 1.1a'])
})

test('a document of the Hub becomes clauses under its own numbers and addresses', async () => {
  const { db } = app.hub
  const part = (
    key: string,
    parent: string | null,
    printed: string,
    kind: 'heading' | 'paragraph' | 'definition',
    text: string,
  ) => ({
    key,
    parent,
    path: printed.replace(/\.$/, '') || key,
    printed,
    kind,
    level: parent ? 1 : 0,
    text,
  })
  const tree = {
    title: 'The marsh code',
    version: '0.1',
    faults: [],
    paragraphs: [
      part('h', null, '3.', 'heading', 'Asking people'),
      part('a', 'h', '3.1', 'paragraph', 'Bodies **must** ask before they decide.'),
      part('b', 'h', '3.2', 'paragraph', 'Have you asked those who come seldom?'),
      part('c', 'h', '', 'definition', '**Partner**: whoever signed.'),
    ],
  }
  const kept = await db
    .transaction()
    .execute(tx =>
      keepTree(tx, { document: { subject: { kind: 'area', id: world.area }, kind: 'code' }, tree, status: 'draft' }),
    )
  const at = await begin(`document:${kept.versionId}`, 'Marsh code')
  const [section] = await sectionsOf(at)
  assert.deepEqual(
    section!.clauses.map(({ number, gist, kind, paragraphId }) => [number, gist, kind, paragraphId]),
    [
      ['3.1', 'Bodies must ask before they decide.', 'duty', kept.ids.get('a')],
      ['3.2', 'Have you asked those who come seldom?', 'question', kept.ids.get('b')],
      ['c', 'Partner: whoever signed.', 'definition', kept.ids.get('c')],
    ],
  )
  assert.equal(`${section!.number}. ${section!.title}`, '3. Asking people')
})

test('the next edition is compared, listed for everybody, brought up to date, and closed once it is in force', async () => {
  const { db } = app.hub
  await signCode(db, 'bolton', 'partnership', world.charity)
  const at = await begin('edition:bolton', 'Bolton again')
  const clause = (await sectionsOf(at)).flatMap(({ clauses }) => clauses)[3]!
  await secretary.send(`${at}/clauses/${clause.id}`, { gist: 'Something else altogether' })
  assert.match(await page(`${at}/changes`), /1 clause is worded differently.*Something else altogether/)
  const said = { clause: clause.number, comment: 'Say it in fewer words.' }
  await (await app.visitor()).send('/codes/bolton/comments', said)
  assert.match(
    await page(`${at}/clauses/${clause.id}`),
    /1 comment on this clause of the code in force Say it in fewer words/,
  )
  assert.doesNotMatch(await page('/codes', await app.visitor()), /Bolton again/)
  const listed = await secretary.send(`${at}/listing`, { why: 'Agreed at the forum.' })
  assert.match(words(listed.body), /Bolton again.*Draft/)
  const edition = 'bolton-again-2026'
  assert.match(await page(`/codes/${edition}`, await app.visitor()), /Something else altogether/)
  await secretary.send(`${at}/clauses/${clause.id}`, { gist: 'Other words again' })
  assert.match(await page(`/codes/${edition}`, await app.visitor()), /Something else altogether/)
  await secretary.send(`${at}/listing`, { why: 'Agreed at the forum.' })
  assert.match(await page(`/codes/${edition}`, await app.visitor()), /Other words again/)
  const from = { 'from-day': '2', 'from-month': '3', 'from-year': '2026' }
  const brought = await secretary.send(`/compact/codes/${edition}/in-force`, {
    ...from,
    reason: 'The forum is the area.',
  })
  assert.equal(brought.status, 200, words(brought.body).slice(0, 800))
  assert.match(await page(at), /in force, was, or was dropped, so it does not change any more/)
  const closed = await secretary.post(`${at}/clauses/${clause.id}`, {
    number: clause.number,
    gist: 'Swapped',
    kind: 'duty',
    actor: 'both',
    section: clause.sectionId,
    version: '3',
    _once: crypto.randomUUID(),
  })
  assert.equal(closed.status, 422)
  assert.match(await page(`/codes/${edition}`, await app.visitor()), /Other words again/)
})

test('an empty draft is not listed, one that is dropped is gone, and nobody but the secretariat reads any', async () => {
  const at = await begin('blank', 'Empty')
  const refused = await secretary.send(`${at}/listing`, { why: 'Because.' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /There is no clause yet/)
  for (const person of [world.people.contact, world.people.lead, world.people.stranger])
    assert.equal((await (await app.visitor(person)).get(at)).status, 403)
  await secretary.send(`${at}/dropping`, {})
  assert.equal((await secretary.get(at)).status, 404)
})

test('two who begin a code, or add a clause, at the same moment do not stand in each other’s way', async () => {
  const begun = await Promise.all(
    ['one', 'two'].map(() =>
      secretary.send('/compact/writing', { source: 'blank', title: 'At once', subject: 'consultation' }),
    ),
  )
  assert.deepEqual(
    begun.map(({ status }) => status),
    [200, 200],
  )
  const at = new URL(begun[0]!.url, 'http://hub.test').pathname
  await secretary.send(`${at}/sections/new`, { number: '1', title: 'One' })
  const [section] = await sectionsOf(at)
  const add = () =>
    secretary.send(`${at}/sections/${section!.id}/new`, { number: '1.1', gist: 'Words', kind: 'duty', actor: 'both' })
  const added = await Promise.all([add(), add()])
  assert.deepEqual(added.map(({ status }) => status).sort(), [200, 422])
})

test('a thousand clauses stay light', async () => {
  const sections = Array.from({ length: 20 }, (_, s) => {
    const clauses = Array.from(
      { length: 50 },
      (_, c) =>
        `      - {clause: "${s}.${c}", gist: "Papers of meeting ${s} ${c} go out ten days before", actor: both, kind: duty, practices: [{partnership.papers-in-advance: {days: 10}}]}`,
    )
    return `  - number: "${s}"\n    title: Part ${s}\n    clauses:\n${clauses.join('\n')}`
  })
  const text = `code: thousand-1\ntitle: A thousand\narea: Fen\nsubject: partnership\nstatus: draft\nsections:\n${sections.join('\n')}\n`
  const file = { name: 'thousand.yaml', type: 'application/yaml', bytes: Buffer.from(text) }
  await secretary.send('/compact/codes', { status: 'draft', why: 'To try.' }, { files: { file } })
  const at = await begin('edition:thousand-1', 'A thousand again')
  const began = performance.now()
  const whole = await secretary.get(at)
  const took = performance.now() - began
  assert.match(words(whole.body), /1,?000 clauses/)
  console.log(`Score: a draft of 1,000 clauses: ${Math.round(whole.body.length / 1024)} KB in ${Math.round(took)} ms`)
  assert.ok(whole.body.length < 150_000, String(whole.body.length))
  const found = await secretary.get(`${at}?words=meeting+7+13`)
  assert.match(words(found.body), /\d+ clauses? fits?/)
})
