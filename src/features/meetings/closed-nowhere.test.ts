/** What is closed is found nowhere: every address of the Hub is walked by everybody who has no right to it, and every mail read. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor } from '../../../test/support/app.ts'
import { putEnd } from '../../../test/support/ending.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { beginBundle } from '../../cli/publishing/bundle.ts'
import { writePublicArea } from '../../cli/publishing/public-area.ts'
import { openMail } from '../../mail/mail.ts'
import { routes } from '../registry.ts'
import { remindSeats } from './reminders/remind-seats.job.ts'

/** Looked for by this word, it would be found by the other, which nobody types. */
const [looked, secret] = ['Kestrel', 'Quarrywork']
let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const ids: string[] = []
let written: string

/** The only row of a table that a closed matter was written into. */
async function last(
  table: 'meeting' | 'agenda_item' | 'decision' | 'action' | 'paper' | 'stored_file' | 'written_procedure',
): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom(table as 'meeting')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** A closed item that was put off, with the same seats away from it: it waits for the next agenda. */
async function putOffClosed(meeting: string, words: string): Promise<string> {
  await admin.send(`/meetings/${meeting}/items`, {
    title: `${words} put off`,
    purpose: `${words} purpose`,
    closed: 'yes',
    closed_reason: 'It is about a person.',
    'relook_on-day': '1',
    'relook_on-month': '9',
    'relook_on-year': '2026',
  })
  const item = await last('agenda_item')
  await admin.send(`/agenda-items/${item}/interests`, { seat: of.seats.council, interest: `${words} once more` })
  await admin.send(`/agenda-items/${item}/interests`, { seat: of.seats.chair, interest: `${words} and mine` })
  await admin.send(`/agenda-items/${item}/answer`, { state: 'deferred', answer: `${words} answer` })
  return item
}

