import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp, words } from '../../test/support/app.ts'
import { writeSecurityTxt } from './security-txt.ts'

const since = new Date('2026-03-02T09:00:00.123Z')
const origin = 'https://hub.example.org'

/** The fields of a file, as RFC 9116 reads them: name, colon, space, value. */
function fieldsOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter(Boolean)
  return Object.fromEntries(lines.map(line => /^([A-Za-z-]+): (\S.*)$/.exec(line)!.slice(1) as [string, string]))
}

test('it says whom to tell, until when, where it stands and what is asked of who tells', () => {
  const { Contact, Expires, Canonical, Policy } = fieldsOf(
    writeSecurityTxt({ origin, contact: 'mailto:safe@example.org', since }),
  )
  assert.equal(Contact, 'mailto:safe@example.org')
  assert.equal(Canonical, `${origin}/.well-known/security.txt`)
  assert.equal(Policy, `${origin}/security`)
  assert.match(Expires!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const days = (Date.parse(Expires!) - since.getTime()) / 86_400_000
  assert.ok(days > 300 && days < 365, String(days))
})

test('without a contact of its own it leads to the page of the area', () => {
  assert.equal(fieldsOf(writeSecurityTxt({ origin, contact: null, since }))['Contact'], `${origin}/about`)
})

test('it is served where programs look, and its policy is a page that people find', async () => {
  const app = await testApp(since, undefined, { securityContact: 'mailto:safe@example.org' })
  const visitor = await app.visitor()
  const file = await visitor.get('/.well-known/security.txt')
  assert.equal(file.headers['content-type'], 'text/plain; charset=utf-8')
  const { Policy, Contact } = fieldsOf(file.body)
  assert.equal(Contact, 'mailto:safe@example.org')
  const page = await visitor.get(new URL(Policy!).pathname)
  assert.equal(page.status, 200)
  assert.match(words(page.body), /secretariat@example\.org/)
  assert.match((await visitor.get('/about')).body, /href="\/security"/)
  await app.close()
})
