/**
 * A safeguarding board of eight partners and thirteen seats, replayed in a real browser: set up in one evening from its published list, agreed
 * by its partners, a year of dates, a meeting run from one phone, a group below it whose decision waits for the board and comes back.
 * Forms that are sent and taps on the day are counted and printed. The structure is that of real boards; the people are invented.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { newId } from '../../src/db/ids.ts'
import { day } from '../../src/kernel/day.ts'
import { scrollsSideways } from '../support/browser.ts'
import { wordsOn } from './acting.ts'
import { type Counted, counting, fillIn, openForm, sendForm } from './replay/counted.ts'
import { type Stage, setStage } from './stage.ts'

const BOARD = '/partnerships/fenshire-safeguarding-board'
const GROUP = '/partnerships/cold-homes-group'
const heads = 'Agency\tBoard member\tEmail\tPost\tBoard role\tSector\tDeputy\tDeputy email'
const agencies = ['Council', 'Police', 'Health Trust', 'Probation', 'Fen Aid', 'Homes', 'Diocese', 'Schools']
const list = Array.from({ length: 13 }, (_, at) => {
  const role = at === 0 ? 'Chair' : at > 10 ? 'Adviser' : 'Member'
  const sector = at % 8 > 3 ? 'Voluntary' : 'Statutory'
  const deputy = at < 6 ? `Deputy ${at}\tdeputy${at}@example.org` : '\t'
  return `Fenshire ${agencies[at % 8]}\tMember ${at}\tmember${at}@example.org\tPost ${at}\t${role}\t${sector}\t${deputy}`
})

describe('a safeguarding board, replayed', () => {
  let stage: Stage
  let chair: string
  let counted: Counted
  let page: Page

  before(async () => {
    stage = await setStage(new Date('2026-03-02T19:00:00Z'))
    chair = await person('Lead Officer', 'lead@example.org')
    const council = newId()
    const { db } = stage.app.hub
    await db
      .insertInto('organisation')
      .values({ id: council, slug: 'fenshire-council', name: 'Fenshire Council', sector: 'statutory' })
      .execute()
    await grant(chair, 'contact', council)
  })
  after(() => stage.close())

  async function person(name: string, email: string): Promise<string> {
    const id = newId()
    await stage.app.hub.db.insertInto('person').values({ id, name, email }).execute()
    return id
  }
  async function grant(person_id: string, role: 'contact', subject_id: string): Promise<void> {
    await stage.app.hub.db
      .insertInto('role_grant')
      .values({ id: newId(), person_id, role, subject_kind: 'organisation', subject_id, from_day: day('2026-01-01') })
      .execute()
  }
  const idOf = async (slug: string) =>
    (await stage.app.hub.db.selectFrom('partnership').select('id').where('slug', '=', slug).executeTakeFirstOrThrow())
      .id
  const seatIds = async (partnership: string) =>
    (await stage.app.hub.db.selectFrom('seat').select('id').where('partnership_id', '=', partnership).execute()).map(
      ({ id }) => id,
    )

  /** One after another: where a step fails, those that rest on it are not tried. */
  let broken = false
  const step = (name: string, take: () => Promise<void>) =>
    it(name, async t => {
      if (broken) return t.skip('a step before it failed')
      broken = true
      await take()
      broken = false
    })

  /** Begins a partnership and decides that it is formed. */
  async function begin(base: string, name: string, need: string): Promise<void> {
    await openForm(page, '/partnerships/new')
    await fillIn(page, { name, need })
    await sendForm(page, counted)
    await openForm(page, `${base}/scope`)
    await fillIn(page, { why_together: 'Each body sees a part.', purpose: 'Everybody at risk is seen.' })
    await sendForm(page, counted)
    await openForm(page, `${base}/scope/similar`)
    await sendForm(page, counted)
    for (;;) {
      const open = page.locator('main a[href*="/scope/similar/"]')
      if ((await open.count()) === 0 || /Ruled out|Linked/i.test(await wordsOn(page))) break
      await openForm(page, (await open.first().getAttribute('href'))!)
      await fillIn(page, { answer: 'linked', reason: 'It is a group of that board.' })
      await sendForm(page, counted)
      await page.goto(`${base}/scope/similar`)
      break
    }
    await openForm(page, `${base}/scope/decision`)
    await fillIn(page, { result: 'go', result_reason: 'Nobody brings the bodies together.' })
    await sendForm(page, counted)
  }

  step(
    'is set up in one evening from its published list, with rules and a year of dates, by at most twelve forms',
    async () => {
      counted = counting()
      page = await stage.guest({ person: chair })
      await begin(BOARD, 'Fenshire Safeguarding Board', 'Children at risk are known to several bodies at once.')
      await openForm(page, `${BOARD}/membership`)
      await fillIn(page, { pasted: [heads, ...list].join('\n') })
      await sendForm(page, counted)
      assert.match(await wordsOn(page), /13/)
      await sendForm(page, counted, 'Take the list over')
      assert.match(await wordsOn(page), /The list has been taken over/)
      await openForm(page, `${BOARD}/terms/writing`)
      await fillIn(page, { quorum_seats: '7', quorum_voluntary: '1', majority: 'absolute', casting: 'chair' })
      await sendForm(page, counted)
      await openForm(page, `${BOARD}/meetings/year`)
      await fillIn(page, {
        'first_day-day': '14',
        'first_day-month': '4',
        'first_day-year': '2026',
        why_needed: 'Cases, risks and the plan of the year.',
      })
      await sendForm(page, counted)
      if (!/The meetings are announced/.test(await wordsOn(page))) await sendForm(page, counted)
      assert.match(await wordsOn(page), /The meetings are announced/)
      const { db } = stage.app.hub
      assert.equal((await db.selectFrom('seat').select('id').execute()).length, 13)
      assert.equal((await db.selectFrom('partner').select('id').execute()).length, 8)
      assert.ok((await db.selectFrom('meeting').select('id').execute()).length >= 10)
      console.log(`The board from nothing: ${counted.forms} forms, ${counted.taps} taps`)
      assert.ok(counted.forms <= 12, `${counted.forms} forms`)
    },
  )

  step('begins to work, and a meeting is run from one phone: two taps say that all are here', async () => {
    page = await stage.guest({ person: chair })
    counted = counting()
    await openForm(page, `${BOARD}/settings`)
    await fillIn(page, { state: 'running', 'started_on-day': '2', 'started_on-month': '3', 'started_on-year': '2026' })
    await sendForm(page, counted)
    const { id } = await stage.app.hub.db
      .selectFrom('meeting')
      .select('id')
      .orderBy('held_on')
      .executeTakeFirstOrThrow()
    await openForm(page, `/meetings/${id}/items`)
    await fillIn(page, { title: 'Who visits cold homes', does: 'decision' })
    await sendForm(page, counted)
    stage.app.clock.now = new Date('2026-04-14T10:00:00Z')
    const phone = await stage.guest({ person: chair, script: false, width: 320 })
    const day = counting()
    await phone.goto(`/meetings/${id}/running`)
    day.taps++
    assert.equal(await scrollsSideways(phone), false)
    await sendForm(phone, day, 'All here')
    assert.equal(day.taps, 2)
    const seats = await seatIds(await idOf('fenshire-safeguarding-board'))
    const attendance = await stage.app.hub.db
      .selectFrom('attendance')
      .select('id')
      .where('meeting_id', '=', id)
      .execute()
    assert.equal(attendance.length, seats.length)
    const item = await stage.app.hub.db
      .selectFrom('agenda_item')
      .select('id')
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
    await decide(phone, item.id, 'A group visits cold homes.', seats[0]!, day)
    await phone.goto(`/meetings/${id}/running`)
    await sendForm(phone, day, 'End the meeting')
    console.log(`The day on one phone, with one decision: ${day.forms} forms, ${day.taps} taps`)
    assert.ok(day.forms <= 4, `${day.forms} forms`)
  })

  async function decide(on: Page, item: string, text: string, owner: string, by: Counted, cost = ''): Promise<void> {
    await on.goto(`/agenda-items/${item}/decisions/new`)
    by.taps++
    await fillIn(on, {
      text,
      basis: 'What the agencies know together.',
      rest: 'for',
      how: 'consensus',
      outcome: 'agreed',
      owner_seat_id: owner,
      ...(cost ? { cost } : {}),
    })
    await sendForm(on, by)
  }

  step(
    'a group comes to stand under it, and what is beyond its powers waits for the board and comes back',
    async () => {
      counted = counting()
      page = await stage.guest({ person: chair })
      await begin(GROUP, 'Cold homes group', 'The board wants one list of homes to visit.')
      await openForm(page, `${GROUP}/membership`)
      await fillIn(page, { pasted: [heads, ...list.slice(0, 4)].join('\n') })
      await sendForm(page, counted)
      await sendForm(page, counted, 'Take the list over')
      const board = await idOf('fenshire-safeguarding-board')
      const group = await idOf('cold-homes-group')
      await openForm(page, `${GROUP}/structure/new`)
      await fillIn(page, { parent_id: board, kind: 'standing', purpose: 'Keeps one list of homes to visit.' })
      await sendForm(page, counted)
      const { db } = stage.app.hub
      const link = await db.selectFrom('board_link').select('id').executeTakeFirstOrThrow()
      await openForm(page, `${BOARD}/structure/${link.id}/answer`)
      await fillIn(page, { agreed: 'yes' })
      await sendForm(page, counted)
      await fillIn(page, { what: 'Blankets and fares', matters: 'money', most: '500' })
      await sendForm(page, counted)
      console.log(`A group below it with its seats and powers: ${counted.forms} forms, ${counted.taps} taps`)
      assert.ok(counted.forms <= 12, `${counted.forms} forms`)
      const reader = await stage.guest()
      await reader.goto(`${GROUP}/structure`)
      assert.match(await wordsOn(reader), /It stands under Fenshire Safeguarding Board.*up to £500/)
      const meeting = newId()
      await db
        .insertInto('meeting')
        .values({
          id: meeting,
          partnership_id: group,
          held_on: day('2026-04-14'),
          announced_on: day('2026-04-01'),
          state: 'agenda-out',
        })
        .execute()
      await openForm(page, `/meetings/${meeting}/items`)
      await fillIn(page, { title: 'Heaters', does: 'decision' })
      await sendForm(page, counted)
      const item = await db
        .selectFrom('agenda_item')
        .select('id')
        .where('meeting_id', '=', meeting)
        .executeTakeFirstOrThrow()
      await page.goto(`/meetings/${meeting}/running`)
      await sendForm(page, counted, 'All here')
      const [owner] = await seatIds(group)
      await decide(page, item.id, 'Forty heaters are bought.', owner!, counted, '3600')
      await page.goto(`/meetings/${meeting}/running`)
      await sendForm(page, counted, 'End the meeting')
      const decision = await db
        .selectFrom('decision')
        .select('id')
        .where('agenda_item_id', '=', item.id)
        .executeTakeFirstOrThrow()
      await reader.goto(`/decisions/${decision.id}`)
      assert.match(await wordsOn(reader), /stands on the agenda of Fenshire Safeguarding Board for/)
      const up = await db
        .selectFrom('agenda_item')
        .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
        .select(['agenda_item.id', 'meeting.id as meeting', 'meeting.held_on'])
        .where('refers_decision_id', '=', decision.id)
        .executeTakeFirstOrThrow()
      stage.app.clock.now = new Date(`${up.held_on}T10:00:00Z`)
      page = await stage.guest({ person: chair })
      await page.goto(`/meetings/${up.meeting}/running`)
      await sendForm(page, counted, 'All here')
      await decide(page, up.id, 'The group may buy its heaters.', (await seatIds(board))[0]!, counted)
      await page.goto(`/meetings/${up.meeting}/running`)
      await sendForm(page, counted, 'End the meeting')
      await reader.goto(`/decisions/${decision.id}`)
      assert.match(await wordsOn(reader), /Fenshire Safeguarding Board has agreed to it/)
    },
  )

  step('no browser had trouble on the way', async () => {
    assert.deepEqual(stage.troubles, [])
  })
})
