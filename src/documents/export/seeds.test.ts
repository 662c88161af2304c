import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { carryIdentity, compareTrees } from '../compare/index.ts'
import { settle } from '../edit/outline.ts'
import { readFile } from '../read/file.ts'
import { readHtml, readMarkdown, readText } from '../read/read.ts'
import type { DocumentTree } from '../tree.ts'
import { treeToDocx } from './docx.ts'
import { treeToHtml } from './html.ts'
import { treeToMarkdown } from './markdown.ts'

const folder = process.env['COMPACT_SEEDS'] ?? '../shared/seeds'
const skip = existsSync(folder) ? false : `the real documents are not in ${folder}`

const trees = (): DocumentTree[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .flatMap(name => readText(readFileSync(join(folder, name), 'utf8')))

/** Share of paragraphs that come back with the same number, kind, level and words. */
function kept(tree: DocumentTree, back: readonly DocumentTree[]): number {
  const row = (paragraph: DocumentTree['paragraphs'][number]) => {
    const { path, printed, kind, level, text } = paragraph
    return JSON.stringify([path, printed, kind, level, text])
  }
  const found = new Set(back.flatMap(({ paragraphs }) => paragraphs.map(row)))
  const shown = tree.paragraphs.filter(({ kind }) => kind !== 'furniture')
  return shown.filter(paragraph => found.has(row(paragraph))).length / shown.length
}

describe('real documents', { skip }, () => {
  it('come back from Markdown, HTML and Word as they were; printed contents lists may be read otherwise', async () => {
    for (const tree of trees()) {
      const word = await readFile('a.docx', await treeToDocx(tree))
      assert.ok(word.ok)
      const least = tree.paragraphs.some(({ kind }) => kind === 'contents') ? 0.85 : 1
      for (const back of [readMarkdown(treeToMarkdown(tree)), readHtml(treeToHtml(tree)), word.value.documents])
        assert.ok(kept(tree, back) >= least, `${tree.title}: ${kept(tree, back)}`)
    }
  })

  it('are sound before any edit, so that an edit touches nothing else', () => {
    for (const { paragraphs } of trees()) {
      const settled = settle(paragraphs)
      assert.ok(settled.every((paragraph, at) => paragraph === paragraphs[at]))
    }
  })

  it('keep their identity when they are read again from another format', () => {
    for (const tree of trees()) {
      const { tree: carried } = carryIdentity(tree, readMarkdown(treeToMarkdown(tree))[0]!)
      const { counts } = compareTrees(tree, carried)
      const furniture = tree.paragraphs.filter(({ kind }) => kind === 'furniture').length
      assert.ok(counts.removed <= furniture && counts.added === 0, JSON.stringify(counts))
    }
  })
})
