/** Practices asked while a partnership is scoped and formed whose records are still to come: each answers "not known" and says what is missing. */
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedInForming: readonly Practice[] = [
  definePractice({
    id: 'partnership.invitation-cascade',
    stage: 'scope',
    evidence: 'computed',
    proof: 'confirmed',
    owedTo: 'sector',
    title: 'Invitations passed on',
    asks: 'Local infrastructure organisations were asked to pass on invitations to take part, and how far each one went is logged.',
    missing: 'Requests to pass on invitations, and their reach, are not recorded yet.',
  }),
]
