/**
 * The books in which an organisation keeps how it works, and the Compact what it keeps of itself, by the last part of their addresses and
 * in the order in which they are listed. A line here is a page, its file of values and the link to it.
 */
export const books = {
  people: 'organisation',
  guides: 'organisation',
  'asked-first': 'organisation',
  bids: 'organisation',
  'made-known': 'compact',
  toolkit: 'compact',
  limits: 'compact',
} as const satisfies Readonly<Record<string, 'organisation' | 'compact'>>
export type BookName = keyof typeof books

/** Every book, in order. */
export const bookNames = Object.keys(books).filter((name): name is BookName => name in books)

/** The books of an organisation, or those of the Compact. */
export function booksOf(whose: 'organisation' | 'compact'): readonly BookName[] {
  return bookNames.filter(name => books[name] === whose)
}
