import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readCode } from '../read-code.ts'
import { disagreementsOf, sayDisagreement } from './disagreements.ts'
import { beyondErratum } from './erratum.ts'
import { numbersSaid } from './numbers-said.ts'

function said(gist: string, ...practices: string[]): string[] {
  const text = `code: any\ntitle: Any\narea: Any\nsubject: consultation\nstatus: draft\nsections:\n  - number: "1"\n    title: One\n    clauses:\n      - clause: "1.1"\n        gist: ${JSON.stringify(gist)}\n        actor: both\n        kind: duty\n        practices: [${practices.join(', ')}]\n`
  const code = readCode({ name: 'any.yaml', text })
  if (!code.ok) throw new Error(code.problem.map(({ problem }) => problem).join())
  return disagreementsOf(code.value).map(sayDisagreement)
}

test('numbers are read in words and in digits, with what they count', () => {
  const read = (text: string) => numbersSaid(text).map(({ value, unit }) => `${value} ${unit}`)
  assert.deepEqual(read('At least ten weeks, or 21 days'), ['10 weeks', '21 days'])
  assert.deepEqual(read('Twenty-one working days, then a fortnight'), ['21 days', '2 weeks'])
  assert.deepEqual(read('Reviewed once a year and every quarter; yearly'), ['1 years', '3 months', '1 years'])
  assert.deepEqual(read('Three quarters of them, 90% or 75 per cent'), ['0.75 share', '0.9 share', '0.75 share'])
  assert.deepEqual(read('A summary of two pages at a reading age of twelve'), ['2 pages', '12 age'])
  assert.deepEqual(read('When twelve weeks cannot be given, six is the floor'), ['12 weeks', '6 null'])
  assert.deepEqual(read('Everyone says so, bi-monthly'), [])
  assert.deepEqual(read('Ten (10) working days, or 10 (ten) weeks'), ['10 null', '10 days', '10 null', '10 weeks'])
  assert.deepEqual(read('Ten to twelve weeks, 5-10 days, or twenty-one working days'), [
    '10 weeks',
    '12 weeks',
    '5 days',
    '10 days',
    '21 days',
  ])
  assert.deepEqual(numbersSaid('in ten business days'), [{ value: 10, unit: 'days', working: true }])
  const ways: Readonly<Record<string, readonly string[]>> = {
    '12 weeks': [
      '12weeks',
      '12 wks',
      'a dozen weeks',
      'twelve\u00a0weeks',
      'a twelve\u2011week consultation',
      'TWELVE full weeks',
    ],
    '2.5 months': ['2½ months', '2.5 months', 'two and a half months', '2 1/2 months'],
    '6 months': [
      'half a year',
      'twice a year',
      'six-monthly',
      'half-yearly',
      'half yearly',
      'semi-annual',
      'a half-year',
      'half a dozen months',
    ],
    '3 months': ['a quarter of a year', 'every quarter', 'four times a year'],
    '9 months': ['three quarters of a year'],
    '1.5 years': ['a year and a half', 'one and a half years'],
    '120 days': ['a hundred and twenty days', '120days'],
    '1000 days': ['1,000 days'],
    '2 weeks': ['every other week', 'a fortnight'],
    '10 weeks': ['ten consecutive weeks', 'ten or more weeks', '10 further full weeks'],
    '24 weeks': ['two dozen weeks'],
    '0.6666666666666666 share': ['two-thirds', 'a two thirds majority'],
    '12 age': ['at reading age 12'],
  }
  for (const [number, texts] of Object.entries(ways))
    for (const text of texts) assert.deepEqual(read(text), [number], text)
})

test('a clause whose words say another number than its check goes by is told', () => {
  assert.deepEqual(said('Open for at least ten weeks', '{consultation.standard-period: {weeks: 1}}'), [
    'The words say 10 weeks, but the check "Open for the standard period" is set to 1 week.',
  ])
  assert.deepEqual(said('Open for at least ten weeks', 'consultation.standard-period'), [
    'The words say 10 weeks, but the clause sets no number for the check "Open for the standard period", which goes by 12 weeks.',
  ])
  assert.equal(said('Open for ten (10) weeks', '{consultation.standard-period: {weeks: 1}}').length, 1)
  assert.equal(said('Open for ten consecutive weeks', '{consultation.standard-period: {weeks: 1}}').length, 1)
  assert.equal(said('Open for seventy days', '{consultation.standard-period: {weeks: 8}}').length, 1)
  assert.deepEqual(said('Open for seventy working days', '{consultation.standard-period: {weeks: 10}}'), [
    'The words say 70 working days, but the check "Open for the standard period" is set to 10 weeks.',
  ])
})

