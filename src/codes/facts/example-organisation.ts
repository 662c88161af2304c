/** The exemplary organisation: a public body that has signed, and does all that is asked of it. Invented. */
import { day } from '../../kernel/day.ts'
import type { OrganisationFacts } from './organisation.ts'

/** A council that leads consultations and sits on a partnership. */
export const exemplaryOrganisation: OrganisationFacts = {
  subject: 'organisation',
  id: 'organisation-1',
  label: 'Wendle Vale Council',
  signatories: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-consultation-2009'] }],
  departures: [],
  sector: 'statutory',
  infrastructure: false,
  wants: 2,
  refuses: 1,
  communication: 'A monthly letter to parish councils, and a page for representatives.',
  reachable: true,
  spokenForBy: 'Ida Grey',
  objectives: 'Fewer people without a bus after nine.',
  objectivesEvidence: 'Passenger counts of 2025.',
  codePlan: 'Every service names a lead for the codes by May.',
  codePlanOn: day('2026-05-04'),
  silenceUnderstoodOn: null,
  belongsTo: null,
  consultations: [
    {
      id: 'consultation-1',
      label: 'Buses after dark',
      opensOn: day('2026-01-12'),
      closesOn: day('2026-04-13'),
    },
  ],
  meetings: [
    { id: 'meeting-1', label: 'Transport partnership', heldOn: day('2026-06-02'), passedOnOn: day('2026-06-09') },
  ],
  policies: [
    {
      id: 'policy-1',
      label: 'Grants for community transport',
      affectsSector: true,
      involvedBy: 'Buses after dark',
      noInvolvement: null,
      effect: 'Three groups lose a grant, five gain one.',
      effectNotedOn: day('2026-03-02'),
    },
  ],
  lessons: [
    {
      id: 'lesson-1',
      label: 'Visit depots first',
      procedure: 'Guide to consulting',
      changedOn: day('2026-08-03'),
      noChange: null,
    },
  ],
}
