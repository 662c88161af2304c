/** Every kind of entry that an organisation or the Compact keeps, in the order in which its pages list them. */
import type { BookName } from '../organisations/index.ts'
import type { Kind } from './kind.ts'
import { bidKinds } from './kinds/bids.ts'
import { directionKinds } from './kinds/direction.ts'
import { guideKinds } from './kinds/guides.ts'
import { knownKinds } from './kinds/known.ts'
import { limitKinds } from './kinds/limits.ts'
import { peopleKinds } from './kinds/people.ts'

export const kinds: readonly Kind[] = [
  ...peopleKinds,
  ...guideKinds,
  ...directionKinds,
  ...bidKinds,
  ...knownKinds,
  ...limitKinds,
]

/** The kinds that one page lists. */
export function kindsOf(book: BookName): readonly Kind[] {
  return kinds.filter(each => each.book === book)
}
