/** Responses that share their wording, such as those of a campaign: counted apart, with the words they share. Pure. */
import { type Cluster, clustersOf } from '../../../analysis/clusters.ts'
import { sharedWording, type WordingPart } from '../../../analysis/shared-wording.ts'
import type { QuestionForm } from '../../../questions/form.ts'
import { type ReadResponse, textsIn } from '../reading/response.queries.ts'

/** A response that shares the wording of a campaign; `share` of it, in whole per cent. */
export type Sharer = { readonly reference: string; readonly identical: boolean; readonly share: number }

/** Responses with one wording. `parts` is the text of the first, with what stands in all of them marked. */
export type Campaign = {
  readonly first: string
  readonly parts: readonly WordingPart[]
  readonly members: readonly Sharer[]
  /** How many besides the first are the same word for word. */
  readonly identical: number
}

/** All campaigns, the largest first, and how many responses are in any of them. */
export type Campaigns = { readonly list: readonly Campaign[]; readonly shared: number; readonly all: number }

type Said = Pick<ReadResponse, 'reference' | 'answers' | 'comments' | 'freeText'>

/** Finds texts of two responses or more that are the same, or nearly. */
export function campaignsOf(form: QuestionForm, responses: readonly Said[]): Campaigns {
  const texts = new Map<string, { readonly reference: string; readonly text: string }>()
  for (const response of responses)
    for (const { source, text } of textsIn(form, response))
      texts.set(`${response.reference} ${source}`, { reference: response.reference, text })
  const clusters = clustersOf([...texts].map(([id, { text }]) => ({ id, text })))
  const list = clusters
    .map(cluster => campaignOf(cluster, texts))
    .filter(({ members }) => members.length > 1)
    .toSorted((a, b) => b.members.length - a.members.length)
  const shared = new Set(list.flatMap(({ members }) => members.map(({ reference }) => reference)))
  return { list, shared: shared.size, all: responses.length }
}

function campaignOf(
  { first, members }: Cluster,
  texts: ReadonlyMap<string, { readonly reference: string; readonly text: string }>,
): Campaign {
  const { reference, text } = texts.get(first)!
  // Whoever says it in two answers of one response is one response still.
  const sharers = new Map<string, Sharer>()
  for (const { id, similarity, identical } of members) {
    const by = texts.get(id)!.reference
    if (!sharers.has(by)) sharers.set(by, { reference: by, identical, share: Math.round(similarity * 100) })
  }
  const others = members.filter(({ id }) => id !== first).map(({ id }) => texts.get(id)!.text)
  const identical = [...sharers.values()].filter(each => each.identical && each.reference !== reference).length
  return { first: reference, parts: sharedWording(text, others), members: [...sharers.values()], identical }
}
