/** Mails of an election: to the bodies, each with a link of its own, and to who stands. */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { contactsOf } from '../../parties/index.ts'
import { subjectOf } from '../subject.ts'
import { type ElectionHere, electionAddress, electionValues } from './election-here.ts'
import { findNominations } from './nominations.queries.ts'
import { type Body, findBodies, makeElectionLink } from './voters.queries.ts'

/**
 * What bodies are mailed: that they may nominate, that they may vote, that voting ends soon, how it came out, that it is off. Each goes to
 * all of them: who is mailed can be seen where mail is looked after, and who has voted is told to nobody.
 */
type ToBodies = 'nominate' | 'vote' | 'remind' | 'result' | 'off'

/** Mails the bodies of an election. `more` are values of the words of that mail. Gives how many bodies were reached. */
export async function tellBodies(
  tx: Tx,
  hub: Hub,
  here: ElectionHere,
  what: ToBodies,
  today: Day,
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  let reached = 0
  for (const body of await findBodies(tx, here.election.id)) {
    const boxes = await contactsOf(tx, body.organisationId, today)
    for (const box of boxes)
      await mailTo(tx, hub, here, what, box, { ...more, link: await linkFor(tx, hub, here, what, body) })
    if (boxes.length > 0) reached++
  }
  return reached
}

async function linkFor(tx: Tx, hub: Hub, here: ElectionHere, what: ToBodies, body: Body): Promise<string> {
  if (what === 'result' || what === 'off') return `${hub.origin}${electionAddress(here)}`
  const way = what === 'nominate' ? 'nominate' : 'vote'
  return `${hub.origin}/elections/${way}/${await makeElectionLink(tx, { election_body_id: body.id })}`
}

/** Mails somebody about an election. The words are `elections.mail.<what>-subject` and `-body`. */
export async function mailTo(
  tx: Tx,
  hub: Hub,
  here: ElectionHere,
  what: ToBodies | 'candidate' | 'officer',
  to: { readonly name: string; readonly email: string | null },
  more: Readonly<Record<string, string>>,
): Promise<void> {
  if (to.email === null) return
  const values = { ...electionValues(t, here), person: to.name, ...more }
  await sendMail(
    tx,
    hub.seal,
    {
      to: to.email,
      subject: t(`elections.mail.${what}-subject`, values),
      body: t(`elections.mail.${what}-body`, values),
    },
    subjectOf(here.partnership),
  )
}

/** Tells those who were nominated how it came out, or that it is off. */
export async function tellNominated(
  tx: Tx,
  hub: Hub,
  here: ElectionHere,
  what: 'result' | 'off',
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const link = `${hub.origin}${electionAddress(here)}`
  for (const { person_id } of await findNominations(tx, here.election.id)) {
    const person = await tx
      .selectFrom('person')
      .select(['name', 'email'])
      .where('id', '=', person_id)
      .executeTakeFirstOrThrow()
    await mailTo(tx, hub, here, what, person, { ...more, link })
  }
}
