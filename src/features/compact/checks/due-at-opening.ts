/** What the codes ask of a consultation by its first day and the records do not show yet, with what mends it. */
import { byUrgency } from '../../../codes/index.ts'
import type { DueAtOpening } from '../../consultations/index.ts'
import { withOpenLinks } from './check.view.ts'
import { checkSubjects } from './checking.ts'
import { type Reader, viewFindings } from './finding.view.ts'

/** Finds it; `late` first, then what falls due by the opening. */
export const dueAtOpening: DueAtOpening = async ({ db, hub, actor, today }, consultation) => {
  const checked = (await checkSubjects(db, 'consultation', [consultation.id], today)).get(consultation.id)
  if (!checked) return null
  const opens = consultation.opens_on !== null && consultation.opens_on > today ? consultation.opens_on : today
  const { overdue, due } = byUrgency(checked.findings, today, opens)
  const reader: Reader = {
    kind: 'consultation',
    slug: consultation.slug,
    places: hub.places,
    works: true,
    today,
    may: hub.places.allows(actor, { kind: 'consultation', id: consultation.id }),
    departures: `/consultations/${consultation.slug}/departures/new`,
  }
  const view = await viewFindings(db, [...overdue, ...due], reader)
  return withOpenLinks(
    { findings: [...overdue, ...due].map(view), codes: checked.codes.map(({ title }) => title), day: opens },
    hrefs => hub.places.mayOpen({ db, actor }, hrefs),
  )
}