test('a clause whose words and checks agree, or that says no number, is left alone', () => {
  const fine: readonly (readonly [string, ...string[]])[] = [
    ['Open for at least ten weeks', '{consultation.standard-period: {weeks: 10}}', 'consultation.acknowledged'],
    ['Open for seventy days', '{consultation.standard-period: {weeks: 10}}'],
    ['Open for fifty working days', '{consultation.standard-period: {weeks: 10}}'],
    ['Open long enough', '{consultation.standard-period: {weeks: 10}}'],
    ['When twelve weeks cannot be given, six is the floor', '{consultation.minimum-period: {weeks: 6}}'],
    [
      'Twelve weeks, and six at least',
      '{consultation.standard-period: {weeks: 12}}',
      '{consultation.minimum-period: {weeks: 6}}',
    ],
    ['The group meets every quarter', '{compact.governing-group: {months: 3}}'],
    ['Reviewed once a year', '{compact.annual-review: {months: 12}}'],
    ['Three bodies and two groups agree', 'consultation.acknowledged'],
  ]
  for (const [gist, ...practices] of fine) assert.deepEqual(said(gist, ...practices), [], gist)
})

test('none of the codes that come with the Hub is told wrongly', () => {
  const folder = fileURLToPath(new URL('../../../codes/', import.meta.url))
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  assert.equal(names.length, 8)
  for (const name of names) {
    const code = readCode({ name, text: readFileSync(`${folder}${name}`, 'utf8') })
    assert.ok(code.ok, name)
    assert.deepEqual(disagreementsOf(code.value), [], name)
  }
})

test('an erratum mends a slip, and nothing that carries what is asked', () => {
  assert.equal(beyondErratum('Groups are payed for their time', 'Groups are paid for their time'), null)
  assert.equal(beyondErratum('Groups are paid', 'Groups are paid'), 'same')
  assert.equal(beyondErratum('Open for ten weeks', 'Open for one week'), 'number')
  assert.equal(beyondErratum('Groups are paid for their time', 'Groups are not paid for their time'), 'refusal')
  assert.equal(beyondErratum('Groups must be paid', 'Groups may be paid'), 'strength')
  assert.equal(beyondErratum('Groups are paid for their time', 'Minutes go out quickly'), 'other-text')
  const slips: readonly (readonly [string, string])[] = [
    ['Groups are payed for there time', 'Groups are paid for their time'],
    ['Infact groups are paid', 'In fact, groups are paid.'],
    ['Groups is paid for the the time of their member', 'Groups are paid for the time of their members'],
    ['Papers are sent in advance of meeting', 'Papers are sent in advance of the meeting'],
    ['The codes’ words', 'The code’s words'],
    ['Teh groups adn bodies recieve papers', 'The groups and bodies receive papers'],
    ['Groups mus be paid', 'Groups must be paid'],
    ['Groups must must be paid', 'Groups must be paid'],
    ['It is nto charged', 'It is not charged'],
    ['Groups cant be charged', 'Groups can’t be charged'],
    ['Paid form the start, in case off need', 'Paid from the start, in case of need'],
    ['Groups are ask', 'Groups are asked'],
  ]
  for (const [was, is] of slips) assert.equal(beyondErratum(was, is), null, is)
  const more: readonly (readonly [string, string, string])[] = [
    ['Open for at least ten weeks', 'Open for at most ten weeks', 'other-text'],
    ['Answered in ten working days', 'Answered in ten days', 'number'],
    ['Open for 12weeks', 'Open for 6weeks', 'number'],
    ['Public bodies pay groups', 'Groups pay public bodies', 'other-text'],
    ['Groups are asked and told', 'Groups are asked or told', 'other-text'],
    ['Groups are paid by partners', 'Groups are paid to partners', 'other-text'],
    ['Costs are met before the work begins', 'Costs are met after the work begins', 'other-text'],
    ['Groups are paid in full for their time', 'Groups are paid for their time', 'other-text'],
    ['Partners pay', 'Partners pay where they agree to', 'other-text'],
    ['Open for a minimum of ten weeks', 'Open for a maximum of ten weeks', 'other-text'],
    ['Partners adopt the plan', 'Partners adapt the plan', 'other-text'],
    ['Bodies decide in time', 'Bodies decline in time', 'other-text'],
    ['Groups are consulted', 'Groups are consented', 'other-text'],
    ['Answered within a week', 'Answered with a week', 'other-text'],
    ['Costs are met by July', 'Costs are met by June', 'other-text'],
    ['It meets on Tuesday', 'It meets on Thursday', 'other-text'],
    ['Paid on time', 'Paid or time', 'other-text'],
    ['Partners paid for their time', 'Partners are paid for their time', 'other-text'],
    ['A few partners object', 'Few partners object', 'other-text'],
    ['Costs up to £500', 'Costs up to $500', 'other-text'],
    ['Groups are neither asked nor told', 'Groups are neither asked not told', 'refusal'],
    ['Partners might pay', 'Partners mighty pay', 'strength'],
    ['Groups wont pay', 'Groups want pay', 'refusal'],
    ['Groups re-sign the code', 'Groups resign the code', 'other-text'],
  ]
  for (const [was, is, why] of more) assert.equal(beyondErratum(was, is), why, is)
})
