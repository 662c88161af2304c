/**
 * Texts that are copies of one another, or nearly: campaign letters, standard replies. They are shown as clusters and every one stays
 * counted and read; nothing is rejected here.
 *
 * It takes two readings. The first learns the letters: an index leads from each triple of words to the groups it is usual in, so that a
 * text is set against those only with which it shares some, and time grows with the number of words. A group is known by what many of
 * its texts share, not by the one that came first: where people change words of a letter, each copy is nearer to the letter than to
 * another copy. Groups whose common wording turns out to be one letter are joined. The second reading places every text with the
 * letter it is nearest to, so that the order in which they came does not matter.
 */
import { type TripleIndex, tripleIndex } from './triple-index.ts'
import { type Wording, wordingOf } from './triples.ts'

/** A text in a cluster; `similarity` to the common wording: the share of word triples they have in common, 0 to 1. */
export type ClusterMember = { readonly id: string; readonly similarity: number; readonly identical: boolean }

/**
 * Texts that go together, in the order they came; `identical` are the same words as the first. `usual` are the triples that at least
 * half of its texts have, as far as they were looked at.
 */
export type Cluster = {
  readonly first: string
  readonly members: readonly ClusterMember[]
  readonly usual: ReadonlySet<number>
}

/** From how many words on a text is compared at all. */
export type ClusterSettings = { readonly leastWords?: number }

/** Learns letters from texts, in any number, one by one. */
export type Learning = { readonly learn: (text: string) => void; readonly settle: () => Placing }

/** Places texts with the letters that were learned; tells the clusters of two or more so far, largest first. */
export type Placing = {
  readonly place: (id: string, text: string) => void
  readonly clusters: () => readonly Cluster[]
}

/** Texts of a group from which its common wording is taken. */
const SAMPLES = 12
/** At these numbers of samples the common wording is taken anew. */
const TAKEN_AT = new Set([3, 6, SAMPLES])

type Group = {
  /** Some of its texts, the first first. */
  readonly samples: Uint32Array[]
  /** What it is known by, and how many triples that is. */
  common: Uint32Array
  texts: number
}

/** Starts to learn. */
export function learnClusters({ leastWords = 8 }: ClusterSettings = {}): Learning {
  const groups: Group[] = []
  const known = new Map<number, Group>()
  const index = tripleIndex()
  return {
    learn(text) {
      const wording = wordingOf(text, leastWords)
      if (!wording) return
      const same = known.get(wording.mark)
      if (same) {
        same.texts++
        return
      }
      const { triples } = wording
      const found = nearest(triples, index, groups, startsLike)
      const group = found?.group ?? { samples: [], common: triples, texts: 0 }
      if (!found) groups.push(group)
      group.texts++
      known.set(wording.mark, group)
      if (!found) enter(index, triples, groups.length - 1)
      if (group.samples.length >= SAMPLES) return
      group.samples.push(triples)
      if (!TAKEN_AT.has(group.samples.length)) return
      group.common = commonOf(group.samples)
      enter(index, group.common, found?.at ?? groups.length - 1)
    },
    settle: () => startPlacing(joined(groups), leastWords),
  }
}

/** Clusters of a list of texts. */
export function clustersOf(
  texts: readonly { readonly id: string; readonly text: string }[],
  settings?: ClusterSettings,
): readonly Cluster[] {
  const learning = learnClusters(settings)
  for (const { text } of texts) learning.learn(text)
  const placing = learning.settle()
  for (const { id, text } of texts) placing.place(id, text)
  return placing.clusters()
}

function startPlacing(groups: readonly Group[], leastWords: number): Placing {
  const index = indexOf(groups)
  const members = groups.map((): ClusterMember[] => [])
  const marks: number[] = []
  const known = new Map<number, { readonly at: number; readonly similarity: number } | null>()
  const find = ({ triples, mark }: Wording) => {
    const before = known.get(mark)
    if (before !== undefined) return before
    const found = nearest(triples, index, groups, isLike)
    const place = found && {
      at: found.at,
      similarity: found.common / (triples.length + found.group.common.length - found.common),
    }
    known.set(mark, place)
    return place
  }
  return {
    place(id, text) {
      const wording = wordingOf(text, leastWords)
      const place = wording && find(wording)
      if (!place) return
      const mark = (marks[place.at] ??= wording.mark)
      members[place.at]!.push({ id, similarity: place.similarity, identical: mark === wording.mark })
    },
    clusters: () =>
      members
        .map((all, at) => ({ all, samples: groups[at]!.samples }))
        .filter(({ all }) => all.length > 1)
        .map(({ all, samples }) => ({ first: all[0]!.id, members: all, usual: inMany(samples, samples.length / 2) }))
        .toSorted((a, b) => b.members.length - a.members.length),
  }
}

