/**
 * A trustee of a small group, from the home page and by links alone, without script: finds her group, signs a code in its name, withdraws
 * it with notice, says what she needs, sees what is kept about her, and leaves. Pages opened and forms sent are counted.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CompactWorld, makeCompact, signCode } from '../../src/features/compact/compact.fixture.ts'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../support/app.ts'

let app: TestApp
let world: CompactWorld
let trustee: Visitor
let at: Answer
let pages = 0
let forms = 0
/** Pages and forms of all of it. */
const MOST = { pages: 20, forms: 5 }

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  trustee = await app.visitor(world.people.contact)
})
after(() => app.close())

async function open(path: string): Promise<void> {
  at = await trustee.get(path)
  assert.equal(at.status, 200, path)
  pages++
}

/** Follows the link of the page with these words. */
async function click(name: string | RegExp): Promise<void> {
  const links = [...at.body.matchAll(/<a\s[^>]*?href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)]
  const found = links.find(([, , text]) => {
    const said = words(text!)
    return typeof name === 'string' ? said === name : name.test(said)
  })
  assert.ok(found, `no link ${name} on ${at.url}: ${links.map(([, , text]) => words(text!)).join(' | ')}`)
  await open(found[1]!.replaceAll('&amp;', '&'))
}

/** Fills the form of the page that is open. */
async function fill(values: Record<string, string>, status = 200): Promise<void> {
  at = await trustee.send(at.url, values)
  assert.equal(at.status, status, words(at.body).slice(0, 400))
  forms++
}

test('signs a code in the name of her group, is named on the register, and withdraws it with notice', async () => {
  await open('/')
  await click('Organisations')
  await click('Fen Aid')
  await click('Sign a code for it')
  const choice = /<select[^>]*name="code"[\s\S]*?<\/select>/.exec(at.body)?.[0] ?? at.body
  const [code] = [...choice.matchAll(/value="([0-9a-f-]{36})"/g)].map(([, value]) => value!)
  assert.ok(code, 'the code in force can be chosen')
  await fill({
    ...{ organisation: world.charity, code, signer_name: 'Con Tact', signer_role: 'Treasurer' },
    ...{ authority: 'The trustees, on 20 February', 'from-day': '2', 'from-month': '3', 'from-year': '2026' },
  })
  assert.match(words(at.body), /Fen Aid.*Con Tact, Treasurer said by itself Stands/)
  await open('/')
  await click('Organisations')
  await click('Fen Aid')
  await click(/^its signature/)
  assert.match(words(at.body), /The organisation said so itself/)
  await click(/Renew|Change|Withdraw/)
  const until = { 'to-day': '30', 'to-month': '6', 'to-year': '2026' }
  await fill(until, 422)
  assert.match(words(at.body), /why/i, 'a withdrawal has a reason')
  await fill({ ...until, why: 'Two of us are left, and we cannot answer any more.' })
  const register = words((await (await app.visitor()).get('/compact/signatures')).body)
  assert.match(register, /Fen Aid .* 30 June 2026 .*Con Tact, Treasurer/, 'it binds until the day of the notice')
})

test('says what she needs, sees all that is kept about her, and leaves', async () => {
  await open('/')
  await click('Con Tact')
  await fill({ format_needs: 'Large print' })
  await click('What is kept about you')
  assert.match(words(at.body), /Large print.*Contact: Fen Aid.*Codes you signed for an organisation Fen Aid: /)
  const file = JSON.parse((await trustee.get('/account/data.json')).body)
  assert.equal(file.signatures[0].more.role, 'Treasurer')
  assert.ok(
    file.namedIn.some(({ table, as }: { table: string; as: string }) => table === 'signature' && as === 'signed_by'),
  )
  await click('Have my account erased')
  at = await trustee.send('/account/erase', { sure: 'yes' })
  const gone = await app.hub.db
    .selectFrom('person')
    .select(['name', 'email', 'format_needs'])
    .where('id', '=', world.people.contact)
    .executeTakeFirstOrThrow()
  assert.deepEqual([gone.email, gone.format_needs], [null, ''])
  assert.notEqual(gone.name, 'Con Tact')
})

test('all of it takes no more pages and forms than it should', () => {
  assert.ok(pages <= MOST.pages && forms <= MOST.forms, `${pages} pages and ${forms} forms`)
})
