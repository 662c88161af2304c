/** Made-up trees and edits for property tests. */
import fc from 'fast-check'
import type { Edit } from '../edit/index.ts'
import { settle } from '../edit/outline.ts'
import { type DocumentTree, type Paragraph, type ParagraphKind, paragraphKinds } from '../tree.ts'

type Row = readonly [path: string, printed: string, kind: ParagraphKind, level: number, text: string]

/** A tree of rows; the path is the key, and the parent the nearest row of a lower level. */
export function treeOf(rows: readonly Row[], title = 'A code of ours'): DocumentTree {
  const paragraphs = rows.map(
    ([path, printed, kind, level, text]): Paragraph => ({ key: path, path, printed, kind, level, text, parent: '' }),
  )
  return { title, version: null, paragraphs: settle(paragraphs), faults: [] }
}

const words = fc
  .array(
    fc.constantFrom(
      'partners',
      'meet',
      'the',
      'group',
      'publishes',
      'a',
      'note',
      '**bold words**',
      '*soft*',
      'R&D',
      '<name>',
      '_____',
      'rurality*',
      '[our site](https://example.org/a)',
      'é',
      '“quoted”',
      '#',
      '1.',
      '-',
      '\\',
      '`',
      '$x$',
      '@ref',
      '|',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map(list => list.join(' '))

const printed = fc.constantFrom('', '', '1', '1.1', '7.6', 'a)', 'b)', '(c)', 'iv.', 'i.', '2b', 'A.', '10.')

/** Any sound tree: kinds, levels, numbers and words of every sort. */
export function aTree(text: fc.Arbitrary<string> = words): fc.Arbitrary<DocumentTree> {
  const row = fc.record({ printed, kind: fc.constantFrom(...paragraphKinds), level: fc.nat(4), text })
  return fc.array(row, { minLength: 1, maxLength: 25 }).map(rows =>
    treeOf(
      rows.map(({ printed, kind, level, text }, at) => {
        const shown = kind === 'table' ? `| ${cell(text)} | b |\n| --- | --- |\n| c | ${cell(text)} |` : text
        return [`p${at}`, kind === 'table' ? '' : printed, kind, level, shown] as const
      }),
      'Code — “ours” & <theirs>',
    ),
  )
}

function cell(text: string): string {
  return text.replace(/[|\\\n\r]/g, ' ').trim() || 'x'
}

/** Any edit of a tree, made for the tree it will meet. `number` is left out: it is the one that changes numbers. */
export function anEdit(): fc.Arbitrary<(tree: DocumentTree) => Edit> {
  return fc
    .tuple(
      fc.nat(),
      fc.nat(),
      fc.nat(5),
      fc.constantFrom('level', 'split', 'join', 'mark', 'text', 'insert', 'remove', 'move'),
    )
    .map(([a, b, level, what]) => (tree: DocumentTree): Edit => {
      const at = (n: number) => tree.paragraphs[n % Math.max(1, tree.paragraphs.length)]
      const key = at(a)?.key ?? 'none'
      switch (what) {
        case 'level':
          return { do: 'level', key, level }
        case 'split':
          return { do: 'split', key, at: b % ((at(a)?.text.length ?? 0) + 1) }
        case 'mark':
          return { do: 'mark', key, kind: paragraphKinds[b % paragraphKinds.length]! }
        case 'text':
          return { do: 'text', key, text: `other words ${b}` }
        case 'insert':
          return { do: 'insert', after: key === 'none' ? null : key, text: `new words ${b}` }
        case 'move':
          return { do: 'move', key, after: at(b)?.key ?? null }
        default:
          return { do: what as 'join' | 'remove', key }
      }
    })
}
