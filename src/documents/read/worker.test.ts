import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeWord, para } from './formats/docx/word-fixture.ts'
import { limits } from './limits.ts'
import { readFileApart } from './worker.ts'

/** For what is not about time: a busy machine may take as long as it likes. */
const patient = { ...limits, time: 3_600_000 }

const longOf = (paragraphs: number) =>
  makeWord({
    body: Array.from({ length: paragraphs }, (_, at) =>
      para(`${at + 1}.${at % 97} Partner ${(at * 7919) % 10007} keeps its promises.`),
    ).join(''),
  })
const long = longOf(5_000)

describe('reading apart from the server', () => {
  it('gives what reading in place gives', async () => {
    const result = await readFileApart(
      'a.docx',
      makeWord({ body: para('A code') + para('1.1\tPartners meet.') }),
      undefined,
      patient,
    )
    assert.ok(result.ok)
    assert.deepEqual(
      result.value.documents[0]?.paragraphs.map(paragraph => paragraph.text),
      ['A code', 'Partners meet.'],
    )
  })

  it('does not stop the server meanwhile', async () => {
    let turns = 0
    let reading = true
    const turn = () => {
      turns++
      if (reading) setTimeout(turn)
    }
    turn()
    await readFileApart('a.docx', long, undefined, patient)
    reading = false
    // Read in place, the whole reading would be one turn.
    assert.ok(turns > 5, `only ${turns} turns of the event loop`)
  })

  it('ends a reading that takes too long', async () => {
    const result = await readFileApart('a.docx', long, undefined, { time: 1, memory: 256 })
    assert.ok(!result.ok)
    assert.equal(result.problem.code, 'too-slow')
  })

  it('ends a reading that takes too much memory', async () => {
    const result = await readFileApart('a.docx', longOf(20_000), undefined, { time: 3_600_000, memory: 24 })
    assert.ok(!result.ok)
    assert.equal(result.problem.code, 'too-long')
  })

  it('reads more files than it has threads, each once', async () => {
    const results = await Promise.all(
      Array.from({ length: 5 }, (_, at) => readFileApart('a.docx', makeWord({ body: para(`Code ${at}`) }))),
    )
    assert.deepEqual(
      results.map(result => result.ok && result.value.documents[0]?.paragraphs[0]?.text),
      [0, 1, 2, 3, 4].map(at => `Code ${at}`),
    )
  })
})
