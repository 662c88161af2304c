/** One pencil for a reader: whatever is begun on a consultation, on whichever page, is one draft in their browser. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { goTo, wayOf } from './ways.ts'

let app: TestApp
let of: OpenConsultation
let path: string
let visitor: Visitor
let made = 0

before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  of = await openConsultation(app.hub.db, `pencil-${++made}`)
  path = `/consultations/${of.slug}/response`
  visitor = await app.visitor()
})
after(() => app.close())

const counted = async (table: 'response' | 'response_draft'): Promise<number> =>
  (await app.hub.db.selectFrom(table).select('id').where('consultation_id', '=', of.id).execute()).length

const codeIn = (answer: Answer): string => /^\/(?:drafts|responses)\/([^/?#]+)/.exec(answer.url)![1]!
const answer = (at: number, text: string) => ({ [`q-${of.questions[at]}`]: text })
const comment = (at: number, text: string) => ({ [`p-${of.paragraphs[at]}`]: text })

/** Comments on a paragraph as somebody does who reads: by the link under it. */
async function commentFromReading(at: number, text: string): Promise<Answer> {
  const page = await visitor.get(`${path}?paragraph=${of.paragraphs[at]}`)
  return visitor.post(page.url, { ...findForm(page.body)!.values, ...comment(at, text), action: 'save' })
}

test('comments on two paragraphs, each saved by itself, are one draft, and both are given', async () => {
  const first = await commentFromReading(1, 'Seven days.')
  const second = await commentFromReading(2, 'All of them?')
  assert.equal(codeIn(second), codeIn(first))
  assert.equal(await counted('response_draft'), 1)
  assert.match(words(second.body), /2 comments on paragraphs/)
  const given = await visitor.send(`/drafts/${codeIn(second)}/response`, { ...answer(0, '2'), action: 'give' })
  assert.match(words(given.body), /Seven days\..*All of them\?/)
})

test('“Comment on …” and “one page at a time” keep what is typed on the whole form, without script', async () => {
  const page = await visitor.get(path)
  for (const to of ['go:documents/draft-code', 'go:sections/1'])
    assert.match(page.body, new RegExp(`<button type="submit" form="form" name="action" value="${to}"`))
  const commenting = await visitor.send(path, { ...answer(1, 'Typed first.'), action: 'go:documents/draft-code' })
  assert.match(commenting.url, /^\/drafts\/[^/]+\/documents\/draft-code/)
  await visitor.send(commenting.url, { ...comment(1, 'Then this.'), action: 'save' })
  const whole = await visitor.get(path)
  assert.match(whole.body, /Typed first\./)
  assert.match(whole.body, /Then this\./)
  const section = await visitor.send(whole.url, { ...answer(1, 'Typed again.'), action: 'go:sections/1' })
  assert.match(section.url, /\/sections\/1/)
  assert.match(section.body, /Typed again\./)
  assert.equal(await counted('response_draft'), 1)
})

test('a way on from an empty form begins nothing', async () => {
  const led = await visitor.send(path, { action: 'go:sections/1' })
  assert.equal(led.url, `${path}/sections/1`)
  assert.equal(await counted('response_draft'), 0)
})

test('every page of the consultation says what is held, with the way to it, and no other consultation does', async () => {
  const other = await openConsultation(app.hub.db, `other-${made}`)
  await commentFromReading(1, 'Seven days.')
  await visitor.send(`${path}/sections/1`, { ...answer(0, '2'), ...answer(1, 'More.'), action: 'save' })
  for (const page of [`/consultations/${of.slug}`, `/consultations/${of.slug}/documents/draft-code`]) {
    const { body } = await visitor.get(page)
    assert.match(words(body), /You have 1 comment and 2 answers here that you have not given yet\. Go on/, page)
  }
  assert.doesNotMatch(words((await visitor.get(`/consultations/${other.slug}`)).body), /not given yet/)
  const stranger = await app.visitor()
  assert.doesNotMatch(words((await stranger.get(`/consultations/${of.slug}`)).body), /not given yet/)
})

test('two tabs: what each changed is put together, and where both changed the same both are shown', async () => {
  const [one, two] = [await visitor.get(path), await visitor.get(`${path}/sections/1`)]
  const typed = (page: Answer, values: Record<string, string>) => ({ ...findForm(page.body)!.values, ...values })
  await visitor.post(one.url, typed(one, { free_text: 'From tab one.', action: 'save' }))
  const joined = await visitor.post(two.url, typed(two, { ...answer(1, 'From tab two.'), action: 'save' }))
  assert.equal(joined.status, 200)
  const whole = await visitor.get(path)
  for (const text of ['From tab one.', 'From tab two.']) assert.ok(whole.body.includes(text), text)
  assert.equal(await counted('response_draft'), 1)
  const again = await visitor.get(path)
  await visitor.post(whole.url, typed(whole, { free_text: 'One says this.', action: 'save' }))
  const clash = await visitor.post(again.url, typed(again, { free_text: 'Two says that.', action: 'save' }))
  assert.equal(clash.status, 409)
  assert.match(words(clash.body), /One says this\./)
  assert.match(clash.body, /Two says that\./)
  const settled = await visitor.post(again.url, typed(clash, { free_text: 'Both say this.', action: 'save' }))
  assert.equal(settled.status, 200)
  assert.match((await visitor.get(path)).body, /Both say this\./)
})

