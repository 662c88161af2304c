import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { workingTime } from '../../../test/support/working-time.ts'
import { applyEdit, applyEdits, type Edit } from '../edit/index.ts'
import { anEdit, aTree, treeOf } from '../export/trees.arbitrary.ts'
import type { DocumentTree } from '../tree.ts'
import { after, before, carryIdentity, compareTrees, trackWords } from './index.ts'

const code = treeOf([
  ['1', '1', 'heading', 0, 'How we talk'],
  [
    '1.1',
    '1.1',
    'paragraph',
    1,
    'Partners meet four times a year in a public building. Notes of every meeting go to all members within ten days.',
  ],
  ['1.2', '1.2', 'paragraph', 1, 'Anyone may ask the chair for a paper copy.'],
  ['1.3', '1.3', 'paragraph', 1, 'Young people choose two of the seats themselves.'],
  ['2', '2', 'heading', 0, 'How we end'],
  ['2.1', '2.1', 'paragraph', 1, 'Money left over goes back to whoever gave it.'],
  ['2.1a', 'a)', 'item', 2, 'the treasurer writes a final account'],
])

function edited(tree: DocumentTree, ...edits: Edit[]): DocumentTree {
  const result = applyEdits(tree, edits)
  assert.ok(result.ok)
  return result.value.tree
}

/** The same tree as a reader would give it: other keys, same everything else. */
function readAnew(tree: DocumentTree, prefix = 'fresh-'): DocumentTree {
  const rename = (key: string | null) => (key === null ? null : prefix + key)
  return { ...tree, paragraphs: tree.paragraphs.map(p => ({ ...p, key: prefix + p.key, parent: rename(p.parent) })) }
}

const changesOf = (old: DocumentTree, fresh: DocumentTree, by: 'identity' | 'likeness') =>
  Object.fromEntries(
    compareTrees(old, fresh, { by })
      .rows.filter(({ changes }) => changes[0] !== 'same')
      .map(({ old, fresh, changes }) => [(old ?? fresh)!.path, changes]),
  )

for (const by of ['identity', 'likeness'] as const) {
  const look = (...edits: Edit[]) => {
    const fresh = edited(code, ...edits)
    return changesOf(code, by === 'likeness' ? readAnew(fresh) : fresh, by)
  }

  describe(`comparison by ${by}`, () => {
    it('finds nothing where nothing changed', () => assert.deepEqual(look(), {}))

    it('finds changed, added and removed', () => {
      const found = look(
        { do: 'text', key: '1.2', text: 'Anyone may ask the secretary for a paper copy.' },
        { do: 'remove', key: '1.3' },
        {
          do: 'insert',
          after: '2.1',
          text: 'The archive keeps every signed agreement for six years.',
          printed: '2.2',
          as: 'n',
        },
      )
      assert.deepEqual(found, { '1.2': ['changed'], '1.3': ['removed'], '2.2': ['added'] })
    })

    it('finds moved and renumbered, without naming what only went along', () => {
      assert.deepEqual(look({ do: 'move', key: '2.1', after: '1.1' }), { '2.1': ['moved'] })
      assert.deepEqual(look({ do: 'number', key: '1.3', printed: '1.4' }), { '1.3': ['renumbered'] })
    })

    it('finds split and joined', () => {
      const at = code.paragraphs[1]!.text.indexOf('Notes of')
      const cut = look({ do: 'split', key: '1.1', at, as: 'n' })
      assert.deepEqual(Object.values(cut), [['split'], ['split']])
      assert.deepEqual(look({ do: 'join', key: '1.3' }), { '1.2': ['joined'], '1.3': ['joined'] })
    })
  })
}

describe('tracked words', () => {
  it('reads like a person would mark it', () => {
    assert.deepEqual(trackWords('within ten days of it', 'within five working days of it'), [
      { kind: 'same', text: 'within ' },
      { kind: 'del', text: 'ten' },
      { kind: 'ins', text: 'five working' },
      { kind: 'same', text: ' days of it' },
    ])
  })

  it('gives both texts back exactly', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('the', 'a', ' ', '  ', '\n', ',', '**'), fc.string()), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const spans = trackWords(a.join(' '), b.join(' '))
        assert.equal(before(spans), a.join(' '))
        assert.equal(after(spans), b.join(' '))
      }),
    )
  })
})

describe('any two versions', () => {
  const both = fc.tuple(aTree(), fc.array(anEdit(), { maxLength: 10 }), fc.boolean()).map(([tree, makers, anew]) => {
    let fresh = tree
    for (const make of makers) {
      const result = applyEdit(fresh, make(fresh))
      if (result.ok) fresh = result.value.tree
    }
    return {
      old: tree,
      fresh: anew ? readAnew(fresh) : fresh,
      by: anew ? ('likeness' as const) : ('identity' as const),
    }
  })

  it('every paragraph of both stands in one row, and the spans make one of the other and back', () => {
    fc.assert(
      fc.property(both, ({ old, fresh, by }) => {
        const { rows } = compareTrees(old, fresh, { by })
        const shown = rows.filter(row => row.fresh !== null)
        assert.deepEqual(
          shown.map(row => row.fresh!.key),
          fresh.paragraphs.map(({ key }) => key),
        )
        assert.deepEqual(
          shown.map(row => after(row.spans)),
          fresh.paragraphs.map(({ text }) => text),
        )
        const had = new Map(rows.filter(row => row.old !== null).map(row => [row.old!.key, before(row.spans)]))
        assert.equal(had.size, old.paragraphs.length)
        assert.deepEqual(
          old.paragraphs.map(({ key }) => had.get(key)),
          old.paragraphs.map(({ text }) => text),
        )
      }),
    )
  })

  it('by identity, a paragraph is never taken for another', () => {
    fc.assert(
      fc.property(both, ({ old, fresh, by }) => {
        for (const row of compareTrees(old, fresh, { by }).rows)
          if (by === 'identity' && row.old && row.fresh) assert.equal(row.old.key, row.fresh.key)
      }),
    )
  })
})

