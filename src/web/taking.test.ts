import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { sealOf } from '../db/seal.ts'
import { safeReturn } from '../features/accounts/return-to.ts'
import { digestOf } from './once.ts'

let app: TestApp

before(async () => {
  app = await testApp()
})
after(() => app.close())

const ours = { 'sec-fetch-site': 'same-origin' }

/** A form of several parts, as browsers send files. */
function parts(...each: readonly { name: string; file?: string; text: string }[]): { type: string; body: string } {
  const body = each.map(
    ({ name, file, text }) =>
      `--cut\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${text}\r\n`,
  )
  return { type: 'multipart/form-data; boundary=cut', body: `${body.join('')}--cut--\r\n` }
}

async function post(url: string, { type, body }: { type: string; body: string }, headers = {}) {
  return app.server.inject({
    method: 'POST',
    url,
    headers: { ...ours, 'content-type': type, ...headers },
    payload: body,
  })
}

test('what was typed cannot be tried out with the database alone, and not be compared between forms', () => {
  const raw = { values: { email: ['a@example.org'] }, files: {} }
  const [one, other] = [sealOf(Buffer.alloc(32, 1)), sealOf(Buffer.alloc(32, 2))]
  assert.deepEqual(digestOf(raw, one, 'token'), digestOf(raw, one, 'token'))
  assert.notDeepEqual(digestOf(raw, one, 'token'), digestOf(raw, other, 'token'))
  assert.notDeepEqual(digestOf(raw, one, 'token'), digestOf(raw, one, 'another'))
})

test('nowhere but to our own pages after signing in, whatever an address looks like', () => {
  assert.equal(safeReturn('/.//evil.example/phish'), '/')
  assert.equal(safeReturn('/a/..//evil.example'), '/')
  assert.equal(safeReturn('/tasks?x=1#y'), '/tasks?x=1#y')
  const pieces = fc.array(
    fc.constantFrom('/', '.', '..', '\\', '%2f', '@', ':', 'evil.example', 'tasks', '?', '#', ' '),
  )
  fc.assert(
    fc.property(pieces, list => {
      const at = new URL(safeReturn(`/${list.join('')}`), 'https://hub.example')
      assert.equal(at.origin, 'https://hub.example')
    }),
  )
})

test('a form of endless fields is refused before it is all read', async () => {
  const fields = Array.from({ length: 6 }, (_, at) => ({ name: `field${at}`, text: 'x'.repeat(900_000) }))
  assert.equal((await post('/sign-in', parts(...fields))).statusCode, 413)
})

test('a file that a form does not ask for is left aside', async () => {
  const sent = parts(
    { name: 'email', text: 'nobody@example.org' },
    { name: 'return', text: '/' },
    { name: 'other', file: 'a.bin', text: 'x'.repeat(100_000) },
  )
  assert.equal((await post('/sign-in', sent)).statusCode, 303)
})

test('what is no form, no text or no address gets a page of its own', async () => {
  for (const type of ['application/json', 'text/plain', 'application/xml']) {
    const answer = await post('/sign-in', { type, body: '{"email":[1]}' })
    assert.equal(answer.statusCode, 415, type)
    assert.match(answer.body, /We only take forms here/)
  }
  for (const url of ['/codes/%00', '/consultations?words=%00', '/%E0%A4%A', '//[', '//evil.example/tasks']) {
    const answer = await app.server.inject({ url })
    assert.ok([400, 404].includes(answer.statusCode), `${url}: ${answer.statusCode}`)
    assert.match(answer.body, /<h1/, url)
    assert.ok(answer.headers['content-security-policy'], url)
  }
  const broken = await post('/sign-in', { type: 'multipart/form-data; boundary=cut', body: 'no parts at all' })
  assert.ok(broken.statusCode < 500, String(broken.statusCode))
})
