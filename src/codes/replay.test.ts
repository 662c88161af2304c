/** The timetable of a real consultation, judged by the codes it was about: 28 October 2009 to 21 January 2010. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { exampleConsultation } from '../facts/examples.ts'
import { day } from '../kernel/day.ts'
import { judge } from './judge.ts'
import { loadCodeFiles } from './load-folder.ts'
import { readCodes } from './read-code.ts'

const read = readCodes(await loadCodeFiles(fileURLToPath(new URL('../../codes', import.meta.url))))
assert.ok(read.ok)
const codes = read.value
const holiday = (id: string, label: string, on: string) => ({ id, label, from: day(on), to: day(on) })

test('eighty-five days are twelve weeks and one day, and not enough to give three holidays back', () => {
  const facts = exampleConsultation({
    opensOn: day('2009-10-28'),
    closesOn: day('2010-01-21'),
    // The letter that opened it bears this day: it came into people's hands in the course of it, so it does not count.
    publishedOn: day('2009-10-28'),
    busyPeriods: [
      holiday('1', 'Christmas Day', '2009-12-25'),
      holiday('2', 'Boxing Day holiday', '2009-12-28'),
      holiday('3', "New Year's Day", '2010-01-01'),
    ],
  })
  const findings = judge(facts, codes, day('2010-02-01'))
  const said = (practice: string) => {
    const finding = findings.find(each => each.practice === practice)
    return [finding?.verdict, finding?.because]
  }
  assert.deepEqual(said('consultation.standard-period'), [
    'met',
    'Open for 12 weeks and 1 day; the code asks for 12 weeks. Not counted: the first day, because it was published in its course.',
  ])
  assert.deepEqual(said('consultation.busy-periods'), [
    'partly',
    "3 busy periods inside: Christmas Day, Boxing Day holiday and New Year's Day. 3 busy days; 1 spare beyond 12 weeks. Nothing can mend this any more.",
  ])
  const standard = findings.find(({ practice }) => practice === 'consultation.standard-period')
  assert.equal(standard?.clauses.length, 10)
})
