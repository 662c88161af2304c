/** Whoever asked to be told stands in no table by their address, is told all the same, and is forgotten on their last day. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { bySystem } from '../../../db/erasures.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { markMailbox, openMailbox, sealOldMailboxes } from '../../../mail/mailbox.ts'
import { openConsultation } from '../../responses/open-consultation.fixture.ts'
import { forgetWishes } from './forget-wishes.job.ts'
import { addInterest, eraseWish } from './interest.queries.ts'
import { tellInterested } from './tell-interested.ts'
import { keptUntil, mayGoOn } from './wish-days.ts'

let app: TestApp
let of: Awaited<ReturnType<typeof openConsultation>>
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'wishes')
})
after(() => app.close())

const forgotten = (tx: Tx) => ({
  action: 'interest.forgotten' as const,
  subject: { kind: 'area' as const, id: newId() },
  write: bySystem(tx),
})

async function standsIn(text: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await app.hub.db.introspection.getTables()) {
    const { rows } = await sql`select from ${sql.table(name)} t where lower(t::text) like ${`%${text}%`}`.execute(
      app.hub.db,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function mailsTo(address: string) {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(row => openMail(app.hub.seal, row)).filter(mail => mail.to.toLowerCase() === address)
}

/** Registers and confirms a wish; gives the address of its page. */
async function wish(address: string, wants: string, scope: string): Promise<string> {
  const visitor = await app.visitor()
  await visitor.send(`/consultations/${of.slug}/interest`, { email: address, wants, scope })
  const link = /\/interest\/\S+/.exec((await mailsTo(address.toLowerCase())).at(-1)!.body)![0]
  await visitor.send(link, { act: 'confirm' })
  return link
}

const wishOf = (address: string) =>
  app.hub.db
    .selectFrom('interest')
    .selectAll()
    .where('email_mark', '=', markMailbox(app.hub.seal, address))
    .executeTakeFirst()

const tell = async (moment: 'early' | 'open') => {
  const consultation = await app.hub.db
    .selectFrom('consultation')
    .selectAll()
    .where('slug', '=', of.slug)
    .executeTakeFirstOrThrow()
  return app.hub.db.transaction().execute(tx => tellInterested(tx, app.hub, consultation, moment))
}

test('an address stands in no table; it is mailed once, and not where somebody of that mailbox does not want to be asked', async () => {
  await wish('Wanda@Wishes.example', 'told', 'all')
  await wish('nora@wishes.example', 'told', 'all')
  await wish('NORA@wishes.example', 'not-at-all', 'all')
  assert.deepEqual(await standsIn('wishes.example'), [])
  assert.equal(await tell('open'), 1)
  assert.equal(await tell('open'), 0)
  assert.equal((await mailsTo('wanda@wishes.example')).length, 2)
  assert.equal((await wishOf('wanda@wishes.example'))?.kept_until, '2028-03-02')
  const silent = await app.hub.db.selectFrom('interest').select('sealed').where('wants', '=', 'not-at-all').execute()
  assert.deepEqual(silent, [{ sealed: null }])
})

test('what stood in clear is sealed before anything is served, and its link still leads there', async () => {
  const [id, other] = [newId(), newId()]
  const consultation_id = of.id
  await app.hub.db
    .insertInto('interest')
    .values([
      { id, unsealed_email: 'Old@wishes.example', wants: 'told', confirmed_at: new Date(), consultation_id },
      {
        id: other,
        unsealed_email: 'gone@wishes.example',
        wants: 'told',
        kept_until: day('2026-01-01'),
        consultation_id,
      },
    ])
    .execute()
  assert.equal(await sealOldMailboxes(app.hub.db, app.hub.seal), 2)
  assert.deepEqual(await standsIn('wishes.example'), [])
  assert.equal(openMailbox(app.hub.seal, (await wishOf('old@wishes.example'))!), 'Old@wishes.example')
})

test('a month before its last day a wish is asked about once, goes on if told so, and is forgotten if not', async () => {
  const on = async (iso: string) => {
    app.clock.now = new Date(`${iso}T06:00:00Z`)
    return forgetWishes.run(app.hub)
  }
  const goes = await wish('goes@wishes.example', 'early', 'all')
  const stays = await wish('silent@wishes.example', 'early', 'all')
  // Gone by now: the one that nobody confirmed.
  assert.equal(await on('2026-03-03'), '1 forgotten, 0 asked again')
  // The one of the consultation alone goes with its close.
  assert.equal(await on('2028-02-01'), '1 forgotten, 3 asked again')
  assert.equal((await mailsTo('goes@wishes.example')).length, 2)
  assert.equal(await on('2028-02-02'), '0 forgotten, 0 asked again')
  const visitor = await app.visitor()
  assert.match(words((await visitor.get(goes)).body), /We keep it until 2 March 2028.*Go on for two more years/)
  await visitor.send(goes, { act: 'confirm' })
  assert.match(words((await visitor.get(goes)).body), /until 2 February 2030/)
  // Wanda and Nora are forgotten with the silent one.
  assert.equal(await on('2028-03-03'), '3 forgotten, 0 asked again')
  assert.match(words((await visitor.get(stays)).body), /We do not know this link/)
  assert.ok(await wishOf('goes@wishes.example'))
  assert.equal(await wishOf('silent@wishes.example'), undefined)
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .select('actor_label')
    .where('action', '=', 'interest.forgotten')
    .execute()
  assert.equal(entries.length, 5)
})

