/**
 * What it takes, counted and printed: the forms in which a meeting of seven items and five papers is prepared, and the taps of a
 * volunteer from a mail to what was asked. A tap is a link that is followed or a button that is pressed; what is typed is none.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { remindSeats } from '../../src/features/meetings/reminders/remind-seats.job.ts'
import { openMail } from '../../src/mail/mail.ts'
import { type TestApp, testApp, type Visitor, words } from '../support/app.ts'
import { type SeatedPartnership, seatedPartnership, typedDay } from '../support/seated-partnership.ts'

let app: TestApp
let of: SeatedPartnership
let meeting = ''
const taken: Record<string, number> = {}

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'counted')
})
after(async () => {
  await app.close()
  console.log(
    Object.entries(taken)
      .map(([what, taps]) => `  ${what}: ${taps}`)
      .join('\n'),
  )
})

/** The first address in the last mail to Ada that begins as asked. */
async function inMail(begins: RegExp): Promise<string> {
  const rows = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', 'ada-counted@example.org')
    .orderBy('id', 'desc')
    .execute()
  for (const row of rows) {
    const found = [...openMail(app.hub.seal, row).body.matchAll(/http:\/\/[^/\s]+(\/\S+)/g)].find(([, path = '']) =>
      begins.test(path),
    )
    if (found?.[1]) return found[1]
  }
  return assert.fail(`no mail leads to ${begins}`)
}

/** Somebody who counts what they tap: links must be on the page they are on. */
function counting(visitor: Visitor) {
  let [taps, body] = [0, '']
  return {
    async open(path: string) {
      taps++
      const answer = await visitor.get(path)
      assert.equal(answer.status, 200, path)
      body = answer.body
    },
    async follow(path: string) {
      assert.ok(body.includes(`href="${path}"`), `no link to ${path}`)
      await this.open(path)
    },
    async send(path: string, values: Record<string, string>, done: RegExp) {
      taps++
      const answer = await visitor.send(path, values)
      assert.match(words(answer.body), done)
      body = answer.body
    },
    taps: () => taps,
  }
}

