/** The code leaves the address, and a computer that others use too keeps nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { openMail } from '../../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'quietly')
  base = `/consultations/${of.slug}/response`
})
after(() => app.close())

const said = () => ({ [`q-${of.questions[0]}`]: '2', free_text: 'Said quietly.', action: 'give' })
const codeOn = ({ body }: Answer) => /hub-code[^>]*>([^<]+)</.exec(body)![1]!

/** Cookies set by an answer, by name: how long they live, and where they go. */
function cookiesOf({ headers }: Answer): Map<string, { age: number; path: string }> {
  const lines = [headers['set-cookie'] ?? []].flat().map(String)
  return new Map(
    lines.map(line => [
      line.split('=')[0]!,
      { age: Number(/Max-Age=(\d+)/.exec(line)?.[1]), path: /Path=([^;]+)/.exec(line)?.[1] ?? '' },
    ]),
  )
}

test('a code in an address opens the response once and leaves the address; in print and mail it goes on working', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(base, { ...said(), contact_email: 'quiet@example.org' })
  const code = codeOn(given)
  assert.match(given.url, /^\/responses\/R-\w{4}-\w{4}\?done=/)
  assert.doesNotMatch(given.body.replace(/<(?:p class="hub-code|dd)[^>]*>[^<]*</g, ''), new RegExp(code))
  assert.equal(given.headers['cache-control'], 'no-store')
  const elsewhere = await app.visitor()
  const row = await app.hub.db.selectFrom('outgoing_mail').selectAll().executeTakeFirstOrThrow()
  const link = /http:\/\/hub\.test(\S+)/.exec(openMail(app.hub.seal, row).body)![1]!
  // A browser that comes with nothing is led once round, to find out whether it keeps cookies.
  const [round] = [await elsewhere.get(link, false)]
  assert.equal(round.status, 303)
  assert.match(String(round.headers['location']), /[?&]again=yes$/)
  for (const from of [link, `/responses/${code.toLowerCase()}`]) {
    const led = await elsewhere.get(from, false)
    assert.equal(led.status, 303)
    assert.doesNotMatch(String(led.headers['location']), new RegExp(code, 'i'))
    assert.equal(led.headers['cache-control'], 'no-store')
    assert.equal(led.headers['referrer-policy'], 'no-referrer')
    const { path } = cookiesOf(led).get('hub_response')!
    assert.equal(path, led.headers['location'])
    assert.match((await elsewhere.get(from)).body, /Said quietly\./)
  }
  // A page below it is found by its code as well.
  assert.match((await elsewhere.get(`/responses/${code}/change`)).url, /^\/responses\/R-\w{4}-\w{4}\/change$/)
  assert.equal((await elsewhere.get(`/responses/${code}/copy.txt`)).status, 200)
})

/** A browser that keeps no cookies, or keeps those given and sends each only to the pages below its path, as browsers do. */
function browser(jar: Map<string, { value: string; path: string }> | null) {
  const asked: string[] = []
  const ask = async (url: string, form?: Record<string, string>): Promise<string> => {
    const here = url.split(/[?#]/)[0]!
    const sent = [...(jar ?? [])].filter(([, { path }]) => path === '/' || here === path || here.startsWith(`${path}/`))
    const headers = {
      ...{ host: 'hub.test', origin: 'http://hub.test', 'sec-fetch-site': 'same-origin' },
      ...(sent.length > 0
        ? { cookie: sent.map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ') }
        : {}),
    }
    const post = form && {
      method: 'POST' as const,
      payload: new URLSearchParams(form).toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    }
    asked.push(url)
    const answer = await app.server.inject({ url, headers, ...post })
    for (const { name, value, path = '/', maxAge } of answer.cookies)
      if (maxAge === 0) jar?.delete(`${name} ${path}`)
      else jar?.set(`${name} ${path}`, { value, path })
    return answer.statusCode === 303 && asked.length < 40 ? ask(String(answer.headers['location'])) : answer.body
  }
  return { ask, asked }
}

/** The form of a page, as it would be sent. */
function formOn(page: string): Record<string, string> {
  return Object.fromEntries(Object.entries(findForm(page)!.values).map(([name, [value = '']]) => [name, value]))
}

test('a browser that keeps no cookies sees its receipt, and can change what it gave', async () => {
  const given = await (await app.visitor()).send(base, said())
  const code = codeOn(given)
  const { ask: bare } = browser(null)
  assert.match(await bare(`/responses/${code}?done=responses.done.given`), new RegExp(`Said quietly\\.|${code}`))
  const page = await bare(`/responses/${code}`)
  assert.match(page, /Said quietly\./)
  assert.match(page, new RegExp(`href="/responses/${code}/change"`))
  const typed = formOn(await bare(`/responses/${code}/change`))
  assert.match(await bare(`/responses/${code}/change`, { ...typed, free_text: 'Said again.' }), /Said again\./)
})

test('gone back to after giving, a browser without cookies loses nothing that was typed', async () => {
  const { ask } = browser(null)
  const form = { ...formOn(await ask(base)), ...said() }
  assert.match(await ask(base, form), /Said quietly\./)
  const again = await ask(base, { ...form, free_text: 'Thought better of it.' })
  assert.match(words(again), /You gave a response before/)
  assert.match(again, /Thought better of it\./)
})

test('a browser that keeps no cookies goes on with what it began, where its code stands', async () => {
  const { ask, asked } = browser(null)
  const draft = await ask(base, { ...formOn(await ask(base)), ...said(), action: 'save' })
  assert.match(words(draft), /not given yet/)
  const at = asked.at(-1)!.split('?')[0]!
  assert.match(at, /^\/drafts\/[0-9A-Z-]+$/)
  const form = await ask(`${at}/response`)
  assert.match(await ask(`${at}/response`, { ...formOn(form), action: 'give' }), /Said quietly\./)
})

test('a code that is typed stands in no address, whether the browser has cookies already or not', async () => {
  const given = await (await app.visitor()).send(base, said())
  const code = codeOn(given)
  const fresh = browser(new Map())
  assert.match(await fresh.ask('/responses', { ...formOn(await fresh.ask('/responses')), code }), /Said quietly\./)
  for (const url of fresh.asked) assert.doesNotMatch(url, new RegExp(code))
  assert.match(fresh.asked.at(-1)!, /^\/responses\/R-\w{4}-\w{4}$/)
  // One that keeps none is told, and goes on in the knowledge that the code is in the address.
  const bare = browser(null)
  const told = await bare.ask('/responses', { ...formOn(await bare.ask('/responses')), code })
  assert.match(words(told), /This browser keeps no cookies.*stands in the address/)
  for (const url of bare.asked) assert.doesNotMatch(url, new RegExp(code))
  assert.match(await bare.ask('/responses', { ...formOn(told), code }), /Said quietly\./)
})

test('two responses of one browser are opened each at its own address, and a copy asked for too late says what to do', async () => {
  const jar = new Map<string, { value: string; path: string }>()
  const { ask, asked } = browser(jar)
  const first = await ask(base, { ...formOn(await ask(base)), ...said() })
  const at = asked.at(-1)!.split('?')[0]!
  const form = formOn(await ask(`${base}?another=yes`))
  const second = await ask(base, { ...form, ...said(), free_text: 'Another one.' })
  assert.match(second, /Another one\./)
  assert.match(await ask(at), /Said quietly\./)
  assert.match(await ask(`${at}/copy.txt`), /Said quietly\./)
  assert.notEqual(first, second)
  jar.delete(`hub_response ${at}`)
  assert.match(words(await ask(`${at}/copy.txt`)), /no longer holds the code.*I have a code from my response/)
})

test('the code that is typed is sent in the form; the reference alone opens nothing', async () => {
  const given = await (await app.visitor()).send(base, said())
  const [code, address] = [codeOn(given), given.url.split('?')[0]!]
  const stranger = await app.visitor()
  const asked = await stranger.get(address)
  assert.match(words(asked.body), /no longer holds the code.*Type it/)
  for (const file of ['copy.txt', 'copy.csv', 'receipt.pdf'])
    assert.equal((await stranger.get(`${address}/${file}`)).status, 404)
  assert.equal((await stranger.post(`${address}/withdrawal`, {})).status, 404)
  const wrong = await stranger.send('/responses', { code: 'nonsense' })
  assert.equal(wrong.status, 422)
  assert.match(words(wrong.body), /We do not know this code/)
  const found = await stranger.send('/responses', { code: code.toLowerCase().replaceAll('-', ' ') })
  assert.equal(found.url, address)
  assert.match(found.body, /Said quietly\./)
  // The code of one response opens no other.
  const other = await (await app.visitor()).send(base, { ...said(), free_text: 'Another.' })
  assert.equal((await stranger.get(other.url.split('?')[0]!)).status, 404)
})

test('a form that was open when the cookie ran out is taken all the same', async () => {
  const given = await (await app.visitor()).send(base, said())
  const [code, address] = [codeOn(given), given.url.split('?')[0]!]
  const done = await (await app.visitor()).post(`${address}/withdrawal`, { code })
  assert.match(words(done.body), /Your response has been withdrawn/)
})

test('on a computer that others use too nothing is left: said before giving, and ended with one button', async () => {
  const visitor = await app.visitor()
  assert.match((await visitor.get(base)).body, /response\/shared-computer"/)
  const told = await visitor.send(`${base}/shared-computer`, {})
  assert.match(words(told.body), /You said that others use this computer too.*keeps as little as it can/)
  const draft = await visitor.send(base, { ...said(), action: 'save' }, { follow: false })
  assert.equal(cookiesOf(draft).get('hub_pencil')?.age, 3600)
  assert.equal(cookiesOf(draft).get('hub_drafts')?.age, 3600)
  const given = await visitor.send(
    `${String(draft.headers['location']).split('?')[0]}/check`,
    { action: 'give' },
    { follow: false },
  )
  assert.equal(cookiesOf(given).get('hub_pencil')?.age, 0)
  assert.equal(cookiesOf(given).get('hub_drafts')?.age, 0)
  const led = await visitor.get(String(given.headers['location']), false)
  assert.equal(cookiesOf(led).get('hub_response')?.age, 1800)
  const receipt = await visitor.get(String(led.headers['location']))
  assert.match(words(receipt.body), /others use this computer too\. Write the code down/)
  const putAway = /href="([^"]*put-away[^"]*)"/.exec(receipt.body)![1]!
  const ended = await visitor.send(putAway, {}, { follow: false })
  const gone = cookiesOf(ended)
  assert.deepEqual([...gone].map(([name, { age }]) => [name, age]).toSorted(), [
    ['hub_drafts', 0],
    ['hub_kept', 0],
    ['hub_opened', 0],
    ['hub_pencil', 0],
    ['hub_response', 0],
    ['hub_shared', 0],
  ])
  assert.equal(gone.get('hub_response')?.path, receipt.url.split('?')[0])
  assert.equal(ended.headers['clear-site-data'], '"cache"')
  assert.match(words((await visitor.get(String(ended.headers['location']))).body), /keeps nothing of your response/)
  assert.match(words((await visitor.get(receipt.url)).body), /Type it/)
  assert.doesNotMatch((await visitor.get(base)).body, /You said that others/)
})

test('wherever it is ended, every response that this browser opened is closed, and no crafted reference breaks it', async () => {
  const jar = new Map<string, { value: string; path: string }>()
  const { ask, asked } = browser(jar)
  await ask(`${base}/shared-computer`, formOn(await ask(`${base}/shared-computer`)))
  const at: string[] = []
  for (const free_text of ['Said quietly.', 'Said for a neighbour.']) {
    assert.match(await ask(base, { ...formOn(await ask(base)), ...said(), free_text }), new RegExp(free_text))
    at.push(asked.at(-1)!.split('?')[0]!)
  }
  const reminder = /href="([^"]*put-away)"/.exec(await ask(`/consultations/${of.slug}`))![1]!
  await ask(`${reminder}?reference=${encodeURIComponent('R–4M2P–9TRW\n')}`, formOn(await ask(reminder)))
  for (const each of at) assert.match(words(await ask(each)), /Type it/)
  assert.deepEqual([...jar.keys()], [])
})

test('said after giving, what was given is not found again either', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(base, said())
  const told = cookiesOf(await visitor.send(`${base}/shared-computer`, {}, { follow: false }))
  assert.equal(told.get('hub_pencil')?.age, 0)
  assert.deepEqual(told.get('hub_response'), { age: 1800, path: given.url.split('?')[0] })
})

test('said at the receipt, without having said so before, it is ended as well', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(base, said())
  const putAway = /href="([^"]*put-away[^"]*)"/.exec(given.body)![1]!
  assert.match(words((await visitor.get(putAway)).body), new RegExp(codeOn(given)))
  await visitor.send(putAway, {})
  assert.match(words((await visitor.get(given.url)).body), /Type it/)
  assert.match(words((await visitor.get(base)).body), /Before you start/)
})
