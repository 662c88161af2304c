/** Practices of an organisation whose records are still to come: each answers "not known" and says what is missing. */
import { z } from 'zod'
import { ruled } from '../../numbers/asked.ts'
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedOrganisationPractices: readonly Practice[] = [
  definePractice({
    id: 'organisation.staff-aware',
    stage: 'monitor',
    evidence: 'computed',
    proof: 'confirmed',
    owedTo: 'signatories',
    title: 'Staff have read the codes',
    asks: 'Staff and departments named by the signatory have confirmed that they have read the codes in force.',
    missing: 'Staff cannot confirm yet that they have read the codes.',
  }),
  definePractice({
    id: 'organisation.backs-its-representatives',
    stage: 'monitor',
    evidence: 'recorded',
    proof: 'confirmed',
    owedTo: 'seats',
    title: 'Backs its representatives',
    asks: 'The organisation states what it owes its representatives (time, briefing, cover) and each of them has confirmed it.',
    missing: 'What an organisation owes its representatives is not recorded yet.',
  }),
  definePractice({
    id: 'organisation.sector-informed',
    stage: 'monitor',
    evidence: 'computed',
    proof: 'shown',
    owedTo: 'sector',
    title: 'Sector informed',
    asks: 'News of services, policies and decisions, consulted on or not, was sent to every organisation that declared an interest in the topic, and the sending is logged.',
    missing: 'News sent to the sector, and who received it, is not logged yet.',
  }),
  definePractice({
    id: 'organisation.notices-usable',
    stage: 'monitor',
    evidence: 'computed',
    proof: 'shown',
    owedTo: 'sector',
    title: 'Notices that can be used',
    asks: 'Each notice sent to the sector about a service, policy or decision meets the reading age set, can be had in other formats, and says how to reply or take part.',
    with: z.object({ readingAge: ruled('reading-age') }),
    missing: 'Notices to the sector are not kept, so their wording cannot be looked at.',
  }),
]
