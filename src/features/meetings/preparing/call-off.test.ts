/** A partnership ends in a meeting: that meeting is held and recorded, and only those after it are called off. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { callOffMeetings } from './call-off.job.ts'

let app: TestApp
let of: SeatedPartnership

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'ebb')
})
after(() => app.close())

test('the meeting of the day on which a partnership ends goes on, the next one is called off', async () => {
  const { db } = app.hub
  const days = ['2026-03-02', '2026-03-03'] as Day[]
  await db
    .insertInto('meeting')
    .values(
      days.map(held_on => ({
        id: newId(),
        partnership_id: of.id,
        held_on,
        announced_on: '2026-01-01' as Day,
        state: 'agenda-out' as const,
      })),
    )
    .execute()
  await db.updateTable('partnership').set({ state: 'ended', ended_on: days[0]! }).where('id', '=', of.id).execute()
  assert.equal(await callOffMeetings.run(app.hub), '1 called off')
  const states = await db.selectFrom('meeting').select('state').orderBy('held_on').execute()
  assert.deepEqual(
    states.map(({ state }) => state),
    ['agenda-out', 'cancelled'],
  )
})
