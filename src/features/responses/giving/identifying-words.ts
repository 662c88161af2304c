/** Words of a response that seem to show who gave it, said to whoever is about to give it: it is theirs to leave them or to take them out. */
import { type Identifying, identifyingIn } from '../../../questions/identifying.ts'
import { textsOf } from '../../../questions/response-text.ts'
import type { Said } from '../form/reading.ts'
import type { Responding } from '../form/responding.queries.ts'

/** What its own words seem to show, each once; not what was typed to be reached by, which is locked away. */
export function identifyingWords(
  { form }: Pick<Responding, 'form'>,
  said: Pick<Said, 'answers' | 'comments' | 'free_text'>,
): readonly Identifying[] {
  const texts = textsOf(form, said.answers, said.comments).map(({ text }) => text)
  const found = [...texts, said.free_text].flatMap(text => identifyingIn(text))
  return [...new Map(found.map(each => [each.words, each])).values()]
}
