/** A finding as pages show it: its word and tag, why, the records behind it, the clauses that ask for it, what to do. */
import type {
  ClauseRef,
  Finding,
  NotKnownKind,
  Proof,
  StandingName,
  Strength,
  VerdictName,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Around, Places } from '../../../web/places.ts'
import { heardOf, type KeptView } from '../heard/views.queries.ts'
import { recordLinks } from './record-links.ts'

/** A link, or a name where there is nothing to link to. */
export type Link = { readonly text: string; readonly href: string | null }

/** The clauses of one code under a finding. */
export type CodeClauses = {
  readonly code: string
  readonly clauses: readonly (Link & { readonly gist: string })[]
}

export type FindingView = {
  readonly practice: string
  readonly title: string
  readonly asks: string
  readonly verdict: VerdictName
  readonly colour: string
  /** How it is known, where it is kept; why nothing is known, where nothing is. */
  readonly proof: Proof | null
  readonly unknown: NotKnownKind | null
  readonly strength: Strength
  /** What bodies of the side it is owed to say of it, or of the reason given for it; and what they said before. */
  readonly views: readonly KeptView[]
  readonly earlier: readonly KeptView[]
  readonly because: string
  /** Whether it says if the practice is kept: not so where it does not apply or is not known. */
  readonly tells: boolean
  readonly due: Day | null
  readonly late: boolean
  readonly records: readonly Link[]
  /** How many clauses ask for it, and which, code by code. */
  readonly clauseCount: number
  readonly codes: readonly CodeClauses[]
  /** The form that mends it; null for those who cannot use it. */
  readonly step: string | null
  /** Where a departure can be explained; null for those who may not, and where there is nothing to explain. */
  readonly explain: string | null
}

/** The colour of a verdict's tag; the word says it too. */
export const verdictColours: Readonly<Record<VerdictName, string>> = {
  met: 'govuk-tag--green',
  explained: 'govuk-tag--turquoise',
  partly: 'govuk-tag--yellow',
  notMet: 'govuk-tag--red',
  notDue: 'govuk-tag--blue',
  doesNotApply: 'govuk-tag--grey',
  notKnown: 'govuk-tag--grey',
}

/** The colour of what findings count as; the words say it too. */
export function colourOf(standing: StandingName): string {
  return standing === 'shown' || standing === 'confirmed' || standing === 'stated'
    ? verdictColours.met
    : verdictColours[standing]
}

/** Most records shown with one finding. */
const MOST_RECORDS = 6

/** What a reader may do about findings of a subject. */
export type Reader = Around & {
  readonly places: Places
  /** Whether they work on the subject, and so see what is to be done. */
  readonly works: boolean
  readonly today: Day
  /** Whether they have the right to a page of the subject. */
  readonly may: (path: string) => boolean
  /** What was said of the findings and of the reasons given; what was taken back too. */
  readonly views?: readonly KeptView[]
  /** Address of the form that explains a departure; null for those who do not answer for the subject,*/
  readonly departures: string | null
}

/** Shows findings to a reader; links are found for all of them at once. */
export async function viewFindings(
  db: Handle,
  findings: readonly Finding[],
  reader: Reader,
): Promise<(finding: Finding) => FindingView> {
  const { places } = reader
  const linkOf = await recordLinks(
    db,
    findings.flatMap(({ records }) => records),
    places,
  )
  return finding => {
    const { practice, title, asks, verdict, because, due, records, clauses, nextStep } = finding
    const short = verdict === 'notMet' || verdict === 'partly'
    return {
      practice,
      title,
      asks,
      verdict,
      colour: verdictColours[verdict],
      proof: finding.proof,
      unknown: finding.unknown,
      strength: finding.strength,
      ...heardOf(reader.views ?? [], one => one.demand === finding.demand || isOfReason(one, finding)),
      because,
      tells: verdict !== 'doesNotApply' && verdict !== 'notKnown',
      due,
      late: short && due !== null && due < reader.today,
      records: records
        .filter(({ id }) => id !== finding.subject.id)
        .slice(0, MOST_RECORDS)
        .map(ref => ({ text: ref.label, href: linkOf(ref, reader, reader.may) })),
      clauseCount: clauses.length,
      codes: byCode(clauses),
      step:
        reader.works && nextStep && nextStep.form !== 'departures' ? stepOf(places, finding, reader, reader.may) : null,
      explain:
        short && reader.departures && practice !== 'consultation.departures-explained'
          ? `${reader.departures}?practice=${encodeURIComponent(practice)}`
          : null,
    }
  }
}

function isOfReason({ departureId }: KeptView, { departure }: Finding): boolean {
  return departure !== null && departureId === departure
}

/**
 * The page of the next step; where it is not there, that of all such things, or else the workspace of the subject. Null
 * for whoever has no right to it.
 */
export function stepOf(
  places: Places,
  { nextStep, records }: Pick<Finding, 'nextStep' | 'records'>,
  around: Around,
  may?: (path: string) => boolean,
): string | null {
  return nextStep && places.ofForm(nextStep.form, around, records, may)
}

/** Clauses with their addresses, code by code. */
export function byCode(clauses: readonly ClauseRef[]): CodeClauses[] {
  return [...Map.groupBy(clauses, ({ codeTitle }) => codeTitle)].map(([code, own]) => ({
    code,
    clauses: own.map(clause => ({
      text: clause.clause,
      href: `/codes/${encodeURIComponent(clause.code)}#${clause.clause}`,
      gist: clause.gist,
    })),
  }))
}
