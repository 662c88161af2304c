import { opensSeal } from './openings.ts'

/**
 * What decides who may do what, or who can be whom: rights given and ended, people erased, ways to sign in. Like a seal it is opened only to
 * whoever has just proved who they are.
 */
const decidesRights: ReadonlySet<string> = new Set([
  'role.granted',
  'role.ended',
  'consultation.team-changed',
  'partnership.role-given',
  'partnership.chair-passed',
  'person.erased',
  'sign-in.issuer-added',
  'sign-in.issuer-changed',
  'sign-in.rules-changed',
  'account.passkey-added',
  'account.way-removed',
])

/** Whether an entry of the record is written only for somebody who has just proved who they are. */
export function asksFreshProof(action: string): boolean {
  return opensSeal(action) || decidesRights.has(action)
}
