import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readText } from './read.ts'

/** Address, kind and words of every paragraph of a text that is one document. */
const outline = (text: string): string[] => {
  const [tree, ...more] = readText(text)
  assert.deepEqual(more, [])
  return tree!.paragraphs.map(({ path, kind, text: words }) => `${path} ${kind} ${words.replace(/\n/g, ' / ')}`)
}

describe('documents in other styles', () => {
  test('acts and leases: brackets after the number', () => {
    const lines = [
      '12(1) Keys are kept.',
      '12(1)(a) By day.',
      '12(1)(a)(i) At the desk.',
      '3.1(a) Locks.',
      '3.1(b) Bolts.',
    ]
    assert.deepEqual(outline(lines.join('\n')), [
      '12.1 paragraph Keys are kept.',
      '12.1a paragraph By day.',
      '12.1a.i paragraph At the desk.',
      '3.1a paragraph Locks.',
      '3.1b paragraph Bolts.',
    ])
  })
  test('a committee report: sections that end in .0 and recommendations on lines of their own', () => {
    const text =
      '1.0 Purpose\n\n1.1.1 To decide.\n\nRecommendation 1: That halls stay open.\nRecommendation 2: That a fund is set up.'
    assert.deepEqual(outline(text), [
      '1.0 heading Purpose',
      '1.1.1 paragraph To decide.',
      'R1 paragraph That halls stay open.',
      'R2 paragraph That a fund is set up.',
    ])
  })
  test('questions and answers', () => {
    assert.deepEqual(outline('Q1. Who has the key?\nA. The steward.\nQ2. And at night?\nA. Nobody.'), [
      'Q1 heading Who has the key?',
      'Q1.p1 paragraph A. The steward.',
      'Q2 heading And at night?',
      'Q2.p1 paragraph A. Nobody.',
    ])
  })
  test('quoted mail stands apart from the answer', () => {
    assert.deepEqual(outline('See below.\n> On Monday she wrote:\n> \n> > Can we meet?\nYes, we can.'), [
      'p1 paragraph See below.',
      'q1 quote On Monday she wrote:',
      'q2 quote Can we meet?',
      'p2 paragraph Yes, we can.',
    ])
  })
  test('a contents list directly under its word', () => {
    assert.deepEqual(outline('Contents\n1 Halls ........ 3\n2 Keys ........ 7\n\n1. Halls\n\n1.1 There are two.'), [
      'CO heading Contents',
      'CO.n1 contents 1\tHalls ........\t3',
      'CO.n2 contents 2\tKeys ........\t7',
      '1 heading Halls',
      '1.1 paragraph There are two.',
    ])
  })
  test('capital letters in brackets under roman numbers', () => {
    const text = '1.1 Both:\n(i) one\n(ii) two\n  (A) big\n  (B) bigger\n(iii) three'
    assert.deepEqual(
      outline(text).map(line => line.split(' ')[0]),
      ['1.1', '1.1.i', '1.1.ii', '1.1.ii.A', '1.1.ii.B', '1.1.iii'],
    )
  })
  test('numbers that go on from a heading are no list under the points before them', () => {
    const text = '1. Aims\n\n- to meet\n- to listen\n\n2. Halls are open.\n3. Keys are lent.\n4. Lamps are lit.'
    assert.deepEqual(
      outline(text).map(line => line.split(' ')[0]),
      ['1', '1.1', '1.2', '2', '3', '4'],
    )
  })
})