/** Whether so many triples in common make a text one of a group's, their sizes known. */
type Like = (common: number, text: number, group: number) => boolean

/** Enough to begin a group with: a few copies of a letter of which each was changed a good deal. */
const startsLike: Like = (common, text, group) =>
  isLike(common, text, group) ||
  (common >= 10 && common >= 0.14 * Math.min(text, group) && common >= 0.1 * Math.max(text, group))

/** Enough to share a wording: a fifth of the shorter one, and more of what is very short; not a slogan in a long text. */
const isLike: Like = (common, text, group) => {
  const [short, long] = text < group ? [text, group] : [group, text]
  const least = short < 16 ? 0.5 : common < 8 ? 0.3 : 0.2
  return common >= least * short && common >= Math.min(4, short) && common >= 0.08 * long
}

/** Enough to be one letter: two wordings that groups are known by. */
const isSame: Like = (common, one, other) =>
  common >= 0.4 * Math.min(one, other) && common >= 0.2 * Math.max(one, other) && isLike(common, one, other)

type Found = { readonly group: Group; readonly at: number; readonly common: number }

/** The group that a text is nearest to among those it is like. */
function nearest(triples: Uint32Array, index: TripleIndex, groups: readonly Group[], like: Like): Found | null {
  let best: Found | null = null
  let most = 0
  for (const { group: at, common } of index.shared(triples)) {
    const group = groups[at]!
    if (!like(common, triples.length, group.common.length)) continue
    const similarity =
      common / Math.min(triples.length, group.common.length) + common / (triples.length + group.common.length)
    if (similarity > most) {
      most = similarity
      best = { group, at, common }
    }
  }
  return best
}

/** The triples that at least a quarter of the texts share, two at the least. */
function commonOf(samples: readonly Uint32Array[]): Uint32Array {
  if (samples.length < 3) return samples[0]!
  const common = inMany(samples, samples.length / 4)
  return common.size === 0 ? samples[0]! : Uint32Array.from(common).sort()
}

/** The triples in so many of the texts, and in two at the least where they are several. */
function inMany(samples: readonly Uint32Array[], least: number): ReadonlySet<number> {
  const times = new Map<number, number>()
  for (const triples of samples) for (const triple of triples) times.set(triple, (times.get(triple) ?? 0) + 1)
  const needed = Math.max(least, Math.min(2, samples.length))
  return new Set([...times].filter(([, count]) => count >= needed).map(([triple]) => triple))
}

function enter(index: TripleIndex, triples: Uint32Array, group: number): void {
  for (const triple of triples) index.add(triple, group)
}

function indexOf(groups: readonly Group[]): TripleIndex {
  const index = tripleIndex()
  for (const [at, { common }] of groups.entries()) enter(index, common, at)
  return index
}

/** Groups of which the common wording is the same, put together. */
function joined(groups: readonly Group[]): readonly Group[] {
  let before = groups.map(group => ({ ...group, common: commonOf(group.samples) }))
  while (true) {
    const after = joinedOnce(before)
    if (after.length === before.length) return after
    before = after
  }
}

function joinedOnce(groups: readonly Group[]): Group[] {
  // The largest first: what is joined takes the name of a large one.
  const ordered = groups.toSorted((a, b) => b.texts - a.texts)
  const index = tripleIndex()
  const made: Group[] = []
  const samples: Uint32Array[][] = []
  for (const group of ordered) {
    const found = nearest(group.common, index, made, isSame)
    if (found) {
      samples[found.at]!.push(...group.samples)
      found.group.texts += group.texts
      continue
    }
    enter(index, group.common, made.length)
    samples.push([...group.samples])
    made.push({ ...group })
  }
  return made.map((group, at) => {
    const few = spread(samples[at]!, SAMPLES * 2)
    return { samples: few, common: commonOf(few), texts: group.texts }
  })
}

/** So many of a list, from all over it. */
function spread<Each>(list: readonly Each[], most: number): Each[] {
  return list.length <= most
    ? [...list]
    : Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!)
}