test('a form opened before the draft, given: all of it is looked at together before anything is given', async () => {
  const form = await visitor.get(path)
  await commentFromReading(1, 'Seven days.')
  const check = await visitor.post(path, {
    ...findForm(form.body)!.values,
    ...answer(0, '2'),
    free_text: 'Old tab.',
    action: 'give',
  })
  assert.match(check.url, /\/check/)
  assert.match(words(check.body), /Nothing has been given yet.*Seven days\..*Old tab\./)
  assert.equal(await counted('response'), 0)
  const given = await visitor.send(check.url, { action: 'give' })
  assert.match(words(given.body), /Seven days\..*Old tab\./)
  assert.equal(await counted('response'), 1)
})

test('Enter in a box keeps what is typed and gives nothing', async () => {
  const page = await visitor.get(path)
  const buttons = [...page.body.matchAll(/<button type="submit"[^>]*>/g)].map(([tag]) => tag)
  const first = buttons.find(tag => tag.includes('form="form"'))
  assert.match(first!, /name="action" value="enter"/)
  const entered = await visitor.send(path, { ...answer(0, '2'), contact_name: 'Ada', action: 'enter' })
  assert.match(entered.url, /^\/drafts\/[^/]+\/response/)
  assert.match(words(entered.body), /You pressed Enter.*nothing has been given/)
  assert.match(entered.body, /value="Ada"/)
  assert.equal(await counted('response'), 0)
  const given = await visitor.send(entered.url, { action: 'give' })
  const change = await visitor.send(`/responses/${codeIn(given)}/change`, { contact_name: 'Ada B.', _enter: 'yes' })
  assert.equal(change.status, 422)
  assert.match(words(change.body), /Nothing has been done yet/)
  assert.match(change.body, /value="Ada B\."/)
})

test('going back after giving leads to changing what was given, with what was typed, and not to a second response', async () => {
  const form = findForm((await visitor.get(path)).body)!.values
  const given = await visitor.post(path, { ...form, ...answer(0, '2'), free_text: 'First.', action: 'give' })
  const code = codeIn(given)
  const own = /hub-code[^>]*>([^<]+)</.exec(given.body)![1]!
  // The second comes with no cookie at all, so that only the code may open what it is led to.
  for (const [browser, at] of [[visitor, code] as const, [await app.visitor(), own] as const]) {
    const back = await browser.post(path, { ...form, ...answer(0, '4'), free_text: 'Second thoughts.', action: 'give' })
    assert.match(back.url, new RegExp(`^/responses/${at}/change`))
    assert.match(back.body, /Second thoughts\./)
  }
  assert.equal(await counted('response'), 1)
  const page = await visitor.get(path)
  assert.match(words(page.body), /You gave a response from this browser/)
  assert.ok(page.body.includes(`href="/responses/${own}"`) && page.body.includes(`href="/responses/${own}/change"`))
  const back = await visitor.post(path, { ...form, ...answer(0, '4'), free_text: 'Second thoughts.', action: 'give' })
  const changed = await visitor.post(back.url, { ...findForm(back.body)!.values, action: 'give' })
  assert.match(words(changed.body), /has been changed.*Second thoughts\./)
  assert.equal(await counted('response'), 1)
})

