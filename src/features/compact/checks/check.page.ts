/** The checks of a consultation, a partnership or an organisation: is it kept, what is missing, who asks for it, what to do next. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type Code, countOutcomes } from '../../../codes/index.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { findDepartures } from '../departures/departures.queries.ts'
import { countsOf, viewByClause, viewByStage, withOpenLinks } from './check.view.ts'
import { type Checked, type CheckedKind, checkSubjects } from './checking.ts'
import { rightsOf } from './declared.ts'
import type { Reader } from './finding.view.ts'
import { openAddresses } from './open-addresses.ts'
import { sayKept } from './say-kept.ts'
import { addressOf, answerable, crumbsTo, places, refOf, slugParams, team, visibleSubject } from './subject.ts'
import { findTrend } from './trend.queries.ts'
import { trendChart } from './trend.ts'

const query = z.object({
  by: z.enum(['stage', 'clause']).catch('stage'),
  code: z.string().max(80).optional().catch(undefined),
})

function checkPage(kind: CheckedKind): Page {
  return definePage({
    path: `${places[kind]}/:slug/checks`,
    workspace: { stage: 'kept', label: 'compact.nav.checks' },
    access: anyone,
    audit: 'reads only',
    template: 'compact/checks/check.njk',
    params: slugParams,
    query,
    subject: visibleSubject(kind),
    async show({ db, hub, subject, actor, today, query: { by, code }, t }) {
      const checked = (await checkSubjects(db, kind, [subject.id], today)).get(subject.id)
      if (!checked) return { kind: 'not-found' }
      const ref = refOf(subject)
      const works = team[kind].allows(actor, ref)
      const reader: Reader = {
        kind,
        slug: subject.slug,
        works,
        today,
        may: await rightsOf(actor, ref),
        departures: answerable[kind].allows(actor, ref) ? addressOf(subject, 'departures/new') : null,
      }
      const chosen = by === 'clause' ? (checked.codes.find(({ id }) => id === code) ?? checked.codes[0]) : undefined
      return {
        title: t('compact.checks.title', { subject: subject.title }),
        breadcrumbs: crumbsTo(t, subject),
        address: addressOf(subject, 'checks'),
        departuresAddress: addressOf(subject, 'departures'),
        kind,
        works,
        kept: sayKept(countOutcomes(checked.findings), t),
        counts: countsOf(checked.findings),
        total: checked.findings.length,
        codes: namedCodes(checked),
        forGuidance: checked.forGuidance,
        departures: await findDepartures(db, ref),
        trend: trendChart(await findTrend(db, ref, today), t),
        chosen: chosen ? { id: chosen.id, title: chosen.title } : null,
        ...(await withOpenLinks(
          chosen ? await viewByClause(db, checked, chosen, reader) : await viewByStage(db, checked, reader),
          hrefs => openAddresses({ db, hub, actor }, hrefs),
        )),
      }
    },
  })
}

/** The codes that the subject was judged by, each with who signed it. */
function namedCodes({ facts, codes }: Checked) {
  const signedBy = ({ id }: Code): string[] =>
    facts.signatories.filter(({ codes: signed }) => signed.includes(id)).map(({ label }) => label)
  return codes.map(code => ({ id: code.id, title: code.title, signedBy: signedBy(code).join(', ') }))
}

export const consultationChecksPage = checkPage('consultation')
export const partnershipChecksPage = checkPage('partnership')
export const organisationChecksPage = checkPage('organisation')
