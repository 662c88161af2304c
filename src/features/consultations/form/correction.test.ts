/** A slip in a choice put right after publication, and what was removed from the form put back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'slips')
  base = `/consultations/${of.slug}`
})
after(() => app.close())

test('a choice with a slip is put right: noted in public, and answers keep their choice', async () => {
  const question = of.questions[2]!
  const given = { [`q-${of.questions[0]}`]: '2', [`q-${question}`]: 'yearly', action: 'give' }
  const giver = await app.visitor()
  const receipt = await giver.send(`${base}/response`, given)
  const lead = await app.visitor(of.people.lead)
  const page = await lead.get(`${base}/form/questions/${question}/correction`)
  assert.match(page.body, /Every month\nOnce a year/)
  const values = {
    note: 'It said “month”; we meet every quarter.',
    'single-choice-options': 'Every quarter\nOnce a year',
  }
  const saved = await lead.send(page.url, values)
  assert.equal(saved.status, 200)
  const open = words((await (await app.visitor()).get(base)).body)
  assert.match(open, /The choice “Every month” now reads “Every quarter”.*It said “month”/)
  const { settings } = await app.hub.db
    .selectFrom('question')
    .select('settings')
    .where('id', '=', question)
    .executeTakeFirstOrThrow()
  assert.deepEqual((settings as { options: unknown }).options, [
    { value: 'monthly', label: 'Every quarter' },
    { value: 'yearly', label: 'Once a year' },
  ])
  assert.match(words((await giver.get(receipt.url)).body), /Once a year/)
  assert.match((await (await app.visitor()).get(`${base}/response`)).body, /Every quarter/)
})

test('no choice is added, taken away or made equal to another, and nothing changed is no correction', async () => {
  const lead = await app.visitor(of.people.lead)
  const at = `${base}/form/questions/${of.questions[2]}/correction`
  for (const [list, said] of [
    ['One only', /There are 2 of them/],
    ['One\nTwo\nThree', /There are 2 of them/],
    ['Same\nsame', /Two of them are the same/],
    ['Once a year\nEvery quarter', /“Once a year” is how another choice reads/],
    ['ONCE A YEAR!\nYearly', /is how another choice reads/],
  ] as const) {
    const answer = await lead.send(at, { note: 'Why', 'single-choice-options': list })
    assert.equal(answer.status, 422)
    assert.match(words(answer.body), said)
  }
  assert.match(words((await lead.send(at, { note: 'Why' })).body), /This is how it reads already/)
  // "Every month" was put right above: by a detour it would become the other one.
  const detour = await lead.send(at, { note: 'Why', 'single-choice-options': 'Every quarter\nEvery month' })
  assert.equal(detour.status, 422)
  assert.match(words(detour.body), /“Every month” is how another choice reads, or read before/)
  const back = await lead.send(at, { note: 'Why', 'single-choice-options': 'Every month\nOnce a year' })
  assert.equal(back.status, 200)
})

test('a question that was removed can be put back on the next page, in its place, with everything it had', async () => {
  const plan = await openConsultation(app.hub.db, 'planned')
  const at = `/consultations/${plan.slug}/form`
  await app.hub.db
    .updateTable('consultation')
    .set({ published_at: null, state: 'planned' })
    .where('id', '=', plan.id)
    .execute()
  const lead = await app.visitor(plan.people.lead)
  const [first, second] = plan.questions
  const row = () => app.hub.db.selectFrom('question').selectAll().where('id', '=', first!).executeTakeFirst()
  const before = await row()
  const removed = await lead.post(at, { act: `question remove ${first}` })
  assert.equal(await row(), undefined)
  const act = /value="(question back [0-9a-f-]+)"/.exec(removed.body)![1]!
  const back = await lead.post(at, { act })
  assert.match(words(back.body), /It is back, as it was/)
  assert.deepEqual({ ...(await row()), position: 0 }, { ...before, position: 0 })
  assert.ok(back.body.indexOf(`question-${first}`) < back.body.indexOf(`question-${second}`))
  assert.equal((await lead.post(at, { act })).status, 422)
})
