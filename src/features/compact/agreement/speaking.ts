/** Who may sign, and name champions: the secretariat for everybody, a contact for their organisation. */
import { type AccessRule, type Actor, anyOf, hasRole, secretariat } from '../../../access/access.ts'

const contactOfSome: AccessRule = {
  name: 'contact of an organisation',
  allows: actor => actor.grants.some(({ role, kind }) => role === 'contact' && kind === 'organisation'),
}

/** May open the form; which organisation it is for is checked with the form. */
export const speaksForAny: AccessRule = anyOf(secretariat, contactOfSome)

/** May change what an organisation has signed, where the page is about that organisation. */
export const speaksForIt: AccessRule = anyOf(secretariat, hasRole('contact'))

/** The organisations that somebody may act for. */
export function spokenFor(actor: Actor): readonly string[] | 'all' {
  if (secretariat.allows(actor, null)) return 'all'
  return actor.grants.filter(({ role, kind }) => role === 'contact' && kind === 'organisation').map(({ id }) => id)
}
