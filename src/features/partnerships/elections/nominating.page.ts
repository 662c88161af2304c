/** A body nominates somebody: by the link of a mail, or signed in. Whoever is nominated is asked, and stands only once they say yes. */
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import { email, type FormValues, line, passage } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { personOfEmail } from '../../accounts/index.ts'
import { holderProblem } from './calling.ts'
import { stageOf } from './election.ts'
import { type BodyHere, electionAddress, electionValues } from './election-here.ts'
import { holdElection } from './elections.queries.ts'
import { findNominations, hasDeclined, nominate, stands } from './nominations.queries.ts'
import { mailTo } from './telling.ts'
import { twoDoors } from './two-doors.ts'
import { makeElectionLink } from './voters.queries.ts'

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
    // Whose an address is, is told to nobody who typed it.
    intro: own
      ? t(stands(own) ? 'elections.nominate.done' : 'elections.nominate.done-asked', { name: own.name })
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
  if (await hasDeclined(tx, body, person.id)) return { email: 'elections.problem.declined' }
  const span = { from: election.term_from, to: election.term_to }
  const broken = await holderProblem(tx, election, person.id, span)
  if (broken) return { email: broken }
  const nominationId = await nominate(tx, { body, personId: person.id, statement: typed.statement, today })
  const link = `${hub.origin}/elections/standing/${await makeElectionLink(tx, { nomination_id: nominationId })}`
  const here = { partnership, election }
  await mailTo(tx, hub, here, 'candidate', { name: person.name, email: typed.email }, { body: body.name, link })
  return null
}

export const [nominationPage, nominationLinkPage] = twoDoors({
  path: '/partnerships/:slug/elections/:election/bodies/:body/nomination',
  linkPath: '/elections/nominate/:token',
  audit: 'partnership.election-nominated',
  form,
  act: t => ({ happens: [t('elections.nominate.happens')], told: [t('elections.nominate.told')] }),
  view,
  take: ({ db, hub, form: typed, today }, here) => take(db, hub, here, typed, today),
  entry: ({ body }, byLink) => ({ after: { body: body.name }, ...(byLink ? { as: 'invited' } : {}) }),
  done: 'elections.done.nominated',
})
