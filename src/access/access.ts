/**
 * Who may do what. A right is a pure predicate over an actor (a person with the roles granted to them, or nobody) and the
 * subject that a page is about. Pages name their rule; the matrix test tries every role against every page.
 */

/** A subject that roles are granted on. One installation serves one area, so the area is a subject too. */
export const subjectKinds = ['area', 'organisation', 'partnership', 'consultation'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The subject of a page: which record the right is about. */
export type SubjectRef = { readonly kind: SubjectKind; readonly id: string }

/** The roles there are, by the kind of subject they are granted on. */
export const roles = {
  area: ['secretariat', 'speaker-cy', 'speaker-gu', 'speaker-pl', 'speaker-ur'],
  organisation: ['contact', 'champion'],
  partnership: ['chair', 'administrator', 'representative'],
  consultation: ['lead', 'reviewer', 'clerk'],
} as const satisfies Record<SubjectKind, readonly string[]>
export type Role = (typeof roles)[SubjectKind][number]

/** A role that a person holds on a subject today. */
export type Grant = { readonly role: Role; readonly kind: SubjectKind; readonly id: string }

/** Whoever asks: `person` is null for somebody who has not signed in. */
export type Actor = {
  readonly person: { readonly id: string; readonly name: string; readonly email: string | null } | null
  readonly grants: readonly Grant[]
  /** When they last proved who they are, where they came by a session; null where nobody can say. */
  readonly provedAt?: Date | null
  /** How they signed in, where they came by a session. */
  readonly way?: 'link' | 'issuer' | 'passkey'
  /** Roles that they hold, and that wait until they sign in with a passkey. */
  readonly withheld?: readonly Grant[]
  /** True where the area wants a passkey before a seal is opened, and they signed in another way. */
  readonly sealsWait?: true
}

/** Somebody who has not signed in. */
export const nobody: Actor = { person: null, grants: [] }

/** A right, with the words that the reference and the matrix use for it. */
export type AccessRule = {
  readonly name: string
  readonly allows: (actor: Actor, subject: SubjectRef | null) => boolean
}

/** Whether somebody would have a right if they had signed in with a passkey. */
export function waitsForPasskey(
  rule: AccessRule,
  { withheld = [], ...actor }: Actor,
  subject: SubjectRef | null,
): boolean {
  if (withheld.length === 0) return false
  return rule.allows({ ...actor, grants: [...actor.grants, ...withheld] }, subject)
}

/** Everybody, signed in or not. */
export const anyone: AccessRule = { name: 'anyone', allows: () => true }

/** Whoever holds the address: a receipt code, a draft code or a sign-in link is itself the right. */
export const holderOfTheLink: AccessRule = { name: 'holder of the link or code', allows: () => true }

/** Everybody who has signed in. */
export const signedIn: AccessRule = { name: 'signed in', allows: actor => actor.person !== null }

/** The secretariat of the Compact: sets up everybody else. */
export const secretariat: AccessRule = {
  name: 'secretariat',
  allows: actor => actor.grants.some(grant => grant.role === 'secretariat' && grant.kind === 'area'),
}

/** The roles of those whom the area named as speakers of a language, by its code. */
const speakers = new Map(
  roles.area.flatMap(role => (role.startsWith('speaker-') ? [[role.slice(8), role] as const] : [])),
)

/** The languages that somebody speaks for the area: codes of BCP 47. */
export function spokenBy(actor: Actor): readonly string[] {
  return [...speakers].flatMap(([code, role]) => (actor.grants.some(grant => grant.role === role) ? [code] : []))
}

/** A speaker of some language, named by the area; which one is judged by the page. */
export const speaksLanguage: AccessRule = {
  name: 'speaker of the language',
  allows: actor => spokenBy(actor).length > 0,
}

/** One of the named roles on the subject of the page. */
export function hasRole(...wanted: readonly Role[]): AccessRule {
  return {
    name: wanted.join(' or '),
    allows: (actor, subject) =>
      subject !== null &&
      actor.grants.some(grant => grant.kind === subject.kind && grant.id === subject.id && wanted.includes(grant.role)),
  }
}

/** Any of several rights. */
export function anyOf(...rules: readonly AccessRule[]): AccessRule {
  return {
    name: rules.map(rule => rule.name).join(' or '),
    allows: (actor, subject) => rules.some(rule => rule.allows(actor, subject)),
  }
}

/** May begin a consultation: the secretariat, or the contact of the public body that is the subject. */
export const startsConsultation = anyOf(secretariat, hasRole('contact'))
/** Asks questions: whoever leads a consultation, and the secretariat, which keeps what the area asks again. */
export const asksQuestions = anyOf(secretariat, {
  name: 'lead of a consultation',
  allows: actor => actor.grants.some(grant => grant.kind === 'consultation' && grant.role === 'lead'),
})
/** May run a consultation: plan, publish, close, report. */
export const leadsConsultation = hasRole('lead')
/** May set up a consultation's team: its lead, or the secretariat that sets up everybody else. */
export const setsUpConsultation = anyOf(hasRole('lead'), secretariat)
/** May read responses without names, split them into points and decide actions. */
export const reviewsResponses = hasRole('lead', 'reviewer')
/** May key in responses that came on paper, by letter, by email or spoken. */
export const keysResponses = hasRole('lead', 'clerk')
/** Anybody working on the consultation. */
export const worksOnConsultation = anyOf(hasRole('lead', 'reviewer', 'clerk'), secretariat)
/** Runs a partnership: its chair or its administrator. */
export const runsPartnership = hasRole('chair', 'administrator')
/** Sits on a partnership in any role. */
export const sitsOnPartnership = hasRole('chair', 'administrator', 'representative')
/** Speaks for an organisation. */
export const speaksForOrganisation = hasRole('contact', 'champion')
/** Speaks for any organisation at all: may challenge a timetable in its name. */
export const speaksForSomeOrganisation: AccessRule = {
  name: 'contact or champion of an organisation',
  allows: actor => actor.grants.some(grant => grant.kind === 'organisation'),
}
/** Asks other parties for their word, for the body that is the subject: whoever runs it, or the secretariat that helps. */
export const asksParties = anyOf(hasRole('chair', 'administrator', 'lead', 'contact'), secretariat)
