/** Codes of practice and the checks under them: what other parts of the product may use. */

export type { CompactFacts } from '../facts/compact.ts'
export type { ConsultationFacts } from '../facts/consultation.ts'
export type { Facts, FactsOf } from '../facts/models.ts'
export type { PartnershipFacts } from '../facts/partnership.ts'
export type { Departure, Item, Request, Sector, Signatory, SubjectFacts, View } from '../facts/shared.ts'
export { says } from '../kernel/says.ts'
export { type Answer, type AnswerCounts, answerOf, answers, clauseAnswer, countAnswers, formsOf } from './answered.ts'
export { askedInTime, type Stretch } from './asked-in-time.ts'
export {
  type Actor,
  actors,
  type Citation,
  type Clause,
  type ClauseKind,
  type Code,
  clauseKinds,
  clausesOf,
  demandOf,
  type Section,
  type Strength,
  strengthOf,
  strengths,
} from './code.ts'
export { type CodeFault, sayFault } from './code-faults.ts'
export { type CodeCoverage, type Coverage, coverage } from './coverage.ts'
export { type ClauseRef, type Demand, type Demands, demandsOf, numbersCarried } from './demands.ts'
export { clauseKey, hasEnded, isPublic, shortRecords } from './departure.ts'
export { bindingText, citationOf, fingerprintOf, readBinding, shortFingerprint } from './editions/binding.ts'
export {
  type AdoptedEdition,
  type Bound,
  type RuleBook,
  ruleBook,
  type Signed,
  unbrokenSince,
  wasInForce,
} from './editions/binding-rules.ts'
export { type ClauseChange, compareEditions } from './editions/compare.ts'
export { disagreementsIn, disagreementsOf, sayDisagreement } from './editions/disagreements.ts'
export { beyondErratum } from './editions/erratum.ts'
export { couldBeCombined, type Engaging } from './engaging.ts'
export { byClause, byDue, byStage, byStrength, byUrgency, countVerdicts, isToDo, notYetMet } from './findings.ts'
export { type FormName, formNames } from './forms.ts'
export { interimTime } from './interim-time.ts'
export { codesSignedFor, evidenceBehind, type Finding, judge, judgeDemands } from './judge.ts'
export { loadCodeFiles } from './load-folder.ts'
export {
  type AdoptedRule,
  type AdoptedRules,
  type AskedNumber,
  noRules,
  numberOf,
  numberOfRule,
  ruleOfParameter,
} from './numbers/asked.ts'
export {
  areaRules,
  type Rule,
  type RuleGroup,
  type RuleName,
  ruleGroups,
  ruleNames,
  type Unit,
} from './numbers/rules.ts'
export { sayAsked, sayNumber, sayWhoAsks } from './numbers/say-asked.ts'
export { sayParameters } from './numbers/say-parameters.ts'
export {
  countOutcomes,
  countStandings,
  type Outcome,
  type OutcomeCounts,
  outcomeOf,
  outcomes,
  type StandingName,
  shareKept,
  standingOf,
  standings,
  tellingOf,
} from './outcome.ts'
export type { Span } from './own-days.ts'
export { aYearBefore } from './partnership-life.ts'
export {
  type Example,
  type Gave,
  gaveOf,
  type HubPromise,
  type Parameters,
  type Practice,
  type PracticeId,
} from './practice.ts'
export { type NotKnownKind, notKnownKinds, type Proof, proofs, type Side, sides } from './proof.ts'
export { type CodeFile, readCode, readCodes } from './read-code.ts'
export { codesReference, practicesReference } from './reference.ts'
export { practiceIds, practiceOf, practices } from './registry.ts'
export { type Evidence, type Stage, type SubjectKind, stageOrder, stages, subjectKinds } from './subject.ts'
export { type AlikeClause, type Suggest, type Suggestion, suggester } from './suggest/suggest.ts'
export { type NextStep, type RecordRef, type Verdict, type VerdictName, verdictNames } from './verdict.ts'
export { writeCode } from './write-code.ts'
