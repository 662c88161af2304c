import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { barePicture } from '../../../files/bare-picture.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { forgetRespondents } from '../upkeep.job.ts'

const PLACE = 'GPS 51.8787 N 0.4200 W, Acme telephone'

/** A PNG of one point, with words about where it was taken. */
function png(shade: number, size = 0): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)])
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from(PLACE)),
    chunk('IDAT', Buffer.concat([deflateSync(Buffer.from([0, shade])), Buffer.alloc(size)])),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('a film behind the end'),
  ])
}

/** A JPEG as a telephone writes it: turned on its side, with a place, and a second picture behind its end. */
function jpeg(): Buffer {
  const segment = (marker: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data])
  const tiff = Buffer.from([
    0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
  ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(PLACE)])),
    segment(0xed, Buffer.from(`Photoshop ${PLACE}`)),
    segment(0xfe, Buffer.from(PLACE)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
    Buffer.from(`a film with ${PLACE}`),
  ])
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')

test('a picture keeps its points, its colours and how it is turned, and nothing of where it was taken', () => {
  for (const picture of [png(7), jpeg()]) {
    const bare = Buffer.from(barePicture(picture)!)
    assert.ok(!bare.includes('GPS') && !bare.includes('film') && !bare.includes('telephone'))
    assert.deepEqual(Buffer.from(barePicture(bare)!), bare)
  }
  const turned = Buffer.from(barePicture(jpeg())!)
  assert.equal(turned[turned.indexOf('Exif') + 6 + 19], 6)
  assert.ok(turned.includes(Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9])))
  for (const broken of [jpeg().subarray(0, 60), png(1).subarray(0, 40), Buffer.from('GIF89a'), Buffer.alloc(0)])
    assert.equal(barePicture(broken), null)
})

let app: TestApp
let of: OpenConsultation
let path: string
let name: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'steps', {
    form: [
      {
        title: 'The steps',
        questions: [
          { type: 'file', text: 'Show us a step', settings: { most: 2, megabytes: 1 } },
          { type: 'long-text', text: 'Where is it?' },
        ],
      },
    ],
  })
  path = `/consultations/${of.slug}/response`
  name = `q-${of.questions[0]}`
})
after(() => app.close())

const sent = (bytes: Buffer, as = 'My house.png') => ({
  files: { [`${name}-files`]: { name: as, type: 'application/octet-stream', bytes } },
})
const files = () => app.hub.db.selectFrom('answer_file').selectAll().orderBy('id').execute()
const signIn = (body: string) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(body)?.[1]

async function give(bytes: Buffer) {
  const visitor = await app.visitor()
  const given = await visitor.send(path, { [`q-${of.questions[1]}`]: 'At the door', action: 'give' }, sent(bytes))
  assert.match(given.url, /^\/responses\//, words(given.body))
  const row = await app.hub.db.selectFrom('response').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { reference: row.reference, id: row.id, code: given.url, visitor }
}

test('a chosen file is given with its response, sealed, without its place, and told on the receipt', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(path, { action: 'give' }, sent(png(1)))
  assert.match(words(given.body), /Show us a step picture, 1 KB/)
  const [file] = await files()
  const stored = await app.hub.db.selectFrom('stored_file').selectAll().executeTakeFirstOrThrow()
  assert.equal(stored.visibility, 'sealed')
  assert.ok(!stored.content.includes('house') && !stored.content.includes('PNG') && stored.name === '')
  assert.equal(file!.sender_mark, null)
  const response = await app.hub.db.selectFrom('response').selectAll().executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(response).includes('house'), 'the name of a file can name its sender')
  assert.deepEqual(
    response.chosen.map(each => each.slice(each.indexOf(' ') + 1)),
    ['{"files": [{"kind": "picture"}]}'],
  )
})

