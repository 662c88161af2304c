/** A body nominates somebody: by the link of a mail, or signed in. Whoever is nominated is asked, and stands only once they say yes. */
import { holderOfTheLink, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import { email, type FormValues, line, passage } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { seatsElsewhere } from '../seats/holder.page.ts'
import { findTerms } from '../seats/seats.queries.ts'
import { termProblem } from '../seats/term-rules.ts'
import { subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { stageOf } from './election.ts'
import {
  type BodyHere,
  bodyOfAddress,
  bodyOfToken,
  bodyParams,
  electionAddress,
  electionCrumbs,
  electionValues,
  tokenParams,
} from './election-here.ts'
import { findNominations, holdElection, makeElectionLink, nominate } from './elections.queries.ts'
import { mailTo } from './telling.ts'

const form = {
  email: email({ label: 'elections.nominate.email', hint: 'elections.nominate.email-hint' }),
  name: line({ label: 'elections.nominate.name', max: 120 }),
  statement: passage({
    label: 'elections.nominate.statement',
    hint: 'elections.nominate.statement-hint',
    max: 1500,
    optional: true,
  }),
}

async function view(db: Handle, here: BodyHere, today: Day, t: Translate) {
  const { election, body } = here
  const own = (await findNominations(db, election.id)).find(each => each.election_body_id === body.id)
  const open = stageOf(election, election.standing, today) === 'nominating'
  return {
    title: t('elections.nominate.title', { seat: election.seat }),
    intro: own
      ? t('elections.nominate.done', { name: own.name })
      : t(open ? 'elections.nominate.intro' : 'elections.problem.nominations-closed', {
          ...electionValues(t, here),
          body: body.name,
        }),
    fields: open && !own ? Object.keys(form) : [],
    button: open && !own ? t('elections.nominate.button') : null,
    back: { href: electionAddress(here), text: t('elections.see') },
  }
}

/** Keeps a nomination and asks whoever is nominated; gives what is wrong, by box, or null. */
async function take(
  tx: Tx,
  hub: Hub,
  { partnership, election: { id }, body }: BodyHere,
  typed: FormValues<typeof form>,
  today: Day,
): Promise<Record<string, Message | string> | null> {
  const election = await holdElection(tx, id)
  if (stageOf(election, election.standing, today) !== 'nominating')
    return { email: 'elections.problem.nominations-closed' }
  const person = await personOfEmail(tx, typed.email, typed.name)
  if (!person) return { name: 'partnerships.term.problem.name' }
  if (person.id === election.officer_id) return { email: 'elections.problem.is-officer' }
  const all = await findNominations(tx, id)
  if (all.some(each => each.election_body_id === body.id)) return { email: 'elections.problem.nominated-already' }
  if (all.some(each => each.person_id === person.id)) return { email: 'elections.problem.person-nominated' }
  const { rules } = await rulesInForce(tx, partnership.id)
  const terms = (await findTerms(tx, election.seat_id)).map(one => ({
    person: one.person_id,
    from: one.from_day,
    to: one.to_day,
  }))
  const span = { from_day: election.term_from, to_day: election.term_to }
  const broken = termProblem(
    rules,
    { person: person.id, from: election.term_from, to: election.term_to },
    { terms, elsewhere: await seatsElsewhere(tx, partnership.id, election.seat_id, person.id, span) },
  )
  if (broken) return { email: Object.values(broken)[0]! }
  const nominationId = await nominate(tx, { body, personId: person.id, statement: typed.statement, today })
  const link = `${hub.origin}/elections/standing/${await makeElectionLink(tx, { nomination_id: nominationId })}`
  const here = { partnership, election }
  await mailTo(tx, hub, here, 'candidate', { name: person.name, email: typed.email }, { body: body.name, link })
  return null
}

export const nominationPage = definePage({
  path: '/partnerships/:slug/elections/:election/bodies/:body/nomination',
  workspace: { within: 'elections' },
  access: speaksForOrganisation,
  audit: 'partnership.election-nominated',
  template: 'components/records.njk',
  params: bodyParams,
  form,
  subject: bodyOfAddress,
  changesPages: false,
  act: async ({ t }) => consequences(t),
  async show({ db, subject, today, t }) {
    return {
      ...(await view(db, subject, today, t)),
      breadcrumbs: electionCrumbs(t, subject.partnership, subject.election),
    }
  },
  async submit({ db, hub, subject, form: typed, today, audit }) {
    const wrong = await take(db, hub, subject, typed, today)
    if (wrong) return refuse(wrong)
    await audit({
      action: 'partnership.election-nominated',
      subject: subjectOf(subject.partnership),
      record: { kind: 'election', id: subject.election.id },
      after: { body: subject.body.name },
    })
    return redirect(electionAddress(subject), 'elections.done.nominated')
  },
})

export const nominationLinkPage = definePage({
  path: '/elections/nominate/:token',
  access: holderOfTheLink,
  audit: 'partnership.election-nominated',
  template: 'components/records.njk',
  params: tokenParams,
  form,
  subject: bodyOfToken,
  changesPages: false,
  act: async ({ t }) => consequences(t),
  async show({ db, subject, today, t }) {
    if (subject === null) return { title: t('elections.unknown'), intro: t('elections.problem.unknown'), fields: [] }
    return view(db, subject, today, t)
  },
  async submit({ db, hub, subject, params, form: typed, today, audit }) {
    if (subject === null) return notFound
    const wrong = await take(db, hub, subject, typed, today)
    if (wrong) return refuse(wrong)
    await audit({
      action: 'partnership.election-nominated',
      as: 'invited',
      subject: subjectOf(subject.partnership),
      record: { kind: 'election', id: subject.election.id },
      after: { body: subject.body.name },
    })
    return redirect(`/elections/nominate/${params.token}`, 'elections.done.nominated')
  },
})

const consequences = (t: Translate) => ({
  happens: [t('elections.nominate.happens')],
  told: [t('elections.nominate.told')],
})
