/** What can be done to a tree, as data, so that a screen can send it, a test can make it up, and a history can keep it. */
import type { DocumentTree, ParagraphKind } from '../tree.ts'

/** One change to a tree. `key` names the paragraph it is done to; `as` gives a new paragraph its key. */
export type Edit =
  /** Moves a paragraph, and all under it, in or out to a level (0 is the top). */
  | { readonly do: 'level'; readonly key: string; readonly level: number }
  /** Cuts a paragraph in two at an offset into its text; the second part stands after it at the same level. */
  | { readonly do: 'split'; readonly key: string; readonly at: number; readonly as?: string }
  /** Adds a paragraph to the end of the one before it. */
  | { readonly do: 'join'; readonly key: string }
  /** Says what a paragraph is. */
  | { readonly do: 'mark'; readonly key: string; readonly kind: ParagraphKind }
  /** Gives a paragraph other words. */
  | { readonly do: 'text'; readonly key: string; readonly text: string }
  /** Corrects a printed number that was read wrongly. Nothing else ever changes one. */
  | { readonly do: 'number'; readonly key: string; readonly printed: string }
  /** Puts a new paragraph after another (null: at the beginning), at its level unless told otherwise. */
  | {
      readonly do: 'insert'
      readonly after: string | null
      readonly text: string
      readonly kind?: ParagraphKind
      readonly printed?: string
      readonly level?: number
      readonly as?: string
    }
  /** Takes a paragraph out; what hung under it stays and hangs under the next one up. */
  | { readonly do: 'remove'; readonly key: string }
  /** Moves a paragraph, and all under it, to stand after another and all under that (null: to the beginning). */
  | { readonly do: 'move'; readonly key: string; readonly after: string | null; readonly level?: number }
  /** Takes out every running header, footer and other page furniture. */
  | { readonly do: 'drop-furniture' }

/** What became of a paragraph's identity. */
export const originKinds = ['split', 'joined', 'moved', 'edited', 'new', 'removed'] as const
export type OriginKind = (typeof originKinds)[number]

/**
 * Where a paragraph comes from: `key` now, `from` before. A joined paragraph comes from both; the second part of a split
 * comes from the first; a new one comes from none; a removed one is named by `from` and `key` alike.
 */
export type Origin = { readonly key: string; readonly from: readonly string[]; readonly how: OriginKind }

/** A tree after a change, and what became of the paragraphs it touched. */
export type Edited = { readonly tree: DocumentTree; readonly origins: readonly Origin[] }
