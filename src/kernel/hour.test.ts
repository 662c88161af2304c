import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hour, readHour, sayHour } from './hour.ts'

test('times of day as they are typed', () => {
  const typed = ['18:30', '6.30pm', '6 PM', 'noon', '12am', '12 pm', '9:05', '9.05', '9', '13pm', '25:00', '17:61', '']
  const read = ['18:30', '18:30', '18:00', '12:00', '00:00', '12:00', '09:05', '09:05', null, null, null, null, null]
  assert.deepEqual(typed.map(readHour), read)
})

test('times of day as they are kept', () => {
  assert.deepEqual(['17:00', '17:00:00', '24:00', '7:00'].map(hour), ['17:00', '17:00', null, null])
})

test('what is said of a time is read as that time', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
  fc.assert(
    fc.property(minute, at => {
      const of = hour(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
      assert.ok(of !== null)
      assert.equal(readHour(sayHour(of)), of)
    }),
  )
  assert.deepEqual(
    ['17:00', '09:30', '12:00', '00:00'].map(each => sayHour(hour(each)!)),
    ['5pm', '9:30am', 'midday', 'midnight'],
  )
})