test('from another window of the same browser a second response is given only by whoever says so', async () => {
  const window = findForm((await visitor.get(path)).body)!.values
  await visitor.send(path, { ...answer(0, '2'), action: 'give' })
  const asked = await visitor.post(path, { ...window, ...answer(0, '5'), free_text: 'My neighbour.', action: 'give' })
  assert.equal(asked.status, 422)
  assert.match(asked.body, /My neighbour\./)
  const other = await visitor.post(path, { ...findForm(asked.body)!.values, action: 'give' })
  assert.match(other.url, /^\/responses\//)
  assert.equal(await counted('response'), 2)
})

test('what is typed in a second form is laid over what was given: nothing else of it changes, and least of all who may read it', async () => {
  const terms = { confidential: 'yes', may_pass_on: 'yes', area_part: 'Northtown' }
  await visitor.send(path, {
    ...answer(0, '2'),
    ...answer(1, 'More time.'),
    ...comment(1, 'Seven.'),
    ...terms,
    action: 'give',
  })
  const stored = () =>
    app.hub.db.selectFrom('response').selectAll().where('consultation_id', '=', of.id).executeTakeFirstOrThrow()
  const given = await stored()
  const again = await visitor.get(`${path}?another=yes`)
  const change = await visitor.post(again.url, {
    ...findForm(again.body)!.values,
    free_text: 'One more line.',
    action: 'change',
  })
  assert.match(change.url, /^\/responses\/[^/]+\/change/)
  assert.match(words(change.body), /did not tick stays as you gave it/)
  for (const text of ['More time.', 'One more line.', 'Northtown', 'Seven.'])
    assert.ok(change.body.includes(text), text)
  await visitor.post(change.url, { ...findForm(change.body)!.values, action: 'give' })
  const changed = await stored()
  const kept = ({ answers, comments, confidential, may_publish, may_pass_on, area_part }: typeof given) => ({
    ...{ answers, comments, confidential, may_publish, may_pass_on, area_part },
  })
  assert.deepEqual(kept(changed), kept(given))
  assert.deepEqual([changed.confidential, changed.may_publish, changed.free_text], [true, false, 'One more line.'])
})

test('a tab opened before giving begins no second response unless its reader says so', async () => {
  const tabs = [
    [path, { free_text: 'Old tab.' }, 'save'],
    [path, { free_text: 'Old tab.' }, 'enter'],
    [path, { free_text: 'Old tab.' }, 'go:sections/1'],
    [`${path}/sections/1`, answer(1, 'Old tab.'), 'save'],
    [`${path}/documents/draft-code`, comment(1, 'Old tab.'), 'save'],
  ] as const
  const opened = await Promise.all(tabs.map(async ([at]) => findForm((await visitor.get(at)).body)!.values))
  await visitor.send(path, { ...answer(0, '2'), action: 'give' })
  for (const [at, [where, typed, action]] of tabs.entries()) {
    const asked = await visitor.post(where, { ...opened[at], ...typed, action })
    assert.equal(asked.status, 422, `${where} ${action}`)
    assert.match(asked.body, /Old tab\./)
    assert.match(words(asked.body), /You gave a response from this browser.*neither given nor saved/)
    const form = findForm(asked.body)!.values
    const change = await visitor.post(where, { ...form, action: 'change' })
    assert.match(change.url, /^\/responses\/[^/]+\/change/)
    assert.match(change.body, /Old tab\./)
  }
  assert.deepEqual([await counted('response'), await counted('response_draft')], [1, 0])
  const asked = await visitor.post(`${path}/sections/1`, {
    ...opened[3],
    ...answer(1, 'My neighbour.'),
    action: 'save',
  })
  const other = await visitor.post(`${path}/sections/1`, { ...findForm(asked.body)!.values, action: 'save' })
  assert.match(other.url, /^\/drafts\//)
  assert.equal(await counted('response_draft'), 1)
})

test('on a draft that was given, going back offers the change as well, and the same form its receipt', async () => {
  const draft = await visitor.send(path, { ...answer(0, '2'), action: 'save' })
  const page = await visitor.get(`/drafts/${codeIn(draft)}/response`)
  const values = findForm(page.body)!.values
  const given = await visitor.post(page.url, { ...values, action: 'give' })
  const same = await visitor.post(page.url, { ...values, action: 'give' })
  assert.equal(codeIn(same), codeIn(given))
  const back = await visitor.post(page.url, { ...values, free_text: 'One more thing.', action: 'give' })
  assert.match(back.url, new RegExp(`^/responses/${codeIn(given)}/change`))
  assert.match(back.body, /One more thing\./)
  assert.equal(await counted('response'), 1)
})

test('a browser forgets it when asked, and the code still finds it', async () => {
  const draft = await visitor.send(path, { ...answer(1, 'Half.'), action: 'save' })
  const code = /hub-code[^>]*>([^<]+)</.exec(draft.body)![1]!
  const away = await visitor.get(`${path}/put-away`)
  assert.ok(away.body.includes(code))
  await visitor.send(`${path}/put-away`, {})
  assert.doesNotMatch((await visitor.get(path)).body, /Half\./)
  assert.match(words((await visitor.get(`/drafts/${codeIn(draft)}/response`)).body), /no longer holds the code/)
  assert.match((await visitor.get(`/drafts/${code}/response`)).body, /Half\./)
})

test('nothing kept leads away from our own pages', () => {
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil', 'documents/../../x', 'javascript:x'])
    assert.match(goTo('/drafts/X', to), /^\/(drafts\/X|)$/, to)
  assert.equal(goTo('/drafts/X', '/consultations/a/documents/b#3.1'), '/consultations/a/documents/b#3.1')
  assert.deepEqual(wayOf({ values: { action: ['go:/tasks'] }, files: {} }), { kind: 'go', to: '/tasks' })
})

test('the way back is mailed when an address is typed, also into a draft begun without one', async () => {
  const mails = async () => (await app.hub.db.selectFrom('outgoing_mail').select('id').execute()).length
  const before = await mails()
  await commentFromReading(1, 'Seven days.')
  assert.equal(await mails(), before)
  await visitor.send(path, { contact_email: `reader-${made}@example.org`, action: 'save' })
  await visitor.send(path, { free_text: 'Again.', action: 'save' })
  assert.equal(await mails(), before + 1)
})
