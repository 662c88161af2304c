import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import { loadFacts } from '../../facts/load.ts'
import { day } from '../../kernel/day.ts'
import { closeAskings } from './close-askings.job.ts'

let app: TestApp
let contact: Visitor
let contactId: string
let stranger: Visitor
let reader: Visitor
let council: string
const at = '/organisations/fen-council/asking'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  council = newId()
  const organisation = (id: string, slug: string, sector: 'statutory' | 'voluntary' | 'community', email: string) =>
    db.insertInto('organisation').values({ id, slug, name: slug, sector, email }).execute()
  await organisation(council, 'fen-council', 'statutory', 'council@example.org')
  for (let at = 1; at <= 4; at++)
    await organisation(newId(), `group-${at}`, at > 2 ? 'community' : 'voluntary', `g${at}@example.org`)
  await organisation(newId(), 'no-mail', 'voluntary', '')
  // A group at the address of the body itself: the body is not asked about itself by another name.
  await organisation(newId(), 'own-friends', 'community', 'Council@example.org')
  const person = async (role?: string) => {
    const id = newId()
    await db
      .insertInto('person')
      .values({ id, name: `Person ${role ?? 'without a role'}`, email: `${id}@example.org` })
      .execute()
    if (role)
      await db
        .insertInto('role_grant')
        .values({
          id: newId(),
          person_id: id,
          role,
          subject_kind: 'organisation',
          subject_id: council,
          from_day: day('2020-01-01'),
        })
        .execute()
    return id
  }
  contactId = await person('contact')
  contact = await app.visitor(contactId)
  stranger = await app.visitor(await person())
  reader = await app.visitor()
})
after(() => app.close())

const boxes = (on: string) => {
  const [year = '', month = '', dayOfMonth = ''] = on.split('-')
  return { 'closes_on-day': dayOfMonth, 'closes_on-month': month, 'closes_on-year': year }
}
/** What a practice says of the council as the records are. */
const says = async (practice: string) => {
  const today = await app.hub.today()
  const facts = (await loadFacts(app.hub.db, 'organisation', [council], today)).get(council)!
  const { check, defaults } = practiceOf(practice)!
  return check(facts, defaults, today, [])
}
/** The links that were mailed to groups. */
const links = async () => {
  const mails = await app.hub.db
    .selectFrom('outgoing_mail')
    .select(['id', 'sealed'])
    .where('to_address', 'like', 'g%')
    .execute()
  return mails.map(({ id, sealed }) => {
    const { body } = JSON.parse(app.hub.seal.open(sealed!, `outgoing_mail:${id}`)) as { body: string }
    return /\/asking\/[\w-]{43}/.exec(body)![0]
  })
}

test('everybody whom the records name is asked, and the body that asks chooses nobody', async () => {
  assert.equal((await stranger.get(`${at}/opening`)).status, 403)
  assert.match(words((await contact.get(`${at}/opening`)).body), /Groups of the sector: 4 organisations/)
  assert.equal((await contact.send(`${at}/opening`, { topic: 'sector', ...boxes('2026-03-05') })).status, 422)
  assert.equal((await contact.send(`${at}/opening`, { topic: 'partners', ...boxes('2026-03-20') })).status, 422)
  await app.hub.db.updateTable('organisation').set({ email: '' }).where('slug', 'in', ['group-1', 'group-2']).execute()
  assert.match(words((await contact.get(`${at}/opening`)).body), /2 organisations\. They cannot be asked/)
  const few = await contact.send(`${at}/opening`, { topic: 'sector', ...boxes('2026-03-20') })
  assert.equal(few.status, 422)
  assert.match(words(few.body), /Only 2 can be mailed/)
  for (const at of [1, 2])
    await app.hub.db
      .updateTable('organisation')
      .set({ email: `g${at}@example.org` })
      .where('slug', '=', `group-${at}`)
      .execute()
  await contact.send(`${at}/opening`, { topic: 'sector', ...boxes('2026-03-20') })
  assert.equal((await contact.send(`${at}/opening`, { topic: 'sector', ...boxes('2026-03-20') })).status, 422)
  assert.equal((await links()).length, 4)
  assert.equal((await says('organisation.approachable')).verdict, 'notDue')
})