test('the wish of somebody signed in has no last day, and ends in an older copy where it was stopped', async () => {
  const { db } = app.hub
  const { lead } = of.people
  const email = 'lead@council.example'
  await db.updateTable('person').set({ email }).where('id', '=', lead).execute()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  const visitor = await app.visitor(lead)
  const page = await visitor.send(`/consultations/${of.slug}/interest`, { email, wants: 'told', scope: 'all' })
  for (const act of ['stop', 'confirm', 'stop']) {
    const said = words((await visitor.send(page.url.split('?')[0]!, { act })).body)
    assert.doesNotMatch(said, /We keep it until|address is sealed|address itself is not kept/)
  }
  const own = () => db.selectFrom('interest').selectAll().where('person_id', '=', lead).executeTakeFirstOrThrow()
  const { id, kept_until } = await own()
  assert.equal(kept_until, null)
  await db.updateTable('interest').set({ ended_at: null }).where('id', '=', id).execute()
  await db.transaction().execute(tx => eraseWish(tx, id, app.clock.now, day('2026-03-02'), forgotten(tx)))
  assert.ok((await own()).ended_at)
})

test('erased again in a copy, a wish that was told goes on to count, and one that was stopped before does not', async () => {
  const { db, seal } = app.hub
  const add = async (name: string) =>
    db.transaction().execute(tx =>
      addInterest(tx, seal, {
        ...{ personId: null, email: `${name}@copy.example`, wants: 'told' as const, topic: '' },
        ...{ consultationId: of.id, confirmedAt: new Date('2026-02-03'), today: day('2026-02-03') },
      }),
    )
  const [told, stopped] = [await add('told'), await add('stopped')]
  const erase = (id: string, on: string) =>
    db.transaction().execute(tx => eraseWish(tx, id, new Date('2027-01-01'), day(on), forgotten(tx)))
  await erase(told, '2026-08-01')
  await erase(stopped, '2026-07-01')
  const rows = await db
    .selectFrom('interest')
    .select(['id', 'email_mark', 'ended_at'])
    .where('id', 'in', [told, stopped])
    .execute()
  assert.ok(rows.every(({ email_mark }) => email_mark === null))
  assert.equal(rows.find(({ id }) => id === told)?.ended_at, null)
  assert.ok(rows.find(({ id }) => id === stopped)?.ended_at)
})

test('a wish about a consultation that never names its close is forgotten as well', async () => {
  const { db, seal } = app.hub
  const open = await openConsultation(db, 'never-closes')
  await db.updateTable('consultation').set({ closes_on: null, state: 'planned' }).where('id', '=', open.id).execute()
  const id = await db.transaction().execute(async tx => {
    const added = await addInterest(tx, seal, {
      ...{ personId: null, email: 'waits@copy.example', wants: 'told' as const, topic: '' },
      ...{ consultationId: open.id, confirmedAt: new Date('2026-03-02T09:00:00Z'), today: day('2026-03-02') },
    })
    await tx.updateTable('interest').set({ kept_until: null }).where('id', '=', added).execute()
    return added
  })
  const kept = async (iso: string) => {
    app.clock.now = new Date(`${iso}T06:00:00Z`)
    await forgetWishes.run(app.hub)
    const row = await db.selectFrom('interest').select('email_mark').where('id', '=', id).executeTakeFirst()
    return row?.email_mark !== null
  }
  assert.equal(await kept('2028-05-31'), true)
  assert.equal(await kept('2028-06-01'), false)
})

test('every wish but not to be asked has a last day or goes with its consultation, and may go on only near it', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 0, max: 4000 }), (lasts, ahead) => {
      const today = addDays(day('2026-03-02'), ahead)
      assert.equal(keptUntil({ lasts }, 'stop', today), addDays(today, 30))
      const until = keptUntil({ lasts }, 'confirm', today)
      assert.equal(until !== null, lasts)
      const standing = { lasts, confirmed: true, ended: false, keptUntil: until }
      assert.equal(mayGoOn(standing, today), false)
      if (until) assert.equal(mayGoOn(standing, addDays(until, -30)), true)
    }),
  )
})
