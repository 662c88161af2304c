/** Puts a row of records into the words of the facts. */
import type { PartnershipFacts, Stakeholder, StartGate } from '../../../codes/facts/partnership.ts'
import type { SurveyRound } from '../../../codes/facts/partnership-run.ts'
import { longDay } from '../../../kernel/day.ts'
import { tabulate } from '../health/groups.ts'
import { questionsAnswered, questionsOf, type RoundKind } from '../health/questions.ts'
import { type StakeholderAnswer, stakeholderCategories } from '../start/stakeholder-words.ts'
import { courseOf, lookingBack } from './course-of.ts'
import type { FactsRow, GateRow, PartnerRow, RoundRow, TermsRow } from './facts-row.ts'

/** What was made of a stakeholder, in the words of the facts. */
const answers: Readonly<Record<StakeholderAnswer, Stakeholder['answer']>> = {
  listed: 'listed',
  invited: 'invited',
  partner: 'partner',
  consulted: 'consulted',
  'kept-informed': 'kept-informed',
  declined: 'declined',
  'left-out': 'left-out',
}

/** The facts of one partnership. */
export function factsOf(row: FactsRow): PartnershipFacts {
  const rounds = (row.rounds ?? []).map(round => ({ kind: round.kind, facts: roundOf(round) }))
  return {
    subject: 'partnership',
    id: row.id,
    label: row.name,
    signatories: row.signatories ?? [],
    departures: row.departures ?? [],
    views: [],
    state: row.state === 'not-formed' ? 'notFormed' : row.state,
    kind: row.kind,
    scale: row.size,
    public: row.public,
    startsOn: row.started_on,
    purpose: row.purpose,
    gate: gateOf(row.gate),
    stakeholders: (row.stakeholders ?? []).map(one => ({ ...one, answer: answers[one.answer] })),
    stakeholderKinds: stakeholderCategories.map(name => ({
      name,
      considered:
        (row.empty_kinds ?? []).includes(name) || (row.stakeholders ?? []).some(({ category }) => category === name),
    })),
    partners: (row.partners ?? []).map(partnerOf),
    terms: row.terms && termsOf(row.terms),
    newTerms: row.new_terms && termsOf(row.new_terms),
    outset: row.outset,
    endReviewedOn: row.end_reviewed_on,
    evaluationPlan: row.evaluation_plan,
    resources: row.resources,
    participationBudget: row.participation_budget,
    ...courseOf(row),
    ...lookingBack(row),
    seats: row.seats ?? [],
    adviceAsked: row.advice ?? [],
    joinRequests: (row.join_requests ?? []).map(one => ({ ...one, label: `Request of ${longDay(one.askedOn)}` })),
    communities: row.communities ?? [],
    ending: row.ending,
    meetings: (row.meetings ?? []).map(meeting => ({
      ...meeting,
      label: `Meeting of ${longDay(meeting.on)}`,
      closedItems: meeting.closedItems.map(item => ({ ...item, label: 'A closed item' })),
    })),
    decisions: row.decisions ?? [],
    actions: row.actions ?? [],
    reportBacks: (row.report_backs ?? []).map(({ seat, ...one }) => ({
      ...one,
      label: `${seat}, ${longDay(one.metOn)}`,
    })),
    concerns: (row.concerns ?? []).map(one => ({
      ...one,
      label: `${one.kind === 'dispute' ? 'Disagreement' : 'Concern'} of ${longDay(one.raisedOn)}`,
    })),
    openRounds: (row.open_rounds ?? []).map(one => ({ ...one, label: roundNames[one.kind] })),
    healthChecks: rounds.filter(({ kind }) => kind === 'health-check').map(({ facts }) => facts),
    pulses: rounds.filter(({ kind }) => kind === 'pulse').map(({ facts }) => facts),
    togetherRounds: rounds.filter(({ kind }) => kind === 'working-together').map(({ facts }) => facts),
    endsOn: row.ends_on,
    endCondition: row.end_condition,
  }
}

/** Asked and in need of nothing is an answer too. */
function partnerOf({ asked, ...partner }: PartnerRow): PartnershipFacts['partners'][number] {
  const none = asked && partner.supportNeeds === ''
  return none ? { ...partner, supportNeeds: 'None', supportAnswer: partner.supportAnswer || 'None needed' } : partner
}

const noGate: StartGate = {
  need: null,
  existing: null,
  constraints: null,
  addedValue: null,
  searchedOn: null,
  similarAnswer: null,
  outcome: null,
  decidedOn: null,
  reason: null,
}

/** What was found alike counts as answered once each one is, or once it is on record that nothing was found. */
function gateOf(row: GateRow | null): StartGate {
  if (row === null) return noGate
  const { similar, ...gate } = row
  const told = similar.map(({ label, answer, reason }) => `${label}: ${answer}, ${reason}`).join('\n')
  if (similar.some(({ answer }) => answer === null)) return { ...gate, similarAnswer: null }
  return { ...gate, similarAnswer: told === '' ? gate.similarAnswer : told }
}

function termsOf({ sequence, printed, title, ...terms }: TermsRow): PartnershipFacts['terms'] {
  return { ...terms, label: `${title}, version ${printed || sequence}` }
}

const roundNames: Readonly<Record<RoundKind, string>> = {
  pulse: 'Pulse',
  'health-check': 'Health check',
  'working-together': 'Working together',
}

/** A round with its answers folded, so that no finding says what one seat answered. */
function roundOf({ kind, openedOn, answers: given, ...round }: RoundRow): SurveyRound {
  const questions = questionsOf(kind)
  const { groups, rows } = tabulate(given, questionsAnswered(kind, given))
  const month = longDay(openedOn).replace(/^\d+ /, '')
  return {
    ...round,
    label: `${roundNames[kind]} of ${month}`,
    questions: questions.length,
    shown: rows.filter(({ groups: tallies }) => tallies.some(tally => tally !== null)).length,
    complete: given.filter(({ scores }) => questions.every(name => scores[name] !== undefined)).length,
    answers: rows.flatMap(({ question, groups: tallies }) =>
      tallies.flatMap((tally, at) => {
        const sectors = groups[at]!.sectors
        const sector = sectors.length === 1 ? sectors[0]! : 'other'
        return tally ? [{ question, sector, answers: tally.answers, agree: tally.agree }] : []
      }),
    ),
  }
}
