import type { Paragraph } from '../tree.ts'
import { plain } from './look.ts'

/** Whom a paragraph binds, as its words say. */
export const actors = ['statutory', 'sector', 'both', 'partners', 'everyone'] as const
export type Actor = (typeof actors)[number]

const duty = '(?:will|shall|must|should|undertakes?|agrees?|commits?|promises?|has|have)\\b'
const statutory =
  '(?:the )?(?:statutory (?:sector|bodies|agencies|partners|organisations)|public (?:sector|bodies|agencies)|councils?|local authorit(?:y|ies))'
const sector =
  '(?:the )?(?:voluntary(?:,? (?:and )?community(?:,? (?:and )?faith)?)?(?: and community)?(?: sectors?| organisations?| groups?)|third sector|vcs|vcf(?: sector)?|vcfse(?: sector)?|civil society)'

const forms: readonly (readonly [Actor, RegExp])[] = [
  ['both', new RegExp(`^(?:both (?:sectors|sides|parties)|the two sectors) ${duty}`, 'i')],
  ['partners', new RegExp(`^(?:all |the |both )?partners ${duty}`, 'i')],
  ['statutory', new RegExp(`^${statutory} ${duty}`, 'i')],
  ['sector', new RegExp(`^${sector} ${duty}`, 'i')],
  ['everyone', new RegExp(`^(?:everyone|everybody|all organisations|all signatories|signatories) ${duty}`, 'i')],
  ['statutory', new RegExp(`^[^.:]{0,60}\\bfor ${statutory}:?$`, 'i')],
  ['sector', new RegExp(`^[^.:]{0,60}\\bfor ${sector}:?$`, 'i')],
]

/** Whom a lead-in such as "Public bodies must:" binds, in bold or not; null where the words do not say. */
export const actorOf = (text: string): Actor | null => {
  if (text.length > 400) return null
  const words = plain(text)
  return forms.find(([, form]) => form.test(words))?.[0] ?? null
}

/** Whom every paragraph binds: what it says itself, else what the paragraph it hangs under says. By key. */
export const actorsOf = (paragraphs: readonly Paragraph[]): ReadonlyMap<string, Actor> => {
  const found = new Map<string, Actor>()
  for (const { key, parent, text } of paragraphs) {
    const actor = actorOf(text) ?? (parent === null ? undefined : found.get(parent))
    if (actor) found.set(key, actor)
  }
  return found
}
