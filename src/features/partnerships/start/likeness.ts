/** Which partnerships of the register are like a new one, and why: by topic, place, partners and words. Pure. */

/** A partnership as it is compared. Topics and places are typed with commas between them. */
export type Comparable = {
  readonly id: string
  readonly name: string
  /** Everything written about what it is for. */
  readonly words: string
  readonly topics: string
  readonly places: string
  readonly organisations: readonly string[]
}

/** A partnership that is like another, with what they have in common. */
export type Likeness = {
  readonly id: string
  readonly name: string
  readonly topics: readonly string[]
  readonly places: readonly string[]
  readonly words: readonly string[]
  readonly organisations: number
}

/** Words that say nothing about what a partnership is for. */
const COMMON = new Set(
  'about after again also among area areas because been before being better between both community could does each every from group groups have help into just like local make many more most much need needs nobody nothing only other over partners partnership people public services should some such support than that their them then there these they this those through together under until very want well were what when where which while with within without work working would'.split(
    ' ',
  ),
)

/** The telling words of a text, by their stems: plural and tense endings are cut off. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  return new Set(words.filter(word => !COMMON.has(word)).map(stem))
}

function stem(word: string): string {
  const cut = word.replace(/(ings?|ed|es|s)$/, '')
  return cut.length >= 4 ? cut : word
}

/** A list typed with commas. */
export function listed(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(Boolean)
}

/** The parts of one list that stand in another, whatever their capitals. */
function shared(own: string, other: string): string[] {
  const there = new Set(listed(other).map(part => part.toLowerCase()))
  return listed(own).filter(part => there.has(part.toLowerCase()))
}

/**
 * Partnerships like `one`, the most alike first. A shared topic, a word of its name, three telling words, or two partners
 * in common are enough; a shared place is not, nor is its name among the words: most partnerships of an area share it.
 */
export function likeTo(one: Comparable, others: readonly Comparable[]): Likeness[] {
  const named = tellingWords(one.name)
  const alike = others
    .filter(other => other.id !== one.id)
    .map(other => ({
      id: other.id,
      name: other.name,
      topics: shared(one.topics, other.topics),
      places: shared(one.places, other.places),
      words: sharedWords(one, other),
      organisations: other.organisations.filter(id => one.organisations.includes(id)).length,
    }))
    .filter(
      ({ topics, words, organisations }) =>
        topics.length > 0 || words.length >= 3 || words.some(word => named.has(word)) || organisations >= 2,
    )
  return alike.toSorted((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name))
}

/** The telling words of both, without the names of the places they serve. */
function sharedWords(one: Comparable, other: Comparable): string[] {
  const own = tellingWords(one.words)
  const places = tellingWords(`${one.places} ${other.places}`)
  return [...tellingWords(other.words)].filter(word => own.has(word) && !places.has(word)).sort()
}

const weight = ({ topics, places, words, organisations }: Likeness): number =>
  topics.length * 3 + words.length + organisations + places.length
