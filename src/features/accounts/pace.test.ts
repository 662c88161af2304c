import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkGoesNow, minutesBetween } from './pace.ts'
import { linkMinutes } from './sign-in.queries.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute))
const calm = { askerHadShare: false }

test('whoever asks again and again, a link that works lies in the mailbox at every moment', () => {
  assert.ok(minutesBetween < linkMinutes)
  const sent: Date[] = []
  for (let minute = 0; minute < 300; minute++) {
    const now = at(minute)
    const unused = sent.filter(made => now.getTime() - made.getTime() < 3_600_000)
    if (linkGoesNow(unused, now, { askerHadShare: minute % 2 === 0 })) sent.push(now)
    assert.ok(
      sent.some(made => now.getTime() - made.getTime() < linkMinutes * 60_000),
      `minute ${minute}`,
    )
  }
  assert.ok(sent.length <= 5 + 300 / minutesBetween, `${sent.length} mails in five hours`)
})

test('a link that was used makes room for the next at once', () => {
  const many = [0, 1, 2, 3, 4].map(at)
  assert.equal(linkGoesNow(many, at(5), calm), false)
  assert.equal(linkGoesNow(many.slice(1), at(5), calm), true)
  assert.equal(linkGoesNow([], at(5), { askerHadShare: true }), true)
})
