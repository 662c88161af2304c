/** Whoever was nominated says whether they stand, and what they want to tell the bodies that vote: by the link of their mail. */
import { holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { says } from '../../../kernel/says.ts'
import { choice, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { findPartnershipById } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { stageOf } from './election.ts'
import { electionAddress, electionValues, tokenParams } from './election-here.ts'
import { findElection, holdElection } from './elections.queries.ts'
import { changeNomination, type Nomination, nominationOfLink } from './nominations.queries.ts'

const form = {
  stands: choice({ label: 'elections.stand.stands', options: ['yes', 'no'] }),
  statement: passage({
    label: 'elections.stand.statement',
    hint: 'elections.stand.statement-hint',
    max: 1500,
    optional: true,
  }),
  version: versionField(),
}
const valuesOf = ({ statement, accepted_on, version }: Nomination) =>
  writeForm(form, { statement, version, ...(accepted_on === null ? {} : { stands: 'yes' as const }) })

async function nominationHere(db: Handle, { token }: { readonly token: string }) {
  const nomination = await nominationOfLink(db, token)
  const election = nomination && (await findElection(db, nomination.election_id))
  const partnership = election && (await findPartnershipById(db, election.partnership_id))
  return { ref: null, record: nomination && election && partnership ? { nomination, election, partnership } : null }
}

export const standingForPage = definePage({
  path: '/elections/standing/:token',
  access: holderOfTheLink,
  audit: 'partnership.election-stood',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: tokenParams,
  form,
  subject: nominationHere,
  changesPages: false,
  async act({ t }) {
    return { happens: [t('elections.stand.happens'), t('elections.stand.until')] }
  },
  async show({ subject, today, t }) {
    if (subject === null) return { title: t('elections.unknown'), intro: t('elections.problem.unknown'), fields: [] }
    const { nomination, election } = subject
    const open = nomination.withdrawn_on === null && stageOf(election, election.standing, today) === 'nominating'
    const state =
      nomination.withdrawn_on !== null
        ? 'withdrawn'
        : open
          ? 'intro'
          : nomination.accepted_on
            ? 'is-standing'
            : 'too-late'
    return {
      title: t('elections.stand.title', { seat: election.seat }),
      intro: t(`elections.stand.${state}`, { ...electionValues(t, subject), body: nomination.body }),
      fields: open ? Object.keys(form) : [],
      button: open ? t('elections.stand.button') : null,
      back: { href: electionAddress(subject), text: t('elections.see') },
      form: valuesOf(nomination),
    }
  },
  async submit({ db, subject, params, form: typed, today, audit }) {
    if (subject === null) return notFound
    const { nomination, partnership } = subject
    const election = await holdElection(db, subject.election.id)
    if (nomination.withdrawn_on !== null || stageOf(election, election.standing, today) !== 'nominating')
      return refuse({ stands: 'elections.problem.nominations-closed' })
    if (typed.stands === 'yes' && !says(typed.statement)) return refuse({ statement: 'elections.problem.statement' })
    const change =
      typed.stands === 'yes'
        ? { statement: typed.statement, accepted_on: nomination.accepted_on ?? today }
        : { statement: '', accepted_on: null, withdrawn_on: today }
    if (!(await changeNomination(db, { id: nomination.id, version: typed.version }, change)))
      return stale(valuesOf(nomination), nomination.version)
    await audit({
      action: 'partnership.election-stood',
      as: 'nominated',
      subject: subjectOf(partnership),
      record: { kind: 'election', id: election.id },
      after: { stands: typed.stands === 'yes' },
    })
    return redirect(`/elections/standing/${params.token}`, `elections.done.stands-${typed.stands}`)
  },
})
