/** People answering a consultation of the world: through its public form, each in their own way. */
import type { Hand } from './hand.ts'

/** One answer: by the words of a question, what is chosen or typed; and what is said about oneself. */
export type Response = {
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly about?: Readonly<Record<string, string>>
  /** Comments by the address of a paragraph, such as "3.2". */
  readonly comments?: Readonly<Record<string, string>>
}

type Question = { readonly id: string; readonly text: string }

/** Gives responses online, one visitor each, or in the way given; gives the receipt codes of those given online. */
export async function answer(
  hand: Hand,
  slug: string,
  responses: readonly Response[],
  give?: (values: Record<string, string | readonly string[]>) => Promise<unknown>,
): Promise<string[]> {
  const { db } = hand.place.database
  const questions = await db
    .selectFrom('question')
    .innerJoin('consultation', 'consultation.id', 'question.consultation_id')
    .select(['question.id', 'question.text'])
    .where('consultation.slug', '=', slug)
    .execute()
  const paragraphs = await db
    .selectFrom('paragraph_text')
    .innerJoin('pack_document', 'pack_document.document_version_id', 'paragraph_text.document_version_id')
    .innerJoin('consultation', 'consultation.id', 'pack_document.consultation_id')
    .select(['paragraph_text.path', 'paragraph_text.paragraph_id as id'])
    .where('consultation.slug', '=', slug)
    .execute()
  const codes: string[] = []
  for (const response of responses) {
    const comments = Object.entries(response.comments ?? {}).map(([path, text]) => [
      `p-${paragraphs.find(one => one.path === path)?.id}`,
      text,
    ])
    const values = {
      ...fieldsOf(response, questions),
      ...Object.fromEntries(comments),
      ...response.about,
      action: 'give',
    }
    if (give) {
      await give(values)
      continue
    }
    const given = await (await hand.as(null)).fill(`/consultations/${slug}/response`, values)
    codes.push(/^\/responses\/([^/?]+)/.exec(given.url)?.[1] ?? '')
  }
  return codes
}

/** Names of fields are the ids of questions; a text that ends with "#comment" is the comment beside one. */
function fieldsOf(response: Response, questions: readonly Question[]): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(response.answers).map(([asked, value]) => {
      const [words = '', part] = asked.split('#')
      const question = questions.find(one => one.text.includes(words))
      if (!question) throw new Error(`No question says "${words}"`)
      return [`q-${question.id}${part ? `-${part}` : ''}`, value]
    }),
  )
}
