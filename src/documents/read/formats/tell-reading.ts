/** Says in plain sentences what was decided while a word processor's file was read. */

/** How many there were of each; what the format cannot have is left out. */
export type CountedThings = {
  readonly insertions?: number
  readonly deletions?: number
  readonly moves?: number
  readonly hidden?: number
  readonly comments?: number
  readonly pictures?: number
  readonly embedded?: number
  /** Numbers of LISTNUM and AUTONUM fields, which no file holds. */
  readonly fieldNumbers?: number
  readonly struck?: number
}

const sentences: readonly (readonly [keyof CountedThings, string, string])[] = [
  ['hidden', 'piece', 'of hidden text left out, as the program does not print it.'],
  ['comments', 'comment', 'in the margin left out.'],
  ['pictures', 'picture', 'left out; a description, where there is one, is kept as page furniture.'],
  ['embedded', 'embedded file', 'left out: what they say is not in the text.'],
  [
    'fieldNumbers',
    'number',
    'left out: Word works out numbers of the fields LISTNUM and AUTONUM when it shows the page, and the file does not hold them. Compare the numbers with the page.',
  ],
  [
    'struck',
    'piece',
    'of text struck out by hand kept: it is not a tracked change, so check whether it was meant to go.',
  ],
]

/** The sentences, in a fixed order; none where nothing was decided. */
export function tellReading(counted: CountedThings): string[] {
  const changes = [
    several(counted.insertions, 'insertion'),
    several(counted.deletions, 'deletion'),
    several(counted.moves, 'moved passage'),
  ].filter(part => part !== '')
  const tracked =
    changes.length === 0
      ? []
      : [
          `The file holds tracked changes (${changes.join(', ')}). It was read as if all of them were accepted: what was inserted is in, what was deleted is out, what was moved stands once, in its new place.`,
        ]
  return [
    ...tracked,
    ...sentences.flatMap(([of, what, end]) => (counted[of] ? [`${several(counted[of], what)} ${end}`] : [])),
  ]
}

function several(count: number | undefined, what: string): string {
  if (!count) return ''
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
