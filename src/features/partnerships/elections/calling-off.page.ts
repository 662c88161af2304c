/** Calling an election off, with its reason. What was nominated and voted counts for nothing then. */
import { runsPartnership } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { subjectOf } from '../subject.ts'
import {
  type ElectionHere,
  electionAddress,
  electionCrumbs,
  electionOfAddress,
  electionParams,
} from './election-here.ts'
import { changeElection } from './elections.queries.ts'
import { tellBodies, tellNominated } from './telling.ts'

const form = { reason: passage({ label: 'elections.off.reason', max: 1000 }), version: versionField() }

/** Calls an election off and tells everybody; false where somebody changed it meanwhile. */
export async function callOff(tx: Tx, hub: Hub, here: ElectionHere, reason: string, today: Day): Promise<boolean> {
  const change = { outcome: 'called-off', declared_on: today, reason } as const
  if (!(await changeElection(tx, here.election, change))) return false
  await tellBodies(tx, hub, here, 'off', today, { reason })
  await tellNominated(tx, hub, here, 'off', { reason })
  return true
}

export const callingOffPage = definePage({
  path: '/partnerships/:slug/elections/:election/calling-off',
  workspace: { within: 'elections' },
  access: runsPartnership,
  audit: 'partnership.election-called-off',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: electionParams,
  form,
  subject: electionOfAddress,
  async act({ t }) {
    return { happens: [t('elections.off.happens')], told: [t('elections.off.told')] }
  },
  async show({ subject, t }) {
    const { election, partnership } = subject
    return {
      title: t('elections.off.title'),
      breadcrumbs: electionCrumbs(t, partnership, election),
      ...(election.outcome === null ? {} : { intro: t('elections.problem.over') }),
      fields: Object.keys(form),
      button: election.outcome === null ? t('elections.off.button') : null,
      back: { href: electionAddress(subject), text: t('elections.see') },
      form: writeForm(form, { version: election.version }),
    }
  },
  async submit({ db, hub, subject, form: { reason, version }, today, audit }) {
    const { election, partnership } = subject
    if (election.outcome !== null) return refuse({ reason: 'elections.problem.over' })
    if (!says(reason)) return refuse({ reason: 'elections.problem.reason' })
    const quoted = { partnership, election: { ...election, version } }
    if (!(await callOff(db, hub, quoted, reason, today)))
      return stale(writeForm(form, { version: election.version }), election.version)
    await audit({
      action: 'partnership.election-called-off',
      subject: subjectOf(partnership),
      record: { kind: 'election', id: election.id },
      after: { reason },
    })
    return redirect(electionAddress(subject), 'elections.done.off')
  },
})
