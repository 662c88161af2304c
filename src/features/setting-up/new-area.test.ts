/**
 * A new area from nothing: from the link that the program prints to the first consultation, by the browser alone. Each step is
 * found on the page before it, and what is to be read and filled in is counted: twenty minutes for a person who reads.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, words } from '../../../test/support/app.ts'
import { findForm } from '../../../worlds/visitor.ts'
import { makeBeginning } from './index.ts'

let app: TestApp
let link: string
/** Words a person reads in a minute, and minutes for each box they fill. */
const READS = 200
const FILLS = 0.2
const count = { pages: 0, words: 0, filled: 0 }

before(async () => {
  app = await testApp()
  await app.hub.db.updateTable('area').set({ set_up_on: null, contact_email: '', name: 'Our area' }).execute()
  app.hub.forgetPages()
  link = (await makeBeginning(app.hub.db))!
})
after(() => app.close())

test('nobody without the link begins an area, and everybody is told where it stands', async () => {
  const visitor = await app.visitor()
  const wrong = `/begin/${'x'.repeat(43)}`
  assert.match(words((await visitor.get(wrong)).body), /no longer begins an area/)
  const values = { name: 'A', compact_name: 'B', person: 'C', email: 'c@example.org', contact_phone: '1' }
  assert.equal((await visitor.post(wrong, values)).status, 422)
  assert.match(words((await visitor.get('/')).body), /This Hub has no secretariat yet/)
})

test('from the link to the first consultation in twenty minutes, each step led to by the one before', async () => {
  const sam = await app.visitor()
  const read = (answer: Answer): Answer => {
    assert.equal(answer.status, 200, answer.url)
    count.pages++
    count.words += words(answer.body).split(' ').length
    return answer
  }
  const fill = async (at: string, values: Record<string, string>): Promise<Answer> => {
    read(await sam.get(at))
    count.filled += Object.keys(values).length
    return sam.send(at, values)
  }
  /** Follows a link of a page by its words. */
  const linkOf = ({ body }: Answer, name: string): string => {
    const links = [...body.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]+)<\/a>/g)]
    const found = links.find(([, , text]) => text!.replace(/\s+/g, ' ').trim() === name)
    assert.ok(found, `no link “${name}”`)
    return found[1]!
  }
  const refused = await fill(link, {
    name: 'Fenland',
    compact_name: 'Fenland Compact',
    person: 'Sam',
    email: 's@example.org',
  })
  assert.equal(refused.status, 422, 'a contact is needed')
  const begun = await sam.send(link, {
    name: 'Fenland',
    compact_name: 'Fenland Compact',
    person: 'Sam',
    email: 's@example.org',
    contact_email: 'compact@fenland.example',
  })
  assert.match(words(begun.body), /Set up Fenland 1 of 8 steps are done/)
  assert.match(words((await (await app.visitor()).get(link)).body), /no longer begins/, 'the link works once')
  const steps = async () => read(await sam.get('/setting-up'))

  for (const [step, says] of [
    [
      'Put the first signature on the register',
      /There is no organisation that you can sign for\. Bring in the organisations first/,
    ],
    ['Begin the first partnership', /there is none yet that you could begin it for/],
    ['Begin the first consultation', /There is no organisation yet that could lead it/],
  ] as const)
    assert.match(
      words((await sam.get(linkOf(await sam.get('/setting-up'), step))).body),
      says,
      'whoever skips a step is told',
    )
  const code = linkOf(await steps(), 'Choose the first code of practice')
  assert.match(words((await sam.get(code)).body), /Read those that come with the Hub before you choose one/)
  assert.doesNotMatch((await sam.get(code)).body, /name="replaces"/, 'nothing is there that it could replace')
  const choices = (await sam.get(code)).body
  assert.match(choices, /value="devon-2008"/)
  await fill(code, {
    edition: 'devon-2008',
    status: 'in-force',
    'from-day': '1',
    'from-month': '3',
    'from-year': '2026',
    why: 'Nearest to what we do.',
  })

  const list = linkOf(await steps(), 'Add the organisations of your area')
  assert.match((await sam.get(code)).body, /Go on with the next step/, 'every page leads back to the steps')
  const seen = read(await fill(list, { pasted: 'Fenland District Council\nFen Aid\nSt Mary’s Lunch Club' }))
  const taken = await sam.post(seen.url, { ...findForm(seen.body)!.values, act: 'take' })
  assert.match(words(taken.body), /3 organisations were added/)

  const sign = linkOf(await steps(), 'Put the first signature on the register')
  const register = (await sam.get(sign)).body
  const option = (name: string) => new RegExp(`<option value="([^"]+)"[^>]*>${name}`).exec(register)![1]!
  const { id: codeId } = await app.hub.db.selectFrom('code').select('id').executeTakeFirstOrThrow()
  await fill(sign, { ...signer, organisation: option('Fen Aid'), code: codeId })

  await fill(linkOf(await steps(), 'Add the people who will work with you'), { name: 'Jo', email: 'jo@example.org' })

  const partnership = linkOf(await steps(), 'Begin the first partnership')
  await fill(partnership, {
    name: 'Getting about',
    need: 'People without a car cannot reach the clinic.',
    lead_organisation_id: option('Fen Aid'),
  })
  const consultation = linkOf(await steps(), 'Begin the first consultation')
  const led = /value="([^"]+)"[^>]*>\s*(?:<label[^>]*>\s*)?Fenland District/.exec((await sam.get(consultation)).body)
  await fill(consultation, {
    title: 'Buses to the clinic',
    summary: 'Which days should the new bus run?',
    topic: 'Transport',
    lead_organisation_id: led?.[1] ?? option('Fenland District Council'),
  })
  const last = await steps()
  assert.match(words(last.body), /7 of 8 steps are done/)
  const done = await sam.send('/setting-up', {})
  assert.match(words(done.body), /The area is set up/)
  assert.doesNotMatch((await sam.get(code)).body, /Go on with the next step/)

  const minutes = count.words / READS + count.filled * FILLS
  console.log(
    `A new area: ${count.pages} pages, ${count.words} words, ${count.filled} boxes, ${minutes.toFixed(1)} minutes`,
  )
  assert.ok(minutes <= 20, `${minutes} minutes`)
})

test('an area that has somebody gives no link', async () => {
  assert.equal(await makeBeginning(app.hub.db), null)
  const { id } = await app.hub.db.selectFrom('person').select('id').where('name', '=', 'Jo').executeTakeFirstOrThrow()
  assert.equal((await (await app.visitor(id)).get('/setting-up')).status, 403)
})

/** Who signs for an organisation, as the form asks. */
const signer = {
  signer_name: 'Ann Bell',
  signer_role: 'Chair',
  authority: 'The trustees, 3 February',
  'from-day': '1',
  'from-month': '3',
  'from-year': '2026',
}