describe('carried identity', () => {
  // Each paragraph has words of its own, as real ones do.
  const distinct = fc
    .array(fc.record({ level: fc.nat(3), words: fc.array(fc.nat(400), { minLength: 5, maxLength: 12 }) }), {
      minLength: 2,
      maxLength: 20,
    })
    .map(rows =>
      treeOf(
        rows.map(
          ({ level, words }, at) =>
            [
              `k${at}`,
              `${at + 1}.`,
              'paragraph',
              level,
              `own${at} ${words.map(n => `w${n}`).join(' ')} end${at}`,
            ] as const,
        ),
      ),
    )

  it('survives moves, levels and small changes of words', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.nat(3), fc.constantFrom('level', 'move', 'text'))
    fc.assert(
      fc.property(distinct, fc.array(edit, { maxLength: 8 }), (tree, edits) => {
        let fresh = tree
        for (const [a, b, level, what] of edits) {
          const target = fresh.paragraphs[a % fresh.paragraphs.length]!
          const other = fresh.paragraphs[b % fresh.paragraphs.length]!.key
          const original = tree.paragraphs.find(({ key }) => key === target.key)!
          const made = applyEdit(
            fresh,
            what === 'level'
              ? { do: 'level', key: target.key, level }
              : what === 'move'
                ? { do: 'move', key: target.key, after: other }
                : { do: 'text', key: target.key, text: `${original.text} also` },
          )
          if (made.ok) fresh = made.value.tree
        }
        const { tree: carried } = carryIdentity(tree, readAnew(fresh))
        assert.deepEqual(carried.paragraphs, fresh.paragraphs)
      }),
    )
  })

  it('does not mistake keys of another reading for identity', () => {
    const shuffled = readAnew(edited(code, { do: 'remove', key: '1.2' }), '')
    const keys = shuffled.paragraphs.map(({ key }) => key)
    const renamed = new Map(keys.map((key, at) => [key, keys[(at + 1) % keys.length]!]))
    const paragraphs = shuffled.paragraphs.map(p => ({
      ...p,
      key: renamed.get(p.key)!,
      parent: p.parent && renamed.get(p.parent)!,
    }))
    const { tree, origins } = carryIdentity(code, { ...shuffled, paragraphs })
    assert.deepEqual(
      tree.paragraphs,
      code.paragraphs.filter(({ key }) => key !== '1.2'),
    )
    assert.deepEqual(origins, [{ key: '1.2', from: ['1.2'], how: 'removed' }])
  })

  it('says what was new, edited, split off and joined', () => {
    const at = code.paragraphs[1]!.text.indexOf('Notes of')
    const fresh = edited(
      code,
      { do: 'split', key: '1.1', at },
      { do: 'join', key: '1.3' },
      { do: 'text', key: '2.1', text: 'Money left over at the end goes back to whoever gave it.' },
      { do: 'insert', after: '2', text: 'Nothing here resembles earlier sentences.' },
    )
    const { origins } = carryIdentity(code, readAnew(fresh))
    assert.deepEqual(origins.map(({ how }) => how).sort(), ['edited', 'edited', 'edited', 'joined', 'new', 'split'])
  })
})

describe('speed', () => {
  it('compares two versions of 400 paragraphs in under 100 ms, whichever way', () => {
    const words =
      'the public bodies and groups of an area agree to work with each other on plans that touch people'.split(' ')
    const sentence = (at: number) =>
      Array.from(
        { length: 45 },
        (_, n) => `${words[(at * 7 + n * 3) % words.length]}${(at + n) % 5 === 0 ? at : ''}`,
      ).join(' ')
    const old = treeOf(
      Array.from({ length: 400 }, (_, at) => [`p${at}`, `${at}`, 'paragraph', at % 3, sentence(at)] as const),
    )
    const fresh = edited(
      old,
      ...Array.from(
        { length: 60 },
        (_, at): Edit => ({ do: 'text', key: `p${at * 5}`, text: sentence(at * 5).replaceAll('public', 'local') }),
      ),
      { do: 'move', key: 'p300', after: 'p20' },
      { do: 'remove', key: 'p100' },
    )
    const anew = readAnew(fresh)
    compareTrees(old, anew, { by: 'likeness' })
    for (const [other, by] of [
      [fresh, 'identity'],
      [anew, 'likeness'],
    ] as const) {
      const started = workingTime()
      const { counts } = compareTrees(old, other, { by })
      const took = workingTime() - started
      assert.ok(took < 100, `${by} took ${took} ms`)
      assert.equal(counts.removed, 1)
      if (process.env['SHOW_TIMES']) console.log(by, took, counts)
    }
  })
})
