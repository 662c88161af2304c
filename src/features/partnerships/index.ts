/** Partnerships: the register, the start gate, partners, terms, seats, health and the end. */
import type { Route } from '../../web/page.ts'

export { loadPartnershipFacts } from './facts.queries.ts'
export { findPartnership, isOver, type Partnership } from './partnership.queries.ts'
export { type SeatMandate, type SeatOn, type SeatPerson, seatsOn } from './seats/seats-on.queries.ts'
export { addressOf, crumbs, planCrumbs, visiblePartnership } from './subject.ts'

export const routes: readonly Route[] = []
