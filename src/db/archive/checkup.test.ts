import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArchiveStanding, judgeArchive } from './checkup.ts'
import type { Span } from './reach.ts'

const NOW = new Date('2026-11-29T12:00:00Z')
const hours = (n: number) => new Date(NOW.getTime() - n * 3_600_000)

function span(from: number, to: number): Span {
  const copy = {
    file: 'x.copy',
    startedAt: hours(from),
    stoppedAt: hours(from),
    firstPiece: '000000010000000000000001',
    lastPiece: '000000010000000000000001',
    postgres: '18.4',
    files: 1,
    bytes: 1,
  }
  return { copy, from: hours(from), to: hours(to) }
}

function judge(spans: readonly Span[], more: Partial<ArchiveStanding> = {}, copy = async (): Promise<unknown> => null) {
  const reach = { spans, newestPiece: spans.at(-1)?.to ?? null, waiting: null }
  return judgeArchive({ reach, failingSince: null, on: true, sameDisk: false, left: [], ...more }, NOW, copy)
}

test('an archive that goes on says how far back one can go', () => {
  assert.deepEqual(judge([span(30, 6), span(6, 0)]), {
    state: 'fine',
    says: 'One can go back to any moment from 2026-11-28 06:00:00 to 2026-11-29 12:00:00 (UTC).',
  })
})

test('what is wrong with an archive is told, the worst first', () => {
  assert.match(judge([span(6, 0)], { on: false, failingSince: hours(1) }).says, /was started without an archive/)
  assert.deepEqual(judge([span(6, 1)], { failingSince: hours(1) }).state, 'wrong')
  assert.match(
    judge([], { failingSince: hours(1) }).says,
    /^One can go back to no moment\. .*last tried 2026-11-29 11:00:00/,
  )
  assert.match(judge([span(40, 30), span(6, 0)]).says, /What lies between was let go/)
  assert.match(judge([span(6, 0)], { sameDisk: true }).says, /same disk/)
  assert.match(judge([span(6, 0)], { sameDisk: true, left: ['/srv/old'] }).says, /\/srv\/old: what was erased since/)
})

test('where no copy was made for long, doctor can make one', async () => {
  let made = 0
  for (const spans of [[], [span(40, 0)]]) {
    const { mend, state } = judge(spans, {}, async () => made++)
    assert.equal(state, 'warn')
    await mend!.run()
  }
  assert.equal(made, 2)
  assert.equal(judge([span(6, 0)]).mend, undefined)
})
