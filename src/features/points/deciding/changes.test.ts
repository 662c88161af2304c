import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { loadTree } from '../../documents/index.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
let reviewer: Visitor

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  const comments = { [of.paragraphs[1]!]: 'Ten days.', [of.paragraphs[2]!]: 'Both say the same. Make them one.' }
  const first = await giveResponse(app.hub.db, of.id, { comments, may_publish: true })
  const second = await giveResponse(app.hub.db, of.id, { comments: { [of.paragraphs[2]!]: 'Keep it, but shorter.' } })
  await close(app.hub.db, of.id)
  lead = await app.visitor(of.people.lead)
  reviewer = await app.visitor(of.people.reviewer)
  for (const reference of [first, second]) {
    await reviewer.send(`${base}/responses/${reference}`, { act: 'take:all' })
    await reviewer.send(`${base}/responses/${reference}`, { act: 'read' })
  }
})
after(() => app.close())

/** The address of the page of changes of the point with these words. */
async function pointSaying(text: string): Promise<string> {
  const points = app.hub.db.selectFrom('point').select('number').where('text', 'like', `%${text}%`)
  return `${base}/points/${(await points.executeTakeFirstOrThrow()).number}`
}

const send = (point: string, paragraph: number, values: Record<string, string>) =>
  reviewer.send(`${point}/change?paragraph=${of.paragraphs[paragraph]}`, values)

const standing = () =>
  app.hub.db.selectFrom('amendment').select(['does', 'paragraph_id']).where('withdrawn_at', 'is', null).execute()

const nextTree = async () => {
  const last = await app.hub.db
    .selectFrom('document_version')
    .select('id')
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow()
  return { id: last.id, tree: await loadTree(app.hub.db, last.id) }
}

test('what is missing of a change, and what would be left without its paragraph, is told and nothing is kept', async () => {
  const point = await pointSaying('Both say')
  const nothing = await send(point, 2, { reason: 'Agreed' })
  assert.equal(nothing.status, 422)
  assert.match(words(nothing.body), /Choose what changes/)
  const wordless = await send(point, 2, { does: 'add', printed: '1.3', reason: 'Agreed' })
  assert.equal(wordless.status, 422)
  assert.match(wordless.body, /value="1\.3"/)
  const heading = await send(point, 0, { does: 'drop', reason: 'Agreed with all' })
  assert.equal(heading.status, 422)
  assert.match(words(heading.body), /1\.1, 1\.2 belong to it and would be left without it/)
  assert.match(heading.body, /Agreed with all/)
  const itself = await send(point, 2, { does: 'drop', into: of.paragraphs[2]!, reason: 'Agreed' })
  assert.equal(itself.status, 422)
  assert.deepEqual(await standing(), [])
})

