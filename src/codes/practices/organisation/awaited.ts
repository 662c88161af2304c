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
    title: 'Staff have read the codes',
    asks: 'Staff and departments named by the signatory have confirmed that they have read the codes in force.',
    missing: 'Staff cannot confirm yet that they have read the codes.',
  }),
  definePractice({
    id: 'organisation.backs-its-representatives',
    stage: 'monitor',
    evidence: 'recorded',
    title: 'Backs its representatives',
    asks: 'The organisation states what it owes its representatives (time, briefing, cover) and each of them has confirmed it.',
    missing: 'What an organisation owes its representatives is not recorded yet.',
  }),
  definePractice({
    id: 'organisation.invests-in-people',
    stage: 'monitor',
    evidence: 'computed',
    title: 'Skills and training planned',
    asks: 'Skills needed by its members and representatives are listed, gaps are shown, and training is planned or done.',
    missing: "Skills and training of an organisation's people are not recorded.",
  }),
  definePractice({
    id: 'organisation.open-to-change',
    stage: 'monitor',
    evidence: 'asked',
    title: 'Open to change',
    asks: 'Partners find it responsive to change and to new opportunities while true to its values.',
    missing: 'Partners have not been asked whether an organisation is open to change.',
  }),
  definePractice({
    id: 'organisation.values-diversity',
    stage: 'monitor',
    evidence: 'asked',
    title: 'Values diversity',
    asks: 'Partners find that it recognises the diversity of the sector and of its members.',
    missing: 'Partners have not been asked how an organisation recognises diversity.',
  }),
  definePractice({
    id: 'organisation.sector-informed',
    stage: 'monitor',
    evidence: 'computed',
    title: 'Sector informed',
    asks: 'News of services, policies and decisions, consulted on or not, was sent to every organisation that declared an interest in the topic, and the sending is logged.',
    missing: 'News sent to the sector, and who received it, is not logged yet.',
  }),
  definePractice({
    id: 'organisation.involvement-considered',
    stage: 'monitor',
    evidence: 'recorded',
    title: 'Ways of involvement considered',
    asks: 'For each service or policy listed, the ways of involvement set (beyond informing and consulting) were considered, each marked offered or not offered with a reason.',
    with: z.object({
      ways: z
        .array(z.enum(['decision-making', 'feedback', 'design-and-commissioning', 'delivery', 'scrutiny']))
        .min(1)
        .default(['decision-making', 'feedback', 'design-and-commissioning', 'delivery', 'scrutiny']),
    }),
    missing: 'The ways of involvement considered for each service are not recorded.',
  }),
  definePractice({
    id: 'organisation.user-led',
    stage: 'monitor',
    evidence: 'asked',
    title: 'Led by its users',
    asks: 'People who use its services find that what they say shapes those services.',
    missing: "People who use an organisation's services have not been asked.",
  }),
  definePractice({
    id: 'organisation.approachable',
    stage: 'monitor',
    evidence: 'asked',
    title: 'Approachable between consultations',
    asks: 'Sector bodies find it approachable, and find that it keeps a dialogue going between consultations.',
    missing: 'Sector bodies have not been asked how approachable a body is.',
  }),
  definePractice({
    id: 'organisation.own-guidance-linked',
    stage: 'sign',
    evidence: 'computed',
    title: 'Own guidance tied to the code',
    asks: 'The signatory lists its own guides and toolkits on the subject, each linked to the code and marked consistent or with its differences noted.',
    missing: 'Guides of signatories are not listed beside the codes yet.',
  }),
  definePractice({
    id: 'organisation.notices-usable',
    stage: 'monitor',
    evidence: 'computed',
    title: 'Notices that can be used',
    asks: 'Each notice sent to the sector about a service, policy or decision meets the reading age set, can be had in other formats, and says how to reply or take part.',
    with: z.object({ readingAge: ruled('reading-age') }),
    missing: 'Notices to the sector are not kept, so their wording cannot be looked at.',
  }),
  definePractice({
    id: 'organisation.members-consulted',
    stage: 'monitor',
    evidence: 'computed',
    title: 'Members asked first',
    asks: 'Before its needs, priorities or direction were settled, all its members and a wider audience were asked, and what they said is on record.',
    missing: 'No record shows how an organisation asked its members.',
  }),
  definePractice({
    id: 'organisation.reporting-light',
    stage: 'monitor',
    evidence: 'asked',
    title: 'Reporting no heavier than needed',
    asks: 'Representatives and members find reporting useful and no heavier than it needs to be.',
    missing: 'Representatives have not been asked how heavy reporting is.',
  }),
  definePractice({
    id: 'organisation.seeks-resources',
    stage: 'monitor',
    evidence: 'recorded',
    title: 'Seeks resources for joint work',
    asks: 'Bids and requests for money or help towards partnership and representation work are on record, each with its result.',
    missing: 'Bids for money or help are not recorded yet.',
  }),
]
