/**
 * Words of no content keep nothing: every free text of the exemplary subjects, which keep every practice to the letter, is replaced by one
 * of them, and no practice comes out better than it does where all of these texts are empty. Consultation, partnership, organisation and
 * Compact, every practice and every record that one reads, the youngest too.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgedWithout } from '../support/without-words.ts'

const WORDS = [
  ...[
    'x',
    'X',
    'xxx',
    '-',
    '--',
    '.',
    '…',
    '?',
    '???',
    '\u200b\u200b',
    '\u2060',
    '\u00a0',
    'n/a',
    'N/A',
    'n.a.',
    'tbc',
    'TBC',
    'tba',
    'tbd',
  ],
  ...[
    'none',
    'None.',
    'nil',
    'nothing',
    'no',
    'yes',
    'ok',
    'to be confirmed',
    'To follow',
    'not applicable',
    'see above',
    'as above',
  ],
  ...['unknown', 'not known', 'test', 'asdf', 'test test', 'lorem ipsum'],
] as const

const RANK: Readonly<Record<string, number>> = { met: 2, partly: 1 }

/** How well each practice is kept where every text is this word. */
function keptWith(word: string): ReadonlyMap<string, number> {
  return new Map(judgedWithout(word).map(({ practice, finding }) => [practice.id, RANK[finding.verdict] ?? 0]))
}

const empty = keptWith('')

for (const word of WORDS)
  test(`${JSON.stringify(word)} in every box keeps nothing that an empty box does not`, () => {
    const better = [...keptWith(word)].filter(([id, rank]) => rank > (empty.get(id) ?? 0)).map(([id]) => id)
    assert.deepEqual(better, asked.has(word) ? answersNone : [])
  })

/** What asks whether there is any, so that "none" is its answer. */
const asked: ReadonlySet<string> = new Set(['none', 'None.', 'nil', 'nothing'])
const answersNone = ['consultation.decisions-already-made', 'consultation.preferred-option']

test('the exemplary subjects have texts to replace: words that say something keep far more', () => {
  const kept = [...keptWith('People of the vale asked for it at their meeting')].filter(([, rank]) => rank > 0).length
  const bare = [...empty].filter(([, rank]) => rank > 0).length
  assert.ok(kept > bare + 100, `${kept} with words, ${bare} without`)
})
