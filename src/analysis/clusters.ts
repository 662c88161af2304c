/**
 * Texts that are copies of one another, or nearly: campaign letters, standard replies. They are shown as clusters and
 * every one stays counted and read; nothing is rejected here. MinHash over word triples with locality-sensitive hashing
 * (Broder 1997): each text is compared only with the first texts of likely clusters, so that time grows with their number.
 */

/** A text in a cluster; `similarity` to the cluster's first text: the share of word triples they have in common, 0 to 1. */
export type ClusterMember = { readonly id: string; readonly similarity: number; readonly identical: boolean }

/** Texts that go together, in the order they came; `first` is the one the others were compared with. */
export type Cluster = { readonly first: string; readonly members: readonly ClusterMember[] }

/** How alike counts as near (a text half rewritten has 0.5 or less), and from how many words on a text is compared at all. */
export type ClusterSettings = { readonly similarity?: number; readonly leastWords?: number }

/** Takes texts one by one, in any number; tells the clusters of two or more so far, largest first. */
export type Clusterer = { add(id: string, text: string): void; clusters(): readonly Cluster[] }

const BANDS = 21
const ROWS = 3
const HASHES = BANDS * ROWS
// Languages that write without spaces are read sign by sign, all others word by word.
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

type Leader = { readonly triples: ReadonlySet<number>; readonly members: ClusterMember[] }

/** Starts an empty clusterer. */
export function startClusters({ similarity = 0.5, leastWords = 8 }: ClusterSettings = {}): Clusterer {
  const leaders: Leader[] = []
  const exact = new Map<string, { readonly leader: Leader; readonly similarity: number; readonly identical: boolean }>()
  const buckets = new Map<number, number[]>()
  return {
    add(id, text) {
      const words = text.toLowerCase().match(WORDS) ?? []
      if (words.length < leastWords) return
      const same = words.join(' ')
      const known = exact.get(same)
      if (known) {
        known.leader.members.push({ id, similarity: known.similarity, identical: known.identical })
        return
      }
      const triples = triplesOf(words)
      const keys = bucketKeys(signature(triples))
      const best = bestLeader(triples, keys, buckets, leaders)
      const joins = best !== null && best.similarity >= similarity
      const leader = joins ? best.leader : { triples, members: [] }
      const near = joins ? best.similarity : 1
      leader.members.push({ id, similarity: near, identical: !joins })
      exact.set(same, { leader, similarity: near, identical: !joins })
      if (!joins) file(leaders.push(leader) - 1, keys, buckets)
    },
    clusters: () =>
      leaders
        .filter(({ members }) => members.length > 1)
        .map(({ members }) => ({ first: members[0]!.id, members: [...members] }))
        .toSorted((a, b) => b.members.length - a.members.length),
  }
}

/** Clusters of a whole list or stream of texts. */
export function clustersOf(
  texts: Iterable<{ readonly id: string; readonly text: string }>,
  settings?: ClusterSettings,
): readonly Cluster[] {
  const clusterer = startClusters(settings)
  for (const { id, text } of texts) clusterer.add(id, text)
  return clusterer.clusters()
}

function bestLeader(
  triples: ReadonlySet<number>,
  keys: readonly number[],
  buckets: ReadonlyMap<number, readonly number[]>,
  leaders: readonly Leader[],
): { readonly leader: Leader; readonly similarity: number } | null {
  let best: { leader: Leader; similarity: number } | null = null
  const seen = new Set<number>()
  for (const key of keys) {
    for (const at of buckets.get(key) ?? []) {
      if (seen.has(at)) continue
      seen.add(at)
      const leader = leaders[at]!
      const similarity = jaccard(triples, leader.triples)
      if (!best || similarity > best.similarity) best = { leader, similarity }
    }
  }
  return best
}

function file(leader: number, keys: readonly number[], buckets: Map<number, number[]>): void {
  for (const key of keys) {
    const bucket = buckets.get(key)
    if (bucket) bucket.push(leader)
    else buckets.set(key, [leader])
  }
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const each of small) if (large.has(each)) common++
  return common / (a.size + b.size - common)
}

function triplesOf(words: readonly string[]): Set<number> {
  const hashes = words.map(hashWord)
  const triples = new Set<number>()
  for (let at = 0; at + 2 < hashes.length; at++) {
    triples.add(mix(Math.imul(mix(Math.imul(hashes[at]!, 31) + hashes[at + 1]!), 31) + hashes[at + 2]!))
  }
  return triples
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const FACTORS = Uint32Array.from({ length: HASHES }, (_, at) => mix(at + 1) | 1)
const OFFSETS = Uint32Array.from({ length: HASHES }, (_, at) => mix(at + 1001))

function signature(triples: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (const triple of triples) {
    for (let at = 0; at < HASHES; at++) {
      const hash = (Math.imul(triple, FACTORS[at]!) + OFFSETS[at]!) >>> 0
      // Multiplying keeps the low bits poor; turning the high bits down evens out which triple is least.
      const even = (hash ^ (hash >>> 15)) >>> 0
      if (even < least[at]!) least[at] = even
    }
  }
  return least
}

function bucketKeys(least: Uint32Array): readonly number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = mix(band + 7)
    for (let row = 0; row < ROWS; row++) key = mix(key ^ least[band * ROWS + row]!)
    // Two halves make a key of 52 bits: chance meetings of different texts become rare.
    return key * 0x100000 + (mix(key ^ least[band * ROWS]!) & 0xfffff)
  })
}