test('a file survives a wrong box, a draft, another page and another sending, and is kept once', async () => {
  const visitor = await app.visitor()
  const before = (await files()).length
  const wrong = await visitor.send(path, { contact_email: 'no address', action: 'give' }, sent(png(2)))
  assert.equal(wrong.status, 422)
  assert.ok(signIn(wrong.body), words(wrong.body))
  const saved = await visitor.send(path, { ...findForm(wrong.body)!.values, contact_email: '', action: 'save' })
  const draft = saved.url.replace(/\?.*/, '')
  const again = await visitor.get(`${draft}/response`)
  assert.equal(signIn(again.body), signIn(wrong.body))
  const shown = await visitor.get(`/chosen-files/${signIn(again.body)!.split('.')[0]}`)
  assert.deepEqual([shown.status, shown.headers['content-type']], [200, 'image/png'])
  assert.ok(!shown.body.includes('GPS'))
  const form = findForm(again.body)!
  const given = await visitor.post(`${draft}/response`, { ...form.values, action: 'give' }, { follow: false })
  const twice = await visitor.post(`${draft}/response`, { ...form.values, action: 'give' }, { follow: false })
  assert.match(String(given.headers['location']), /^\/responses\//)
  assert.equal(twice.headers['location'], given.headers['location'])
  assert.equal((await files()).length, before + 1)
})

test('the same form sent twice with its file gives one response and keeps one file', async () => {
  const visitor = await app.visitor()
  const { values } = findForm((await visitor.get(path)).body)!
  const before = (await files()).length
  const both = [1, 2].map(() => visitor.post(path, { ...values, action: 'give' }, { ...sent(png(3)), follow: false }))
  const [one, two] = await Promise.all(both)
  assert.match(String(one!.headers['location']), /^\/responses\//)
  assert.equal(one!.headers['location'], two!.headers['location'])
  assert.equal((await files()).length, before + 1)
})

test('what cannot be taken is told beside its question, and everything else stays', async () => {
  const visitor = await app.visitor()
  const wrong = async (bytes: Buffer, as: string) => {
    const answer = await visitor.send(
      path,
      { [`q-${of.questions[1]}`]: 'By the shop', action: 'save' },
      sent(bytes, as),
    )
    assert.equal(answer.status, 422)
    assert.match(answer.body, /By the shop/)
    assert.match(answer.body, new RegExp(`href="#${name}"`))
    return words(answer.body)
  }
  assert.match(await wrong(Buffer.from('MZ program'), 'step.png'), /We cannot take “step.png” under “Show us a step”/)
  assert.match(await wrong(Buffer.alloc(0), 'empty.pdf'), /We cannot take “empty.pdf”/)
  assert.match(await wrong(png(4, 1_100_000), 'large.png'), /“large.png” .*is larger than 1 MB/)
  const stolen = { [name]: '00000000-0000-8000-8000-000000000000.picture.5', action: 'save' }
  const gone = await visitor.post(path, { ...findForm((await visitor.get(path)).body)!.values, ...stolen })
  assert.match(words(gone.body), /no longer kept here. Choose it again/)
})

test('the lead opens a file, says what it shows, and only then do readers see it; nothing is said of one that is closed', async () => {
  const { reference } = await give(png(5))
  const file = (await files()).at(-1)!
  const base = `/consultations/${of.slug}`
  const reader = await app.visitor(of.people.reviewer)
  assert.match(words((await reader.get(`${base}/responses/${reference}`)).body), /picture, 1 KB. It is locked/)
  assert.equal((await reader.get(`${base}/responses/${reference}/files/${file.id}`)).status, 404)
  assert.equal((await reader.get(`${base}/files/${file.id}`)).status, 403)
  const lead = await app.visitor(of.people.lead)
  const opened = await lead.send(`${base}/files/${file.id}`, {})
  assert.match(opened.url, /\/opened\//, words(opened.body))
  const content = await lead.get(`${opened.url.replace(/\?.*/, '')}/content`)
  assert.equal(content.headers['content-type'], 'image/png')
  const other = await app.visitor(of.people.clerk)
  assert.notEqual((await other.get(`${opened.url}/content`)).status, 200)
  assert.equal((await lead.send(opened.url, { shows: 'shown' })).status, 422)
  const said = await lead.send(opened.url, { shows: 'shown', reason: 'A step, no people' })
  assert.match(words(said.body), /Readers of the responses see it now/)
  assert.equal((await reader.get(`${base}/responses/${reference}/files/${file.id}`)).status, 200)
  const told = await app.hub.db.selectFrom('audit_entry').select('action').where('record_id', '=', file.id).execute()
  assert.deepEqual(told.map(({ action }) => action).sort(), ['answer-file.decided', 'answer-file.opened'])
})

test('a file that is taken out is gone for good, and so are those of a response that is withdrawn', async () => {
  const { code, id, visitor } = await give(PDF)
  const change = `${code.replace(/\?.*/, '')}/change`
  const before = (await files()).length
  const form = findForm((await visitor.get(change)).body)!
  const { [name]: kept, ...rest } = form.values
  assert.ok(kept)
  const changed = await visitor.post(change, { ...rest }, sent(png(6), 'b.png'))
  assert.equal(changed.status, 200, words(changed.body))
  assert.equal((await files()).length, before)
  assert.equal((await files()).at(-1)!.kind, 'picture')
  const uses = app.hub.db.selectFrom('answer_file_use').selectAll().where('response_id', '=', id)
  assert.equal((await uses.execute()).length, 1)
  await visitor.send(change.replace('change', 'withdrawal'), {})
  assert.deepEqual(await uses.execute(), [])
  assert.equal((await files()).length, before - 1)
  const stored = await app.hub.db.selectFrom('stored_file').select('id').where('visibility', '=', 'sealed').execute()
  assert.equal(stored.length, (await files()).length)
})

test('files are erased with who can be known by them, and those that nobody gave as long after the close as drafts', async () => {
  const visitor = await app.visitor()
  await visitor.send(path, { action: 'save' }, sent(png(8)))
  const all = await files()
  app.clock.now = new Date('2026-06-20T09:00:00Z')
  await forgetRespondents.run(app.hub)
  assert.equal((await files()).length, all.length - 1, 'that of the draft')
  app.clock.now = new Date('2031-01-01T09:00:00Z')
  await forgetRespondents.run(app.hub)
  assert.deepEqual(
    (await files()).map(({ state }) => state),
    ['shown'],
  )
})
