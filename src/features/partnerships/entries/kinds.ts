/** Every kind of entry that a partnership keeps, in the order in which its pages list them. */
import { type BookName, books, type Kind } from './kind.ts'
import { dateKinds } from './kinds/dates.ts'
import { engagementKinds } from './kinds/engagement.ts'
import { peopleKinds } from './kinds/people.ts'
import { profileKinds } from './kinds/profiles.ts'
import { reachKinds } from './kinds/reach.ts'
import { sentOutKinds } from './kinds/sent-out.ts'
import { tieKinds } from './kinds/ties.ts'
import { voiceKinds } from './kinds/voice.ts'

export const kinds: readonly Kind[] = [
  ...profileKinds,
  ...tieKinds,
  ...peopleKinds,
  ...reachKinds,
  ...dateKinds,
  ...sentOutKinds,
  ...voiceKinds,
  ...engagementKinds,
]

/** The kind of a name; null where there is none. */
export function kindNamed(name: string): Kind | null {
  return kinds.find(each => each.name === name) ?? null
}

/** The kinds that one page lists. */
export function kindsOf(book: BookName): readonly Kind[] {
  return kinds.filter(each => each.book === book)
}

/** The pages, in order. */
export const bookNames = Object.keys(books).filter((name): name is BookName => name in books)