test('a meeting of seven items and five papers is prepared in at most twelve forms', async () => {
  const admin = await app.visitor(of.people.admin)
  let forms = 0
  const send = async (path: string, values: Record<string, string>, files?: Parameters<Visitor['send']>[2]) => {
    forms++
    const answer = await admin.send(path, values, files)
    assert.equal(answer.status, 200, `${path}: ${words(answer.body).slice(0, 300)}`)
    return answer
  }
  await send('/partnerships/counted/meetings/new', {
    ...typedDay('held_on', '2026-04-14'),
    how: 'in-person',
    place: 'Village hall',
    why_needed: 'To agree the summer.',
  })
  const found = await app.hub.db.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
  meeting = found.id
  await send(`/meetings/${meeting}/call-for-items`, typedDay('proposals_close_on', '2026-03-30'))
  const lines = ['Grants (20, decision)', 'Minibus (10)', 'Roof', 'Summer fair', 'Keys', 'Heating', 'Insurance']
  await send(`/meetings/${meeting}/agenda`, { several: lines.join('\n'), act: 'several' })
  for (const at of [1, 2, 3, 4, 5]) {
    const file = { name: `paper-${at}.txt`, type: 'text/plain', bytes: Buffer.from(`Paper ${at}`) }
    await send(`/meetings/${meeting}/papers`, { title: `Paper ${at}`, pages: '1' }, { files: { file } })
  }
  await send(`/meetings/${meeting}/agenda`, { act: 'publish' })
  await send(`/meetings/${meeting}/papers/sending`, {})
  const items = await app.hub.db
    .selectFrom('agenda_item')
    .select(['title', 'minutes', 'does'])
    .where('meeting_id', '=', meeting)
    .orderBy('position')
    .execute()
  assert.deepEqual(
    items.map(({ title }) => title),
    lines.map(line => line.replace(/ \(.*/, '')),
  )
  assert.deepEqual(items[0], { title: 'Grants', minutes: 20, does: 'decision' })
  const papers = await app.hub.db.selectFrom('paper').select('sent_at').execute()
  assert.ok(papers.length === 5 && papers.every(({ sent_at }) => sent_at !== null))
  taken['A meeting of seven items and five papers, forms'] = forms
  assert.ok(forms <= 12, `${forms} forms`)
})

test('lines that cannot be read are told with what was typed kept, and nothing is put on the agenda', async () => {
  const admin = await app.visitor(of.people.admin)
  const refused = await admin.send(`/meetings/${meeting}/agenda`, { several: 'Boats\nLocks (0)', act: 'several' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /An item takes from 1 to 480 minutes: Locks \(0\)/)
  assert.match(refused.body, /Boats\nLocks \(0\)/)
  const empty = await admin.send(`/meetings/${meeting}/agenda`, { act: 'several' })
  assert.match(words(empty.body), /Write at least one item/)
  const count = await app.hub.db.selectFrom('agenda_item').select('id').where('meeting_id', '=', meeting).execute()
  assert.equal(count.length, 7)
})

test('a volunteer proposes, declares, answers, votes and reports in at most three taps each, from the mail', async () => {
  const proposes = counting(await app.visitor(of.people.ada))
  await proposes.open(await inMail(/\/proposals$/))
  await proposes.send(`/meetings/${meeting}/proposals`, { title: 'Lifts to the hall' }, /Your item has been proposed/)
  taken['To propose an item, taps'] = proposes.taps()

  const { id: item } = await app.hub.db
    .selectFrom('agenda_item')
    .select('id')
    .where('title', '=', 'Grants')
    .executeTakeFirstOrThrow()
  const declares = counting(await app.visitor(of.people.ada))
  await declares.open(await inMail(/^\/meetings\/[^/]+$/))
  await declares.follow(`/agenda-items/${item}/interests`)
  await declares.send(`/agenda-items/${item}/interests`, { interest: 'We ask for a grant.' }, /We ask for a grant/)
  taken['To declare an interest, taps'] = declares.taps()

  const admin = await app.visitor(of.people.admin)
  await admin.send('/partnerships/counted/decisions/new', {
    text: 'The fair is on 4 July.',
    basis: 'The hall is free.',
    why_written: 'The band asks.',
    owner_seat_id: of.seats.chair,
    ...typedDay('closes_on', '2026-03-06'),
  })
  const answers = counting(await app.visitor())
  const link = await inMail(/^\/written-answers\/\S+say=for$/)
  await answers.open(link)
  await answers.send(link, {}, /You have answered with this link/)
  taken['To answer a question in writing, taps'] = answers.taps()

  app.clock.now = new Date('2026-04-14T18:00:00Z')
  const here = await app.visitor(of.people.admin)
  await here.send(`/meetings/${meeting}/running`, { act: 'all-here' })
  const { id: minibus } = await app.hub.db
    .selectFrom('agenda_item')
    .select('id')
    .where('title', '=', 'Minibus')
    .executeTakeFirstOrThrow()
  await here.send(`/agenda-items/${minibus}/vote`, { text: 'The minibus is hired out.' })
  const { id: vote } = await app.hub.db.selectFrom('item_vote').select('id').executeTakeFirstOrThrow()
  const votes = counting(await app.visitor(of.people.ada))
  await votes.open(await inMail(/^\/meetings\/[^/]+$/))
  await votes.follow(`/votes/${vote}`)
  await votes.send(`/votes/${vote}`, { position: 'for' }, /Your vote has been kept/)
  taken['To vote in a meeting, taps'] = votes.taps()
  await here.send(`/meetings/${meeting}/running`, { act: 'end' })
  app.clock.now = new Date('2026-05-05T09:00:00Z')
  await remindSeats.run(app.hub)
  const reports = counting(await app.visitor(of.people.ada))
  const report = await inMail(/\/reports\//)
  await reports.open(report)
  await reports.send(report, { to_whom: 'Our 14 groups', how: 'email' }, /Your report back has been kept/)
  taken['To report back, taps'] = reports.taps()
  for (const [what, taps] of Object.entries(taken)) if (what.endsWith('taps')) assert.ok(taps <= 3, `${what}: ${taps}`)
})
