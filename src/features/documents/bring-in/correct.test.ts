import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anEdit, aTree } from '../../../documents/export/trees.arbitrary.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import { marshTree } from '../document-fixture.ts'
import { divideDocument, joinDocuments } from './borders.ts'
import { guessKind, proposeChoice } from './choices.ts'
import { type Corrected, correct, placesToSplit, takeBack } from './correct.ts'
import { sectionsOf } from './tree.view.ts'

describe('steps of a review', () => {
  it('taken back one by one lead back to what was read', () => {
    fc.assert(
      fc.property(aTree(), aTree(), fc.array(fc.tuple(fc.nat(1), anEdit()), { maxLength: 8 }), (one, two, makers) => {
        const asRead = [one, two]
        let present: Corrected = { trees: asRead, steps: [] }
        for (const [at, make] of makers) {
          const done = correct(present, { at, edits: [make(present.trees[at]!)] })
          if (done.ok) present = done.value
        }
        const count = present.steps.length
        for (let back = 0; back < count; back += 1) {
          const at = present.steps.at(-1)!.at
          const before = present.steps.filter(step => step.at === at).length
          present = takeBack(asRead, present, at)
          assert.equal(present.steps.filter(step => step.at === at).length, before - 1)
        }
        assert.deepEqual(present.trees, asRead)
        assert.deepEqual(takeBack(asRead, present, 0), present)
      }),
    )
  })

  it('let a fault follow its paragraph to a new address, and go with it', () => {
    const tree = marshTree()
    const { key } = tree.paragraphs.find(({ path }) => path === '2.4')!
    const renamed = correct({ trees: [tree], steps: [] }, { at: 0, edits: [{ do: 'number', key, printed: '2.3' }] })
    assert.ok(renamed.ok)
    assert.deepEqual(
      renamed.value.trees[0]!.faults.map(({ at }) => at),
      ['2.3'],
    )
    const removed = correct(renamed.value, { at: 0, edits: [{ do: 'remove', key }] })
    assert.ok(removed.ok)
    assert.deepEqual(removed.value.trees[0]!.faults, [])
  })
})

describe('the borders of documents', () => {
  it('can be drawn anywhere and taken away again without losing a word or a number', () => {
    fc.assert(
      fc.property(aTree(), fc.nat(), (tree, which) => {
        const at = which % tree.paragraphs.length
        const parts = divideDocument(tree, tree.paragraphs[at]!.key)
        if (at === 0) {
          assert.equal(parts, null)
          return
        }
        const joined = joinDocuments(...parts!)
        const said = (of: DocumentTree) => of.paragraphs.map(({ printed, kind, text }) => [printed, kind, text])
        assert.deepEqual(said(joined), said(tree))
        for (const each of [...parts!, joined, joinDocuments(tree, tree)]) {
          assert.equal(new Set(each.paragraphs.map(({ key }) => key)).size, each.paragraphs.length)
          assert.equal(new Set(each.paragraphs.map(({ path }) => path)).size, each.paragraphs.length)
          const keys = new Set<string | null>([null])
          for (const { key, parent } of each.paragraphs) {
            assert.ok(keys.has(parent))
            keys.add(key)
          }
        }
      }),
    )
  })
})

describe('places to divide a paragraph', () => {
  it('are after sentences and lines, never at an end', () => {
    const text = 'One is here. “Two is there.” Three\nfour. '
    assert.deepEqual(
      placesToSplit(text).map(({ at }) => text.slice(at).trim()),
      ['“Two is there.” Three\nfour.', 'Three\nfour.', 'four.'],
    )
  })
})

describe('what a document seems to be', () => {
  const titled = (title: string, text: string) => ({ ...marshTree(text), title })
  it('is told by its greeting, its title and its numbers', () => {
    const rules = ['1. Rules', ...[1, 2, 3, 4, 5].map(n => `1.${n} Rule number ${n} of many.`)].join('\n\n')
    assert.equal(guessKind(titled('Hello', 'Dear friends\n\nWe write to you.\n\nYours'), 'consultation'), 'letter')
    assert.equal(guessKind(titled('Rules', rules), 'consultation'), 'consultation-draft')
    assert.equal(guessKind(titled('Rules', rules), 'area'), 'code')
    assert.equal(guessKind(titled('Terms of Reference', rules), 'partnership'), 'terms')
    assert.equal(guessKind(titled('About us', 'We are a group.'), 'consultation'), 'information')
    assert.equal(proposeChoice(marshTree(), 'consultation').printedVersion, '0.2')
  })
})

describe('sections of a review', () => {
  it('hold every paragraph once, a heading with nothing under it with the next', () => {
    const tree = marshTree()
    const sections = sectionsOf(tree)
    assert.deepEqual(
      sections.flatMap(({ lines }) => lines.map(({ paragraph }) => paragraph.key)),
      tree.paragraphs.map(({ key }) => key),
    )
    assert.ok(sections.every(({ lines }) => lines.some(({ paragraph }) => paragraph.kind !== 'heading')))
    assert.equal(
      sections.reduce((sum, { faults }) => sum + faults, 0),
      tree.faults.length,
    )
  })

  it('of a very long document are drawn one at a time', () => {
    const long = Array.from({ length: 60 }, (_, s) =>
      [`${s + 1}. Part`, ...Array.from({ length: 30 }, (_, n) => `${s + 1}.${n + 1} Words of rule ${n}.`)].join('\n\n'),
    ).join('\n\n')
    const tree = marshTree(long)
    const { key } = tree.paragraphs.find(({ path }) => path === '7.3')!
    assert.deepEqual(
      sectionsOf(tree, { at: key })
        .filter(({ isDrawn }) => isDrawn)
        .map(({ title }) => title),
      ['7. Part'],
    )
  })
})
