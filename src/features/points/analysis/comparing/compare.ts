/** Comparing all texts of a consultation with one another, read some at a time; nothing here is held by the server that serves pages. */
import { type Cluster, learnClusters } from '../../../../analysis/clusters.ts'
import { sharedWording } from '../../../../analysis/shared-wording.ts'
import { inParts } from '../../../../db/in-parts.ts'
import type { Handle } from '../../../../db/open.ts'
import type { Comments } from '../../../../questions/comments.ts'
import type { Answers, QuestionForm } from '../../../../questions/form.ts'
import { loadQuestionForm } from '../../../consultations/index.ts'
import { textsIn } from '../../reading/response.queries.ts'
import type { NewCampaign } from './campaigns.queries.ts'

/** What to compare. */
export type Comparing = { readonly consultationId: string; readonly withConfidential: boolean }

/** What was found: campaigns, the largest first, and how many responses there were. */
export type Compared = { readonly campaigns: readonly NewCampaign[]; readonly responses: number }

type Read = {
  readonly id: string
  readonly version: number
  readonly answers: Answers
  readonly comments: Comments
  readonly freeText: string
}

/** Finds texts of two responses or more that are the same, or nearly. It reads them twice: to learn the letters, and to place the texts. */
export async function compareResponses(db: Handle, of: Comparing): Promise<Compared> {
  const form = await loadQuestionForm(db, of.consultationId)
  const learning = learnClusters()
  for await (const part of readResponses(db, of))
    for (const response of part) for (const { text } of textsIn(form, response)) learning.learn(text)
  const placing = learning.settle()
  let responses = 0
  for await (const part of readResponses(db, of))
    for (const response of part) {
      responses++
      for (const { source, text } of textsIn(form, response)) placing.place(`${response.id} ${source}`, text)
    }
  const campaigns: NewCampaign[] = []
  for (const cluster of placing.clusters()) {
    const campaign = await campaignOf(db, form, cluster)
    if (campaign) campaigns.push(campaign)
  }
  campaigns.sort((a, b) => b.members.length - a.members.length)
  return { campaigns, responses }
}

/** A cluster as a campaign; null where all its texts are of one response, or its first is gone. */
async function campaignOf(
  db: Handle,
  form: QuestionForm,
  { first, members, usual }: Cluster,
): Promise<NewCampaign | null> {
  const [responseId = '', source = ''] = first.split(' ')
  // Whoever says it in two answers of one response is one response still.
  const sharers = new Map<string, NewCampaign['members'][number]>()
  for (const { id, similarity, identical } of members) {
    const [by = ''] = id.split(' ')
    if (!sharers.has(by)) sharers.set(by, { responseId: by, identical, share: Math.round(similarity * 100) })
  }
  if (sharers.size < 2) return null
  const [response] = await columns(db).where('id', '=', responseId).execute()
  const text = response && textsIn(form, response).find(each => each.source === source)?.text
  if (!response || text === undefined) return null
  const parts = sharedWording(text, usual).map(part => [part.text.length, part.shared] as const)
  return { responseId, version: response.version, source, parts, members: [...sharers.values()] }
}

function readResponses(db: Handle, { consultationId, withConfidential }: Comparing): AsyncGenerator<readonly Read[]> {
  return inParts(
    (after: string | null, limit) =>
      columns(db)
        .where('consultation_id', '=', consultationId)
        .where('state', '<>', 'withdrawn')
        .$if(!withConfidential, query => query.where('confidential', '=', false))
        .$if(after !== null, query => query.where('reference', '>', after))
        .orderBy('reference')
        .limit(limit)
        .execute(),
    ({ reference }) => reference,
  )
}

function columns(db: Handle) {
  return db
    .selectFrom('response')
    .select(['id', 'reference', 'version', 'free_text as freeText'])
    .select(eb => [
      eb.ref('answers').$castTo<Answers>().as('answers'),
      eb.ref('comments').$castTo<Comments>().as('comments'),
    ])
}
