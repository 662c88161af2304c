/** The yearly reviews of the Compact as data: what anybody reads on the page of each, and answers of the sides once that shows them. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { findActions, findReview, type Review as Kept } from '../annual-review/review.queries.ts'
import { REVIEWS } from '../annual-review/review.subject.ts'
import { mayShowScores, questions, sides } from '../annual-review/scorecard.ts'
import { findScores } from '../annual-review/scores.queries.ts'
import { findSignOffs, standing } from '../annual-review/sign-offs.queries.ts'

const count = (of: string) => z.int().describe(of)
const states = ['open', 'done', 'dropped'] as const

const review = z.object({
  id: z.uuid().describe('Lasting id of the review.'),
  openedOn: isoDay('The day on which it began.'),
  from: isoDay('The first day that it looks at.'),
  to: isoDay('The last day that it looks at.'),
  answerBy: isoDay('The day by which both sides were asked for their answers.').nullable(),
  closedOn: isoDay('The day on which it was closed; null while it is open.').nullable(),
  report: z.string().describe('What it says, in the words of the review; a draft while it is open.'),
  figures: z
    .object({
      kept: count('Findings known to be kept: shown or confirmed.'),
      stated: count('Findings that a body only states of itself.'),
      explained: count('Findings explained by a published reason.'),
      notKept: count('Findings not met or met in part.'),
      doubts: count('Doubts said in the time and not taken back.'),
      comments: count('Comments on codes in the time.'),
      concerns: count('Concerns raised in the time. What they say is not public.'),
      signed: count('Signatures that began to bind in the time.'),
      withdrawn: count('Signatures withdrawn in the time.'),
    })
    .describe('What the records said of what is public when it was closed; null while it is open.')
    .nullable(),
  scorecard: z
    .array(
      z.object({
        side: z.enum(sides).describe('Public bodies, the voluntary, community and faith sector, or both together.'),
        answers: z
          .array(z.object({ question: z.enum(questions).describe('The question.'), score: count('From 0 to 3.') }))
          .describe('The answers to the twelve questions.'),
        comment: z.string().describe('What the side says to it; empty where it says nothing.'),
      }),
    )
    .describe('What each side answered. Empty until both have, so that neither follows the other.'),
  actions: z
    .array(
      z.object({
        what: z.string().describe('What is to be done.'),
        owner: z.string().describe('Who does it, as the review names them.'),
        due: isoDay('By when.'),
        state: z.enum(states).describe('How it stands today.'),
        earlier: z.boolean().describe('Whether it came from an earlier review and is open still.'),
      }),
    )
    .describe('What is to be done.'),
  signedOff: z
    .array(
      z.object({
        side: z.enum(['public', 'sector']).describe('The side.'),
        organisation: z.string().describe('The slug of the body that signed it for its side.'),
        on: isoDay('The day.'),
      }),
    )
    .describe('Who signed it off as it stands.'),
  closedWithout: z.array(z.string()).describe('What a side had not given when it was closed.'),
  closedBecause: z.string().describe('Why it was closed without; empty where nothing was lacking.'),
  url: pageField,
})
type Review = z.input<typeof review>

async function findReviews(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Review[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from compact_review r where ${where} order by r.id limit ${limit}`.execute(request.db)
  const found: Review[] = []
  for (const { id } of rows) {
    const kept = await findReview(request.db, id)
    if (kept) found.push(await asData(request, kept))
  }
  return found
}

async function asData({ db, at }: OpenRequest, kept: Kept): Promise<Review> {
  const { id, openedOn, from, to, answerBy, closedOn, report, without, because } = kept
  const [scored, actions, signOffs] = [
    await findScores(db, id),
    await findActions(db, id),
    standing(await findSignOffs(db, id)),
  ]
  const shown = mayShowScores(scored, closedOn !== null) ? scored : []
  return {
    ...{ id, openedOn, from, to, answerBy, closedOn, report },
    figures: closedOn === null || kept.figures === null ? null : figuresOf(kept.figures),
    scorecard: sides.flatMap(side =>
      shown
        .filter(one => one.side === side)
        .map(({ scores, comment }) => ({
          side,
          answers: questions.map((question, n) => ({ question, score: scores[n] ?? 0 })),
          comment,
        })),
    ),
    actions: actions.map(({ what, owner, due, state, review: of }) => ({
      what,
      owner,
      due,
      state,
      earlier: of !== id,
    })),
    signedOff: signOffs.map(({ side, slug, on }) => ({ side, organisation: slug, on })),
    closedWithout: [...without],
    closedBecause: because,
    url: at(`${REVIEWS}/${id}`),
  }
}

function figuresOf({ findings, doubts, comments, concerns, signed, withdrawn }: NonNullable<Kept['figures']>) {
  const { kept, stated, explained, notKept } = findings
  return { kept, stated, explained, notKept, doubts, comments, concerns, signed, withdrawn }
}

export const reviewsResource = defineResource({
  name: 'reviews',
  record: 'Review',
  publishes: 'nothing',
  about:
    'The yearly reviews of the Compact: what they say, how both sides answered its twelve questions, what is to be done, and who signed them off.',
  item: review,
  filters: {},
  list: (request, _asked, stretch) => findReviews(request, afterIn('r.id', stretch), stretch.limit),
  one: async (request, key) => (await findReviews(request, sql`r.id::text = ${key}`, 1))[0] ?? null,
})
