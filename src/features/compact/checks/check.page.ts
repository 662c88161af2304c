/** The checks of a consultation, a partnership, an organisation or the Compact itself: is it kept, what is missing, who asks for it, what to do next. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type Code, countOutcomes, shortFingerprint } from '../../../codes/index.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { findDepartures } from '../departures/departures.queries.ts'
import { voicesOf } from '../heard/sides.ts'
import { findViews } from '../heard/views.queries.ts'
import { countsOf, viewByClause, viewByStage, withOpenLinks } from './check.view.ts'
import { type Checked, checkSubject } from './checking.ts'
import type { Reader } from './finding.view.ts'
import type { Rules } from './judged-by.ts'
import { type JudgedKind, judgedKinds } from './kinds.ts'
import { sayKept } from './say-kept.ts'
import { addressOf, answerable, crumbsTo, pathOf, refOf, subjectParams, team, visibleSubject } from './subject.ts'
import { findTrend } from './trend.queries.ts'
import { trendChart } from './trend.ts'

const query = z.object({
  by: z.enum(['stage', 'clause']).catch('stage'),
  code: z.string().max(80).optional().catch(undefined),
})

function checkPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'checks'),
    workspace: { stage: 'kept', label: 'compact.nav.checks' },
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'compact/checks/check.njk',
    params: subjectParams(kind),
    query,
    subject: visibleSubject(kind),
    async show({ db, hub, subject, actor, today, query: { by, code }, t }) {
      const checked = await checkSubject(db, subject, today)
      if (!checked) return { kind: 'not-found' }
      const ref = refOf(subject)
      const works = team[kind].allows(actor, ref)
      const reader: Reader = {
        kind,
        slug: subject.slug,
        places: hub.places,
        works,
        today,
        may: hub.places.allows(actor, ref),
        departures: answerable[kind].allows(actor, ref) ? addressOf(subject, 'departures/new') : null,
        views: await findViews(db, subject),
      }
      const rules = await loadRules(db, today)
      const all = [...checked.codes, ...earlierCodes(checked, rules).map(earlier => earlier.code)]
      const chosen = by === 'clause' ? (all.find(({ id }) => id === code) ?? all[0]) : undefined
      return {
        title: t('compact.checks.title', { subject: subject.title }),
        breadcrumbs: crumbsTo(t, subject),
        address: addressOf(subject, 'checks'),
        hearing: (await voicesOf(db, actor, subject, today)).length > 0 ? addressOf(subject, 'hearing') : null,
        answers: answerable[kind].allows(actor, ref) ? addressOf(subject, 'doubts') : null,
        departuresAddress: addressOf(subject, 'departures'),
        kind,
        works,
        kept: sayKept(countOutcomes(checked.findings), t),
        counts: countsOf(checked.findings),
        total: checked.findings.length,
        codes: namedCodes(checked, rules),
        against: checked.codes.length,
        closedOn: checked.own?.closedOn ?? null,
        differing: checked.own?.closedOn ? differing(checked) : [],
        choose:
          kind === 'consultation' && answerable[kind].allows(actor, ref) ? addressOf(subject, 'checks/edition') : null,
        forGuidance: checked.forGuidance,
        departures: await findDepartures(db, subject),
        trend: trendChart(await findTrend(db, subject, today), t),
        chosen: chosen ? { id: chosen.id, title: chosen.title } : null,
        ...(await withOpenLinks(
          chosen ? await viewByClause(db, checked, chosen, reader) : await viewByStage(db, checked, reader),
          hrefs => hub.places.mayOpen({ db, actor }, hrefs),
        )),
      }
    },
  })
}

/**
 * The codes that the subject was judged by, each with who signed it, its fingerprint, and the later edition that was not counted
 * because the subject began before it, or because who signed the earlier one has not agreed to it. To these come the editions that
 * judge only what was done while they bound.
 */
function namedCodes(checked: Checked, rules: Rules) {
  const { facts, codes, editions, fingerprints, own } = checked
  const now = codes.map((code, at) => {
    const edition = editions[at]
    const next = edition === undefined ? undefined : rules.book.laterThan(edition).at(-1)
    const later = next && rules.codes.get(next.id)
    return {
      ...nameOf(code, fingerprints[at] ?? null),
      signedBy: facts.signatories
        .filter(({ codes: signed }) => signed.includes(code.id))
        .map(({ label }) => label)
        .join(', '),
      later: later ? { id: later.id, title: later.title, because: own?.began == null ? 'signed' : 'began' } : null,
      until: null,
    }
  })
  const before = earlierCodes(checked, rules).map(({ id, code, until }) => ({
    ...nameOf(code, rules.fingerprints.get(id) ?? null),
    signedBy: '',
    later: null,
    until,
  }))
  return [...now, ...before]
}

function nameOf({ id, title }: Code, fingerprint: string | null) {
  return { id, title, fingerprint: fingerprint === null ? null : shortFingerprint(fingerprint) }
}

/** Editions of which a finding still tells because of what was done while they bound, each with the last day of that. */
function earlierCodes({ before, editions, findings }: Checked, rules: Rules) {
  const told = new Set(findings.flatMap(({ clauses }) => clauses.map(({ code }) => code)))
  const lastDays = new Map(before.flatMap(({ until, editions: then }) => then.map(id => [id, until] as const)))
  return [...lastDays].flatMap(([id, until]) => {
    const code = rules.codes.get(id)
    return code && told.has(code.id) && !editions.includes(id) ? [{ id, code, until }] : []
  })
}

/** Findings that today's records and rules would give another verdict than the one they were closed with. */
function differing({ findings, byTodaysRules }: Checked) {
  const now = new Map(byTodaysRules.map(one => [one.demand, one]))
  return findings.flatMap(({ demand, practice, title, verdict }) => {
    const today = now.get(demand)
    if (!today || today.verdict === verdict) return []
    return [{ practice, title, was: verdict, is: today.verdict, because: today.because }]
  })
}

/** The page of checks of every kind of subject. */
export const checkPages: readonly Page[] = judgedKinds.map(checkPage)
