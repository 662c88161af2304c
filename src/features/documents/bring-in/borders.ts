/** Where one document of a file ends and the next begins, when the reader saw it wrongly. Pure. */
import { readdress } from '../../../documents/edit/addresses.ts'
import { settle } from '../../../documents/edit/outline.ts'
import type { DocumentTree, Fault, Paragraph } from '../../../documents/tree.ts'

/**
 * Makes two documents of one: the second begins with the paragraph of that key. Null where there is none, or nothing
 * before it. Addresses of the second are made anew, because its numbers were counted on from the first.
 */
export function divideDocument(tree: DocumentTree, key: string): readonly [DocumentTree, DocumentTree] | null {
  const at = tree.paragraphs.findIndex(paragraph => paragraph.key === key)
  if (at <= 0) return null
  const first = tree.paragraphs.slice(0, at)
  const second = readdress([], settle(tree.paragraphs.slice(at)))
  const title = (second.find(({ kind }) => kind === 'heading') ?? second[0])?.text ?? ''
  return [
    { ...tree, paragraphs: first, faults: faultsIn(tree, first) },
    { title, version: null, paragraphs: second, faults: faultsIn(tree, second) },
  ]
}

/** Makes one document of two, under the title of the first. */
export function joinDocuments(first: DocumentTree, second: DocumentTree): DocumentTree {
  const fresh = freshKeys(first, second)
  const added = second.paragraphs.map(paragraph => ({
    ...paragraph,
    key: fresh.get(paragraph.key)!,
    parent: paragraph.parent === null ? null : (fresh.get(paragraph.parent) ?? null),
  }))
  const paragraphs = readdress(first.paragraphs, settle([...first.paragraphs, ...added]))
  const moved = paragraphs.slice(first.paragraphs.length)
  const theirs = faultsIn({ ...second, paragraphs: added }, moved)
  return { ...first, version: first.version ?? second.version, paragraphs, faults: [...first.faults, ...theirs] }
}

/** Keys for the paragraphs of the second document that none of the first has. */
function freshKeys(first: DocumentTree, second: DocumentTree): ReadonlyMap<string, string> {
  const taken = new Set(first.paragraphs.map(({ key }) => key))
  return new Map(
    second.paragraphs.map(({ key }) => {
      let free = key
      for (let count = 2; taken.has(free); count += 1) free = `${key}~${count}`
      taken.add(free)
      return [key, free]
    }),
  )
}

/** The faults of those paragraphs of a tree, at the addresses that they have now. */
function faultsIn(tree: DocumentTree, paragraphs: readonly Paragraph[]): Fault[] {
  const keys = new Map(tree.paragraphs.map(({ path, key }) => [path, key]))
  const paths = new Map(paragraphs.map(({ key, path }) => [key, path]))
  return tree.faults.flatMap(fault => {
    const at = paths.get(keys.get(fault.at) ?? '')
    return at === undefined ? [] : [{ ...fault, at }]
  })
}