/** A question in writing that is kept from the public, with a paper, answered by the same seats as above and decided. */
async function askClosed(words: string): Promise<readonly string[]> {
  await admin.send(
    '/partnerships/quiet/decisions/new',
    {
      text: `${words} asked`,
      basis: `${words} grounds`,
      why_written: `${words} why`,
      'closes_on-day': '6',
      'closes_on-month': '3',
      'closes_on-year': '2026',
      owner_seat_id: of.seats.youth,
      closed_to_public: 'yes',
      closed_reason: 'It is about a person.',
      'relook_on-day': '1',
      'relook_on-month': '9',
      'relook_on-year': '2026',
      paper_title: `${words} brought`,
      paper_pages: '1',
    },
    { files: { paper: { name: 'asked.txt', type: 'text/plain', bytes: Buffer.from(`${words} brought`) } } },
  )
  const written = await last('written_procedure')
  const answers = { cleo: 'conflict', chair: 'conflict', ada: 'for', dev: 'for' } as const
  for (const [person, position] of Object.entries(answers))
    await (await app.visitor(of.people[person as keyof typeof answers])).send(`/written-procedures/${written}`, {
      position,
      view: position === 'for' ? `${words} said` : '',
    })
  await admin.send(`/written-procedures/${written}/closing`, { result_note: `${words} closing` })
  const decision = await last('decision')
  assert.ok(!ids.includes(decision))
  return [written, decision, await last('paper'), await last('stored_file')]
}

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'quiet')
  admin = await app.visitor(of.people.admin)
  const date = (name: string, [year, month, day]: readonly [string, string, string]) => ({
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
  })
  const words = `${looked} ${secret}`
  await admin.send('/partnerships/quiet/meetings/new', {
    ...date('held_on', ['2026', '3', '2']),
    how: 'online',
    starts_at: '10:00',
    joining: `Room ${words}`,
    why_needed: 'To decide.',
  })
  const meeting = await last('meeting')
  await admin.send(`/meetings/${meeting}/items`, { title: 'Ferries', minutes: '10' })
  await admin.send(`/meetings/${meeting}/items`, {
    title: `${words} title`,
    purpose: `${words} purpose`,
    presenter: `${words} presenter`,
    minutes: '35',
    closed: 'yes',
    closed_reason: 'It is about a person.',
    ...date('relook_on', ['2026', '9', '1']),
  })
  const item = await last('agenda_item')
  await admin.send(`/meetings/${meeting}/items`, { title: 'Bridges', minutes: '20' })
  const putOff = await putOffClosed(meeting, words)
  await admin.send(`/agenda-items/${item}/interests`, { seat: of.seats.council, interest: `${words} interest` })
  await admin.send(`/agenda-items/${item}/interests`, { seat: of.seats.chair, interest: `${words} too` })
  await admin.send(
    `/meetings/${meeting}/papers`,
    { title: `${words} paper`, pages: '1', agenda_item_id: item },
    { files: { file: { name: 'closed.txt', type: 'text/plain', bytes: Buffer.from(`${words} file`) } } },
  )
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'publish' })
  await admin.send(`/meetings/${meeting}/papers/sending`, {})
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  await admin.send(`/meetings/${meeting}/running`, { ...marks, [`note-${item}`]: `${words} note`, act: 'save' })
  await admin.send(`/agenda-items/${item}/decisions/new`, {
    text: `${words} decision`,
    basis: `${words} basis`,
    owner_seat_id: of.seats.youth,
    binds: `${words} binds`,
    how: 'vote',
    vote_reason: `${words} reason`,
    rest: 'for',
    [`position-${of.seats.youth}`]: 'abstain',
    [`view-${of.seats.youth}`]: `${words} view`,
    outcome: 'agreed',
  })
  await admin.send(`/agenda-items/${item}/actions/new`, {
    what: `${words} action`,
    owner_seat_id: of.seats.youth,
    ...date('due_on', ['2026', '4', '1']),
  })
  await admin.send(`/meetings/${meeting}/running`, { act: 'end' })
  await admin.send(`/meetings/${meeting}/minutes/draft`, { act: 'publish' })
  const decision = await last('decision')
  await admin.send(`/decisions/${decision}/withdrawal`, { withdrawn_because: `${words} withdrawn` })
  ids.push(meeting, item, decision, await last('action'), await last('paper'), await last('stored_file'))
  ids.push(of.id, ...Object.values(of.seats))
  const asked = await askClosed(words)
  ids.push(...asked)
  written = asked[0]!
  await admin.send('/partnerships/quiet/meetings/new', {
    ...date('held_on', ['2026', '3', '20']),
    how: 'online',
    why_needed: 'To go on.',
  })
  ids.push(await last('meeting'), putOff)
  await remindSeats.run(app.hub)
  await putEnd(admin, '/partnerships/quiet', { reason: 'Done.' })
})
after(() => app.close())

/**
 * Every address of these paths with what there is here. A record is tried under each first word of a path at which whoever
 * may read everything finds it at one of the paths at least: elsewhere it is no address.
 */
async function addressesOf(paths: readonly string[]): Promise<string[]> {
  const [known, asking] = [paths.map(withSlug).filter(path => !path.includes(':')), paths.map(withSlug)]
  const ada = await app.visitor(of.people.ada)
  const found: string[] = []
  for (const [, below] of Map.groupBy(
    asking.filter(path => path.includes(':')),
    path => path.split('/')[1],
  )) {
    const shortest = below.toSorted((a, b) => a.length - b.length).slice(0, 3)
    for (const id of ids) {
      const tried = shortest.map(path => path.replaceAll(/:\w+/g, id))
      const answers = await Promise.all(tried.flatMap(address => [ada.get(address), admin.get(address)]))
      if (answers.every(({ status }) => status >= 400)) continue
      found.push(...below.map(path => path.replaceAll(/:\w+/g, id)))
    }
  }
  return [...known, ...found]
}

const withSlug = (path: string) => path.replace(':slug', path.startsWith('/organisations') ? 'young-quiet' : 'quiet')

