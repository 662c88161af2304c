/** The returning officer declares the result. The Hub counts as they do so: nobody sees a vote before everybody does. */
import { type Actor, signedIn } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { tick } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { t as words } from '../../../web/render.ts'
import { subjectOf } from '../subject.ts'
import { declare } from './declaring.ts'
import { mayDeclare } from './election.page.ts'
import { FEWEST_TOLD, stageOf } from './election.ts'
import { electionAddress, electionCrumbs, electionOfAddress, electionParams, electionValues } from './election-here.ts'
import { findElection } from './elections.queries.ts'
import { resultOf } from './result.ts'
import { tellBodies, tellNominated } from './telling.ts'

const form = { in_order: tick({ label: 'elections.declare.in-order', required: true }) }

export const declarationPage = definePage({
  path: '/partnerships/:slug/elections/:election/declaration',
  workspace: { within: 'elections' },
  access: signedIn,
  audit: 'partnership.election-declared',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: electionParams,
  form,
  async subject(db: Handle, params: { slug: string; election: string }, _hub: Hub, actor: Actor) {
    const found = await electionOfAddress(db, params)
    return found && mayDeclare(actor, found.record.election) ? found : null
  },
  async act({ t }) {
    return {
      happens: [t('elections.declare.happens'), t('elections.declare.lot', { fewest: FEWEST_TOLD })],
      told: [t('elections.declare.told')],
    }
  },
  async show({ subject, today, t }) {
    const { election, partnership } = subject
    const due = stageOf(election, election.standing, today) === 'due'
    return {
      title: t('elections.declare.title'),
      breadcrumbs: electionCrumbs(t, partnership, election),
      intro: t(due ? 'elections.declare.intro' : 'elections.problem.not-due', {
        ...electionValues(t, subject),
        standing: election.standing,
      }),
      fields: due ? ['in_order'] : [],
      button: due ? t('elections.declare.button') : null,
      back: { href: electionAddress(subject), text: t('elections.see') },
    }
  },
  async submit({ db, hub, subject, actor, today, audit }) {
    const { partnership, election } = subject
    const declared = await declare(db, subject, { hub, person: actor.person! }, today)
    if ('problem' in declared) return refuse({ in_order: declared.problem })
    const now = (await findElection(db, election.id))!
    const result = (await resultOf(db, now, words))!.lines.join('\n\n')
    await tellBodies(db, hub, subject, 'result', today, { result })
    await tellNominated(db, hub, subject, 'result', { result })
    await audit({
      action: 'partnership.election-declared',
      subject: subjectOf(partnership),
      record: { kind: 'election', id: election.id },
      after: { outcome: declared.outcome, elected: declared.name },
    })
    return redirect(electionAddress(subject), 'elections.done.declared')
  },
})
