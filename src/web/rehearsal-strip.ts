/** The strip that every page of a rehearsal begins with: what it is, its today, and the way back for its team. */
import { escapeHtml } from '../documents/export/inline-html.ts'
import type { Day } from '../kernel/day.ts'
import { t } from './render.ts'
import { sayDay } from './say-closing.ts'

/** Says of a page that it is rehearsed. */
export function rehearsalStrip(of: { readonly today: Day; readonly slug: string; readonly staff: boolean }): string {
  const back = of.staff
    ? ` <a class="govuk-link" href="/consultations/${of.slug}/rehearsal">${escapeHtml(t('web.rehearsal.back'))}</a>`
    : ''
  const says = escapeHtml(t('web.rehearsal.strip', { day: sayDay(t, of.today) }))
  return `<section class="hub-as-public" aria-label="${escapeHtml(t('web.rehearsal.name'))}"><div class="govuk-width-container">
    <p class="govuk-body govuk-!-margin-bottom-0">${says}${back}</p></div></section>`
}
