/** Everything partners are asked. */
import type { Matter } from '../../parties/index.ts'
import { termsMatter } from './terms.matter.ts'

/** In the order in which a partnership comes to them. */
export const matters: readonly Matter[] = [termsMatter]

/** The matter of a name; undefined for one of another feature. */
export function matterNamed(name: string): Matter | undefined {
  return matters.find(each => each.name === name)
}