test('no address gives a word of a closed item to the public, to somebody else, or to a seat or a chair with an interest in it', async () => {
  const paths = [...new Set(routes.map(({ path }) => path))].filter(path => !/sign-out|erase|sign-in/.test(path))
  const asked = [
    '/decisions',
    '/decisions.csv',
    '/search',
    '/partnerships',
    '/codes',
    '/documents',
    '/consultations',
  ].flatMap(path => [`${path}?words=${looked}`, `${path}?q=${looked}`])
  const [later, putOff] = ids.slice(-2)
  const takenUp = `/meetings/${later}/items?from=${putOff}`
  const addresses = [...(await addressesOf(paths)), ...asked, takenUp]
  const found: string[] = []
  const readers = { anybody: undefined, outsider: of.people.outsider, seat: of.people.cleo, chair: of.people.chair }
  for (const [name, person] of Object.entries(readers)) {
    const visitor = await app.visitor(person)
    // How to join is for every seat, whatever its interests.
    const invited = name === 'seat' || name === 'chair' ? `Room ${looked} ${secret}` : ''
    for (const address of addresses) {
      const { body } = await visitor.get(address)
      if (body.replaceAll(invited || 'no room', '').includes(secret)) found.push(`${name} ${address}`)
    }
  }
  assert.deepEqual(found, [])
  assert.ok(addresses.length > 300, String(addresses.length))
})

test('those entitled read it, so that the walk above would see it', async () => {
  const ada = await app.visitor(of.people.ada)
  assert.match((await ada.get(`/meetings/${ids[0]}`)).body, new RegExp(secret))
  assert.match((await ada.get(`/meetings/${ids[0]}/minutes/closed`)).body, new RegExp(secret))
  assert.match((await ada.get(`/decisions/${ids[2]}`)).body, new RegExp(secret))
  assert.match((await ada.get(`/written-procedures/${written}`)).body, new RegExp(secret))
  const [later, putOff] = ids.slice(-2)
  assert.match((await admin.get(`/meetings/${later}/agenda`)).body, new RegExp(`${secret} put off`))
  assert.match((await admin.get(`/meetings/${later}/items?from=${putOff}`)).body, new RegExp(`${secret} put off`))
  assert.match((await admin.get(`/meetings/${ids[0]}/agenda`)).body, new RegExp(`${secret} presenter`))
})

test('how long a closed item is planned to take cannot be worked out from when the next one begins', async () => {
  const begins = async (person?: string) => (await (await app.visitor(person)).get(`/meetings/${ids[0]}`)).body
  assert.match(await begins(of.people.ada), /10:45/)
  for (const person of [undefined, of.people.outsider, of.people.cleo, of.people.chair]) {
    const body = await begins(person)
    assert.match(body, /10:00/)
    assert.doesNotMatch(body, /10:45/)
  }
  const chair = await app.visitor(of.people.chair)
  const agenda = (await chair.get(`/meetings/${ids[0]}/agenda`)).body
  assert.match(agenda, /10:00/)
  assert.doesNotMatch(agenda, /10:45|65 minutes|35 minutes/)
  assert.match((await admin.get(`/meetings/${ids[0]}/agenda`)).body, /65 minutes/)
})

test('the folder in which everything public is published tells the meeting and nothing of what was closed in it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-closed-'))
  try {
    const to = path.join(folder, 'data')
    const bundle = await beginBundle(to)
    const counts = await writePublicArea(app, bundle, () => undefined)
    await bundle.finish({ made: app.hub.now().toISOString(), origin: app.hub.origin, counts })
    const files = (await readdir(to, { recursive: true, withFileTypes: true })).filter(one => one.isFile())
    const texts = await Promise.all(files.map(one => readFile(path.join(one.parentPath, one.name), 'latin1')))
    assert.ok(texts.some(text => text.includes('Ferries')))
    assert.deepEqual(
      files.filter((_, at) => texts[at]!.includes(secret)).map(({ name }) => name),
      [],
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('no mail names what is closed, and how to join goes to seats alone', async () => {
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  assert.ok(mails.length > 10)
  for (const row of mails) {
    const mail = openMail(app.hub.seal, row)
    const body = `${mail.subject} ${mail.body}`.replaceAll(`Room ${looked} ${secret}`, '')
    assert.ok(!body.includes(secret), body)
  }
})

test('the requests put to the partners of an ending name no closed action', async () => {
  const rows = await app.hub.db.selectFrom('party_request').select(['question', 'full_text']).execute()
  assert.ok(rows.some(({ question }) => /one that came of a closed item/.test(question)))
  assert.ok(!JSON.stringify(rows).includes(secret))
})
