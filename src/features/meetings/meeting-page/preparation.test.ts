import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/day.ts'
import { type Prepared, preparation, whatIsNext } from './preparation.ts'

const fresh: Prepared = {
  state: 'planned',
  heldOn: day('2026-04-14'),
  today: day('2026-03-02'),
  asked: false,
  unanswered: 0,
  accepted: 0,
  published: false,
  papers: 0,
  unsent: 0,
  minutesPublished: false,
  minutesApproved: false,
}

function states(of: Prepared): Record<string, string> {
  return Object.fromEntries(preparation(of).map(task => [task.name, task.state]))
}

test('a fresh meeting first asks for items', () => {
  assert.deepEqual(states(fresh), {
    ask: 'to-do',
    answer: 'open',
    publish: 'open',
    papers: 'open',
    send: 'later',
    run: 'later',
    minutes: 'later',
    approve: 'later',
  })
})

test('tasks follow from the records', () => {
  const busy = { ...fresh, asked: true, unanswered: 1, accepted: 2, papers: 2, unsent: 1, today: fresh.heldOn }
  assert.deepEqual(states(busy), {
    ask: 'done',
    answer: 'to-do',
    publish: 'to-do',
    papers: 'done',
    send: 'to-do',
    run: 'to-do',
    minutes: 'later',
    approve: 'later',
  })
  assert.deepEqual(states({ ...busy, state: 'held' }), { run: 'done', minutes: 'to-do', approve: 'later' })
  assert.deepEqual(preparation({ ...busy, state: 'cancelled' }), [])
})

test('the public page tells what comes next', () => {
  const ahead = { ...fresh, proposalsCloseOn: day('2026-03-20') }
  assert.deepEqual(whatIsNext(ahead), { key: 'proposals', on: '2026-03-20' })
  assert.deepEqual(whatIsNext({ ...ahead, today: day('2026-03-21') }), { key: 'agenda', on: null })
  assert.deepEqual(whatIsNext({ ...ahead, published: true }), { key: 'meeting', on: '2026-04-14' })
  assert.deepEqual(whatIsNext({ ...ahead, state: 'held' }), { key: 'minutes', on: null })
  assert.deepEqual(whatIsNext({ ...ahead, state: 'held', minutesPublished: true }), { key: 'approval', on: null })
  assert.equal(whatIsNext({ ...ahead, state: 'held', minutesPublished: true, minutesApproved: true }), null)
  assert.equal(whatIsNext({ ...ahead, state: 'cancelled' }), null)
})
