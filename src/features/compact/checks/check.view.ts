/** What a check page shows: first what is due now, then stage by stage, or the clauses of one code. */
import {
  byClause,
  byStage,
  byUrgency,
  type Code,
  countStandings,
  type Finding,
  type StandingName,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Checked } from './checking.ts'
import { colourOf, type FindingView, type Reader, viewFindings } from './finding.view.ts'

/** Most findings shown unfolded under one heading. */
const MOST_SHOWN = 8

/**
 * A view with only the links its reader may follow; what they may not open is named and not linked. `view` is data made
 * here: findings among lists and objects.
 */
export async function withOpenLinks<V>(
  view: V,
  isOpen: (hrefs: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<V> {
  const findings: FindingView[] = []
  collect(view, findings)
  const open = await isOpen(
    findings.flatMap(({ step, explain, records }) =>
      [step, explain, ...records.map(({ href }) => href)].filter(href => href !== null),
    ),
  )
  return closed(view, open) as V
}

function isFinding(value: object): value is FindingView {
  return 'practice' in value && 'records' in value && 'step' in value
}

function collect(value: unknown, into: FindingView[]): void {
  if (typeof value !== 'object' || value === null) return
  if (isFinding(value)) into.push(value)
  else for (const each of Object.values(value)) collect(each, into)
}

function closed(value: unknown, open: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const kept = (href: string | null) => (href !== null && open.has(href) ? href : null)
  if (isFinding(value)) {
    const records = value.records.map(({ text, href }) => ({ text, href: kept(href) }))
    return { ...value, records, step: kept(value.step), explain: kept(value.explain) }
  }
  if (Array.isArray(value)) return value.map(each => closed(each, open))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, closed(each, open)]))
}

/** How many count as something. */
export type Count = { readonly standing: StandingName; readonly colour: string; readonly count: number }

/** Findings of which the first are shown and the rest folded. */
export type Folded = {
  readonly name: string
  readonly count: number
  /** Days ahead that count as due soon. */
  readonly days: number
  readonly shown: readonly FindingView[]
  readonly more: readonly FindingView[]
}

/** A stage, or a section of a code, folded: its findings that tell something, and those that do not. */
export type Group = {
  readonly name: string
  readonly title: string
  readonly counts: readonly Count[]
  readonly findings: readonly FindingView[]
  readonly silent: readonly FindingView[]
}

/** How many findings count as each: what is met by its proof. */
export function countsOf(findings: readonly Finding[]): readonly Count[] {
  return countStandings(findings).map(one => ({ ...one, colour: colourOf(one.standing) }))
}

/** What is overdue and due soon. */
export function urgent(
  { findings, days }: Pick<Checked, 'findings' | 'days'>,
  today: Day,
  view: (finding: Finding) => FindingView,
): readonly Folded[] {
  const { overdue, due } = byUrgency(findings, today, addDays(today, days.soon))
  return [
    { name: 'overdue', list: overdue },
    { name: 'due', list: due },
  ].map(({ name, list }) => ({
    name,
    count: list.length,
    days: days.soon,
    shown: list.slice(0, MOST_SHOWN).map(view),
    more: list.slice(MOST_SHOWN).map(view),
  }))
}

/** All findings, stage by stage. */
export async function viewByStage(db: Handle, checked: Checked, reader: Reader) {
  const { findings } = checked
  const view = await viewFindings(db, findings, reader)
  return {
    urgent: urgent(checked, reader.today, view),
    groups: byStage(findings).map(({ stage, findings: own }) => group(stage, stage, own, view)),
  }
}

/** The clauses of one code, section by section, each with what was found under it. */
export async function viewByClause(db: Handle, { findings }: Checked, code: Code, reader: Reader) {
  const view = await viewFindings(db, findings, reader)
  const found = new Map(byClause(findings, code).map(({ clause, findings: own }) => [clause.id, own]))
  const sections = code.sections.map(({ number, title, clauses }) => {
    const asking = clauses.filter(({ id }) => (found.get(id) ?? []).length > 0)
    return {
      number,
      title,
      silent: clauses.length - asking.length,
      counts: countsOf([...new Set(asking.flatMap(({ id }) => found.get(id) ?? []))]),
      clauses: asking.map(({ id, gist, actor }) => ({
        id,
        gist,
        actor,
        href: `/codes/${encodeURIComponent(code.id)}#${id}`,
        findings: (found.get(id) ?? []).map(view),
      })),
    }
  })
  return { sections: sections.filter(({ clauses }) => clauses.length > 0) }
}

function group(
  name: string,
  title: string,
  findings: readonly Finding[],
  view: (finding: Finding) => FindingView,
): Group {
  const shown = findings.map(view)
  return {
    name,
    title,
    counts: countsOf(findings),
    findings: shown.filter(({ tells }) => tells),
    silent: shown.filter(({ tells }) => !tells),
  }
}
