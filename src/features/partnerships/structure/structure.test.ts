/** One board under another: asked, answered by the other alone, powers given and taken back, seen as far as each is public, ended. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { endLinksJob } from './end-links.job.ts'

let app: TestApp
let board: SeatedPartnership
let group: SeatedPartnership
let hidden: SeatedPartnership
let below: Visitor
let above: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  board = await seatedPartnership(app.hub.db, 'board')
  group = await seatedPartnership(app.hub.db, 'group')
  hidden = await seatedPartnership(app.hub.db, 'hidden', false)
  below = await app.visitor(group.people.admin)
  above = await app.visitor(board.people.admin)
})
after(() => app.close())

const ask = (visitor: Visitor, slug: string, values: Record<string, string | readonly string[]>) =>
  visitor.send(`/partnerships/${slug}/structure/new`, { kind: 'standing', purpose: 'Looks at the homes.', ...values })

async function linkOf(childId: string): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom('board_link')
    .select('id')
    .where('child_id', '=', childId)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

async function lastMail(to: string): Promise<string> {
  const rows = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  for (const row of rows) {
    const mail = openMail(app.hub.seal, row)
    if (mail.to === to) return mail.body
  }
  return ''
}

test('a group for one task names its last day, and what was typed stays', async () => {
  const sent = await ask(below, 'group', { parent_id: board.id, kind: 'task-and-finish' })
  assert.equal(sent.status, 422)
  assert.match(words(sent.body), /Give the last day/)
  assert.match(sent.body, /Looks at the homes\./)
})

test('nobody can be asked whom the asker cannot see', async () => {
  const sent = await ask(below, 'group', { parent_id: hidden.id })
  assert.equal(sent.status, 422)
  assert.doesNotMatch(sent.body, /Partnership hidden/)
})

test('the board is asked, only it can answer, and until then nothing stands', async () => {
  const sent = await ask(below, 'group', { parent_id: board.id, reads_closed: 'yes' })
  assert.match(words(sent.body), /The board is asked/)
  assert.match(words(sent.body), /Partnership board was asked on 2 March 2026/)
  const link = await linkOf(group.id)
  assert.match(await lastMail('admin-board@example.org'), new RegExp(`/partnerships/board/structure/${link}/answer`))
  const publicly = words((await (await app.visitor()).get('/partnerships/group/structure')).body)
  assert.match(publicly, /It stands under no other board, and none/)
  assert.equal((await below.get(`/partnerships/board/structure/${link}/answer`)).status, 403)
  assert.equal((await below.get(`/partnerships/group/structure/${link}/answer`)).status, 403, 'the asker cannot answer')
  assert.match(
    words((await above.get('/tasks')).body),
    /Answer Partnership group, which asks to stand under this board/,
  )
  const no = await above.send(`/partnerships/board/structure/${link}/answer`, { agreed: 'no' })
  assert.equal(no.status, 422)
  assert.match(words(no.body), /Say why your board does not agree/)
  const yes = await above.send(`/partnerships/board/structure/${link}/answer`, { agreed: 'yes', answer: 'Welcome.' })
  assert.match(words(yes.body), /Now say what they may decide by themselves/)
  assert.match(await lastMail('admin-group@example.org'), /The answer: We agree\.\s+Welcome\./)
})

test('powers have limits that everybody reads, and are taken back with a reason', async () => {
  const link = await linkOf(group.id)
  const at = `/partnerships/board/structure/${link}/powers`
  const wrong = await above.send(at, { what: 'Rooms', matters: ['staff'], most: '100' })
  assert.equal(wrong.status, 422)
  await above.send(at, { what: 'Rooms and fares', matters: ['money'], most: '1500' })
  await above.send(at, { what: 'Who visits whom', matters: ['staff'] })
  const read = words((await (await app.visitor()).get('/partnerships/group/structure')).body)
  assert.match(read, /It stands under Partnership board/)
  assert.match(read, /Rooms and fares \(Money: up to £1,500 for one decision\)/)
  assert.match(read, /Who visits whom \(Staff\)/)
  const power = await app.hub.db
    .selectFrom('delegated_power')
    .select('id')
    .where('what', '=', 'Who visits whom')
    .executeTakeFirstOrThrow()
  assert.equal((await below.get(`${at}/${power.id}`)).status, 403, 'only the board above takes a power back')
  await above.send(`${at}/${power.id}`, { because: 'The trust does it now.' })
  assert.doesNotMatch(words((await below.get('/partnerships/group/structure')).body), /Who visits whom/)
  assert.match(words((await above.get(at)).body), /From 2 March 2026 until 2 March 2026\. The trust does it now\./)
})

test('nobody comes to stand under itself by any way round', async () => {
  const sent = await ask(above, 'board', { parent_id: group.id })
  assert.equal(sent.status, 422)
  assert.match(words(sent.body), /A board cannot stand under itself/)
  const twice = await below.get('/partnerships/group/structure/new')
  assert.match(words(twice.body), /It stands under a board already/)
  const other = await seatedPartnership(app.hub.db, 'other')
  const theirs = await app.visitor(other.people.admin)
  await ask(theirs, 'other', { parent_id: group.id })
  await ask(above, 'board', { parent_id: other.id })
  const [first, second] = [await linkOf(other.id), await linkOf(board.id)]
  await below.send(`/partnerships/group/structure/${first}/answer`, { agreed: 'yes' })
  const closing = await theirs.send(`/partnerships/other/structure/${second}/answer`, { agreed: 'yes' })
  assert.equal(closing.status, 422)
  assert.match(words(closing.body), /A board cannot stand under itself/)
  const tree = words((await (await app.visitor()).get('/partnerships/other/structure')).body)
  assert.match(tree, /Partnership board.*Partnership group.*Partnership other/)
})

test('a board that is not public is named to nobody outside it', async () => {
  await app.hub.db
    .insertInto('board_link')
    .values({
      id: newId(),
      child_id: hidden.id,
      parent_id: board.id,
      kind: 'standing',
      purpose: 'What nobody may know.',
      asked_on: '2026-03-01' as Day,
      answered_on: '2026-03-01' as Day,
      agreed: true,
    })
    .execute()
  for (const path of ['/partnerships/board/structure', '/partnerships/group/structure', '/partnerships'])
    for (const visitor of [await app.visitor(), above])
      assert.doesNotMatch((await visitor.get(path)).body, /Partnership hidden|What nobody may know/)
  const own = words((await (await app.visitor(hidden.people.ada)).get('/partnerships/hidden/structure')).body)
  assert.match(own, /It stands under Partnership board/)
  assert.match(words((await (await app.visitor()).get('/partnerships')).body), /Stands under Partnership board/)
})

test('either ends it with a reason, and what is over by itself ends by itself', async () => {
  const link = await linkOf(group.id)
  await below.send(`/partnerships/group/structure/${link}/ending`, { because: 'The work is done.' })
  const read = words((await (await app.visitor()).get('/partnerships/board/structure')).body)
  assert.match(
    read,
    /Partnership group stood under Partnership board from 2 March 2026 to 2 March 2026\. The lower board ended it\. The work is done\./,
  )
  assert.match(await lastMail('admin-board@example.org'), /The work is done/)
  await ask(below, 'group', {
    parent_id: board.id,
    kind: 'task-and-finish',
    'ends_on-day': '9',
    'ends_on-month': '3',
    'ends_on-year': '2026',
  })
  await above.send(`/partnerships/board/structure/${await linkOf(group.id)}/answer`, { agreed: 'yes' })
  app.clock.now = new Date('2026-03-10T09:00:00Z')
  await endLinksJob.run(app.hub)
  const after = words((await (await app.visitor()).get('/partnerships/group/structure')).body)
  assert.match(after, /to 10 March 2026\. Its last day had come\./)
})
