/** What a draft asks for and how much of it records can show; what changes against the code in force; what to look at first. */
import { secretariat } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { codeOf as codeOfEdition, findEditions } from '../codes/editions.queries.ts'
import { viewComparison } from '../editions/comparison.view.ts'
import { codeOf, isLive } from './draft.ts'
import { coverageOf, looksOf } from './look.ts'
import { draftAddress, draftCrumbs, draftParams, textSubject, viewClause } from './parts.ts'

export const coveragePage = definePage({
  path: '/compact/writing/:draft/coverage',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/writing/coverage.njk',
  width: 'whole',
  params: draftParams,
  subject: textSubject,
  async show({ subject: { draft, sections }, area, t }) {
    const at = draftAddress(draft)
    const clauses = sections.flatMap(section => section.clauses)
    const addresses = { clause: `${at}/clauses/`, section: `${at}/sections/`, draft: at }
    return {
      title: t('compact.writing.coverage'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      at,
      total: coverageOf(clauses),
      looks: looksOf(sections).map(({ at: where, says, stops }) => ({
        ...where,
        stops,
        text: t(says.key, says.values),
        href: `${addresses[where.kind]}${where.id}`,
      })),
      sections: sections
        .filter(section => section.clauses.length > 0)
        .map(section => ({
          id: section.id,
          title: `${section.number}. ${section.title}`,
          counts: coverageOf(section.clauses),
          clauses: section.clauses.map(clause => ({ ...viewClause(draft, clause, t), live: isLive(clause) })),
        })),
    }
  },
})

export const draftChangesPage = definePage({
  path: '/compact/writing/:draft/changes',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/writing/changes.njk',
  params: draftParams,
  subject: textSubject,
  async show({ db, subject: { draft, sections }, area, t }) {
    const before = (await findEditions(db)).find(({ id }) => id === draft.replacesId)
    const was = before && (await codeOfEdition(db, before))
    return {
      title: t('compact.writing.changes'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      before: before ?? null,
      about: draftAddress(draft, 'about'),
      view: was ? viewComparison(was, codeOf(draft, sections), t) : null,
    }
  },
})
