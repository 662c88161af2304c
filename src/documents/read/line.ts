/** A line of a file as it was read, before paragraphs are made of lines. */
import type { SourceBlock } from './blocks.ts'
import type { Marker } from './marker.ts'

/** A block whose marker has been read, with what its look says. The place in the tree is still open. */
export type Line = {
  readonly block: SourceBlock
  /** The whole text, marker included, for when the marker turns out to be words. */
  whole: string
  /** The text without the marker. */
  rest: string
  readonly readings: readonly Marker[]
  /** A list sign stood before it. */
  readonly bullet: boolean
  furniture: boolean
  /** The paragraph was found in two pieces. */
  joined: boolean
  /** The number stood on a line of its own. */
  alone: boolean
}
