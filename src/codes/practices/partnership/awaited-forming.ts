/** Practices asked while a partnership is scoped and formed whose records are still to come: each answers "not known" and says what is missing. */
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedInForming: readonly Practice[] = [
  definePractice({
    id: 'partnership.know-each-other',
    stage: 'form',
    evidence: 'computed',
    title: 'Partners know each other',
    asks: 'Each partner has a profile (aims, priorities, constraints, ways of working) that the others have read, before the terms are agreed.',
    missing: 'Profiles of partners, and who has read them, are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.seat-skills',
    stage: 'form',
    evidence: 'computed',
    title: 'Skills needed and held',
    asks: 'Skills needed are set beside skills held; gaps have training.',
    missing: 'Skills of seat holders are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.sector-awareness',
    stage: 'form',
    evidence: 'computed',
    title: 'Sectors know how the others work',
    asks: 'Key people of each sector have had an introduction to how the other sectors work and what presses on them.',
    missing: 'Introductions to how other sectors work are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.taking-part-defined',
    stage: 'form',
    evidence: 'computed',
    title: 'How far each can take part',
    asks: 'Each partner has stated to whom it answers, how it is represented, and how far and by what means it can take part; the other partners have accepted it.',
    missing: 'How far and by what means each partner can take part is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.set-up-time',
    stage: 'form',
    evidence: 'computed',
    title: 'Time to get acquainted',
    asks: 'Dated time for partners to meet, get acquainted and agree a realistic plan was set aside before delivery began, and was used.',
    missing: 'Time set aside before delivery began is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.power-mapped',
    stage: 'form',
    evidence: 'recorded',
    title: 'Ties between partners written down',
    asks: 'Funding, contract and line relationships between partners are written down, with their likely effect on the partnership and what is done about it.',
    missing: 'Funding, contract and line relationships between partners are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.invitation-cascade',
    stage: 'scope',
    evidence: 'computed',
    title: 'Invitations passed on',
    asks: 'Local infrastructure organisations were asked to pass on invitations to take part, and how far each one went is logged.',
    missing: 'Requests to pass on invitations, and their reach, are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.councillor-role-distinct',
    stage: 'form',
    evidence: 'recorded',
    title: 'Role of elected members distinct',
    asks: 'The terms say how the role of elected members differs from that of sector representatives, and holders of both kinds have confirmed it.',
    missing: 'The terms do not yet mark how elected members differ from sector representatives.',
  }),
]