test('one point has two paragraphs merged: one goes, the other says what both said', async () => {
  const point = await pointSaying('Both say')
  const dropped = await send(point, 2, { does: 'drop', into: of.paragraphs[1]!, reason: 'Said twice' })
  assert.equal(dropped.status, 200)
  assert.match(words(dropped.body), /Paragraph 1\.2 is dropped\. Paragraph 1\.1 says it from then on\./)
  assert.match(words(dropped.body), /\[taken out: Minutes are public\./)
  const text = 'Papers are sent five days before a meeting, and minutes are public.'
  const reworded = await send(point, 1, { does: 'reword', text_after: text, reason: 'Said twice' })
  assert.match(words(reworded.body), /The 2 changes so far.*Paragraph 1\.1 gets other words/)
  assert.equal((await standing()).length, 2)
})

test('another change of the same paragraph is told plainly, and takes its place only where somebody says so', async () => {
  const point = await pointSaying('shorter')
  const clash = await reviewer.send(point, { action: 'amended', text_after: 'Minutes are open.', reason: 'Shorter' })
  assert.equal(clash.status, 422)
  assert.match(words(clash.body), /Other points led to a change of this paragraph/)
  assert.match(clash.body, /Minutes are open\./)
  const along = await reviewer.send(point, { action: 'amended', reason: 'It goes' })
  assert.equal(along.status, 200)
  const links = await app.hub.db.selectFrom('point_amendment').select('id').execute()
  assert.equal(links.length, 3, 'the second point leads to the drop as well')
  const replaced = await reviewer.send(point, {
    action: 'amended',
    text_after: 'Minutes are open.',
    reason: 'Shorter',
    replace: 'yes',
  })
  assert.equal(replaced.status, 200)
  assert.deepEqual((await standing()).map(({ does }) => does).sort(), ['reword', 'reword'])
  const back = await send(point, 2, { does: 'drop', into: of.paragraphs[1]!, reason: 'Said twice', replace: 'yes' })
  assert.equal(back.status, 200)
  assert.deepEqual((await standing()).map(({ does }) => does).sort(), ['drop', 'reword'])
})

test('a change is taken back by itself, but not the last one a point leads to', async () => {
  const point = await pointSaying('Ten days')
  await send(point, 1, { does: 'add', placed: 'beside', printed: '1.1A', text_new: 'Ten for a plan.', reason: 'Asked' })
  const page = await reviewer.get(`${point}/change`)
  assert.doesNotMatch(page.body, /value="back:/)
  const [first] = await app.hub.db.selectFrom('amendment').select('id').where('does', '=', 'add').execute()
  assert.equal((await send(point, 1, { act: `back:${first!.id}` })).status, 422)
  await send(point, 1, { does: 'add', placed: 'beside', printed: '1.1B', text_new: 'Ten at least.', reason: 'Asked' })
  assert.match((await reviewer.get(`${point}/change`)).body, /value="back:/)
  assert.equal((await send(point, 1, { act: `back:${first!.id}` })).status, 200)
  const added = await app.hub.db
    .selectFrom('amendment')
    .select('printed')
    .where('does', '=', 'add')
    .where('withdrawn_at', 'is', null)
    .execute()
  assert.deepEqual(added, [{ printed: '1.1B' }])
})

test('the next version has every change, keeps identity and numbers, and says what it dropped and added', async () => {
  const path = `${base}/next-version/draft-code`
  const page = words((await lead.get(path)).body)
  assert.match(page, /3 changes/)
  assert.match(page, /A paragraph is added after 1\.1\. \[added: 1\.1B Ten at least\./)
  const made = await lead.send(path, {})
  assert.match(words(made.body), /Next version made/)
  const { id, tree } = await nextTree()
  assert.deepEqual(
    tree.paragraphs.map(({ printed, path: at, level, text }) => [printed, at, level, text]),
    [
      ['1', '1', 0, 'Notice'],
      ['1.1', '1.1', 1, 'Papers are sent five days before a meeting, and minutes are public.'],
      ['1.1B', '1.1B', 1, 'Ten at least.'],
    ],
  )
  assert.deepEqual(
    tree.paragraphs.slice(0, 2).map(({ key }) => key),
    of.paragraphs.slice(0, 2),
  )
  const origins = await app.hub.db
    .selectFrom('paragraph_origin')
    .selectAll()
    .where('document_version_id', '=', id)
    .execute()
  assert.deepEqual(
    origins.map(({ paragraph_id, from_paragraph_id, how }) => [paragraph_id, from_paragraph_id, how]),
    [[of.paragraphs[1], of.paragraphs[2], 'joined']],
  )
  const what = await app.hub.db
    .selectFrom('document_version')
    .select('what_changed')
    .where('id', '=', id)
    .executeTakeFirst()
  assert.match(what?.what_changed ?? '', /1 paragraph was dropped: 1\.2\. 1 paragraph was added: 1\.1B\./)
  await lead.send(path, {})
  const again = await nextTree()
  assert.notEqual(again.id, id)
  assert.equal(again.tree.paragraphs[2]?.key, tree.paragraphs[2]?.key, 'an added paragraph stays the same one')
  const compared = words((await lead.get(`${base}/documents/draft-code/compare?from=1&to=3&as=tracked`)).body)
  assert.match(compared, /\[added: Ten at least\./)
  assert.match(compared, /\[taken out: Minutes are public\./)
})

test('the register and the spreadsheet tell what was dropped and added, to whoever may see them', async () => {
  const register = words((await lead.get(`${base}/register`)).body)
  assert.match(register, /Draft code, 1\.2 The changes Paragraph 1\.2 is dropped.*Paragraph 1\.1 gets other words/)
  const csv = (await lead.get(`${base}/register.csv`)).body
  assert.match(csv, /drop 1\.2; reword 1\.1/)
  assert.match(csv, /add 1\.1,,1\.1B Ten at least\./)
  const stranger = await app.visitor(of.people.stranger)
  assert.equal((await stranger.get(`${await pointSaying('Ten days')}/change`)).status, 403)
})

test('no point that changed the text may lead to no change, whoever writes it', async () => {
  const taken = app.hub.db.transaction().execute(tx => tx.deleteFrom('point_amendment').execute())
  await assert.rejects(taken, /no change is kept/)
})
