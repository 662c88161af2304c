/** Passkeys in a real browser, with a key that the browser plays: added, signed in with, asked again before a right is given. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { newId } from '../../src/db/ids.ts'
import { grantRole } from '../../src/features/accounts/index.ts'
import { day } from '../../src/kernel/day.ts'
import { axe, scrollsSideways } from '../support/browser.ts'
import { type Stage, say, setStage } from './stage.ts'

let stage: Stage
const [sam, grace] = [newId(), newId()]

before(async () => {
  // WebAuthn needs a name for a host: an address in numbers has no keys.
  stage = await setStage(new Date(), 'localhost')
  const { db } = stage.app.hub
  const people = [
    { id: sam, name: 'Sam', email: 'sam@example.org' },
    { id: grace, name: 'Grace', email: 'grace@example.org' },
  ]
  await db.insertInto('person').values(people).execute()
  const subject = { kind: 'area', id: (await stage.app.hub.area()).id } as const
  await grantRole(db, { personId: sam, role: 'secretariat', subject, from: day('2026-01-01'), grantedBy: null })
})
after(() => stage.close())

/** Gives a page a key that answers by itself, as a phone does to its owner. */
async function withKey(page: Page): Promise<{ client: CDPSession; id: string }> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId: id } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { client, id }
}

const press = (page: Page, key: string) => page.getByRole('button', { name: say(key) }).click()

test('a passkey is added, signs in without typing, and is the fresh proof before a right is given', async () => {
  const page = await stage.guest({ person: sam })
  const { client, id } = await withKey(page)
  await page.goto('/account/ways')
  await page.getByRole('button', { name: say('accounts.ways.add-passkey') }).click()
  assert.deepEqual(await axe(page), [])
  await page.getByLabel(say('accounts.passkeys.name')).fill('My phone')
  await press(page, 'accounts.passkeys.add-button')
  await page.waitForURL('**/account/ways*')
  assert.match((await page.textContent('main')) ?? '', /My phone/)
  const { credentials } = await client.send('WebAuthn.getCredentials', { authenticatorId: id })
  assert.equal(credentials.length, 1)

  // A device that has one says so, and adds no second.
  await page.goto('/account/passkeys/new')
  await page.getByLabel(say('accounts.passkeys.name')).fill('Again')
  await press(page, 'accounts.passkeys.add-button')
  await page.locator('[data-says]', { hasText: say('accounts.passkeys.problem.known') }).waitFor()

  await page.context().clearCookies()
  await page.goto('/sign-in?return=%2Faccount')
  await page.getByRole('link', { name: say('accounts.sign-in.with-passkey') }).click()
  assert.deepEqual(await axe(page), [])
  await press(page, 'accounts.passkeys.sign-in-button')
  await page.waitForURL('**/account')

  // Two hours later a right is given: the key is asked, and what was chosen is there again.
  stage.app.clock.now = new Date(stage.app.clock.now.getTime() + 2 * 60 * 60_000)
  await page.goto(`/people/${grace}`)
  const role = `secretariat:area:${(await stage.app.hub.area()).id}`
  await page.selectOption('select[name="role"]', role)
  await press(page, 'operations.person.give')
  await page.getByRole('link', { name: say('accounts.sign-in.with-passkey') }).click()
  await press(page, 'accounts.passkeys.sign-in-button')
  await page.waitForURL(`**/people/${grace}?held=*`)
  assert.equal(await page.inputValue('select[name="role"]'), role)
  await press(page, 'operations.person.give')
  await page.waitForURL(url => url.pathname === `/people/${grace}` && !url.search.includes('held'))
  const grants = await stage.app.hub.db.selectFrom('role_grant').selectAll().where('person_id', '=', grace).execute()
  assert.equal(grants.length, 1)
})

test('whoever gives up is told, and goes on another way', async () => {
  const page = await stage.guest({ width: 320 })
  const { client, id } = await withKey(page)
  await client.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
  await page.goto('/sign-in/passkey')
  assert.equal(await scrollsSideways(page), false)
  await press(page, 'accounts.passkeys.sign-in-button')
  await page.locator('[data-says]', { hasText: say('accounts.passkeys.gave-up') }).waitFor()
  await page.getByRole('link', { name: say('accounts.passkeys.other-way') }).click()
  await page.waitForURL('**/sign-in?*')
})

test('without script the page says what it needs, and the mailed link is one step away', async () => {
  const page = await stage.guest({ script: false })
  await page.goto('/sign-in/passkey?return=%2Faccount')
  assert.match((await page.textContent('main')) ?? '', /Passkeys need JavaScript/)
  await page.click(`a:has-text("${say('accounts.passkeys.other-way')}")`)
  assert.equal(await page.inputValue('input[name="return"]'), '/account')
})

test('without an error in any browser', () => assert.deepEqual(stage.troubles, []))