test('a link answers once, and nothing is shown of what was said before the round has closed', async () => {
  const [first = '', ...more] = await links()
  assert.equal((await reader.send(first, { comment: 'Fine' })).status, 422)
  assert.match(words((await reader.get(at)).body), /0 of 4 that were asked have answered/)
  await reader.send(first, { approachable: '5', 'keeps-talking': '4', comment: 'The planning desk listens.' })
  assert.match(words((await reader.get(first)).body), /Your answer was given with this link/)
  for (const [which, link] of more.entries())
    await reader.send(link, { approachable: '4', 'keeps-talking': which === 0 ? '2' : '4' })
  assert.match(words((await reader.get(at)).body), /4 of 4 that were asked have answered/)
  const shown = words((await contact.get(at)).body)
  assert.match(shown, /4 of 4 that were asked have answered/)
  assert.doesNotMatch(shown, /agree|planning desk/)
  const kept = await app.hub.db.selectFrom('asking_answer').selectAll().execute()
  assert.deepEqual(Object.keys(kept[0]!).sort(), ['answers', 'asking_round_id', 'id', 'sector'])
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .select(['actor_id', 'after'])
    .where('action', '=', 'organisation.asking-answered')
    .execute()
  assert.ok(entries.every(({ actor_id, after: said }) => actor_id === null && said === null))
})

test('closed, it is told in groups of three at least, confirmed by those who were asked, with what is done about it', async () => {
  app.clock.now = new Date('2026-03-21T09:00:00Z')
  contact = await app.visitor(contactId)
  await closeAskings.run(app.hub)
  const shown = words((await reader.get(at)).body)
  assert.match(shown, /At least 3 of 4 agree/)
  assert.doesNotMatch(shown, /4 of 4 agree/, 'that would say of each what it said')
  assert.doesNotMatch(shown, /2 of 2/)
  assert.doesNotMatch(shown, /planning desk/)
  assert.match(words((await contact.get(at)).body), /The planning desk listens/)
  const found = await says('organisation.approachable')
  assert.equal(found.verdict, 'met', found.because)
  assert.equal(found.proof, 'confirmed')
  const { id } = await app.hub.db.selectFrom('asking_round').select('id').executeTakeFirstOrThrow()
  await contact.send(`${at}/${id}/consequences`, { consequences: 'A day each month in the hall.' })
  assert.match(words((await reader.get(at)).body), /What is done about it A day each month in the hall/)
  assert.match((await reader.get(`${at}.csv`)).body, /somebody listens and answers\.",[^\n]*,4,3,4/)
})

test('users are asked on an open page, which is told as the word of the body, and nobody else answers there', async () => {
  await contact.send(`${at}/opening`, { topic: 'users', ...boxes('2026-04-10') })
  const { id } = await app.hub.db
    .selectFrom('asking_round')
    .select('id')
    .where('topic', '=', 'users')
    .executeTakeFirstOrThrow()
  for (const score of ['5', '5', '4']) await reader.send(`${at}/${id}/answer`, { 'users-shape': score })
  app.clock.now = new Date('2026-04-11T09:00:00Z')
  await closeAskings.run(app.hub)
  const found = await says('organisation.user-led')
  assert.equal(found.verdict, 'met', found.because)
  assert.equal(found.proof, 'stated')
  assert.match(words((await reader.get(`${at}/${id}/answer`)).body), /This round is over/)
})

test('whether groups can speak out is told only where five answered, and only five are asked at all', async () => {
  const { db } = app.hub
  app.clock.now = new Date('2026-05-01T09:00:00Z')
  contact = await app.visitor(contactId)
  const open = () => contact.send(`${at}/opening`, { topic: 'signs', ...boxes('2026-05-20') })
  assert.match(words((await open()).body), /Only 4 can be mailed/)
  await db.updateTable('organisation').set({ email: 'g5@example.org' }).where('slug', '=', 'no-mail').execute()
  const before = new Set(await links())
  await open()
  const fresh = (await links()).filter(link => !before.has(link))
  assert.equal(fresh.length, 5)
  for (const link of fresh.slice(0, 4))
    await reader.send(link, {
      'speak-out': '1',
      'limits-understood': '2',
      'decides-fairly': '1',
      comment: 'We dare not.',
    })
  app.clock.now = new Date('2026-05-21T09:00:00Z')
  await closeAskings.run(app.hub)
  contact = await app.visitor(contactId)
  const shown = words((await contact.get(at)).body)
  assert.match(shown, /Fewer than 5 answered, so nothing is shown/)
  assert.doesNotMatch(shown, /We dare not/)
  assert.equal((await says('organisation.can-be-criticised')).verdict, 'notKnown')
  const { id } = await db.selectFrom('asking_round').select('id').where('topic', '=', 'signs').executeTakeFirstOrThrow()
  const answer = { scores: { 'speak-out': 1, 'limits-understood': 4, 'decides-fairly': 4 }, comment: '' }
  await db
    .insertInto('asking_answer')
    .values({ id: newId(), asking_round_id: id, sector: 'voluntary', answers: JSON.stringify(answer) })
    .execute()
  assert.equal((await says('organisation.can-be-criticised')).verdict, 'notMet')
  assert.equal((await says('organisation.can-be-criticised')).proof, null)
})
